// Checks scenarios with a bundle of the command and keeps what the engine compiled on the way:
//
//   node scripts/compile-ahead.mjs BUILD BUNDLE FILE SCENARIO…
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [build = '', bundle = '', file = '', ...scenarios] = process.argv.slice(2);
const { compiledBy } = await import(pathToFileURL(join(build, 'cli', 'precompiled.js')).href);
const compiled = compiledBy(pathToFileURL(bundle), ({ checkCommand }) => {
  for (const name of scenarios) checkCommand(join(import.meta.dirname, '..', 'scenarios', name), {});
});
writeFileSync(file, compiled);
