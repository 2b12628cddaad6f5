// Writes what is made from the definitions of the language: docs/scenario.schema.json,
// docs/reference.md, and the types by which scenarios are built in TypeScript, src/author/types.ts.
//
//   node scripts/language.mjs [--check]
//
// With --check nothing is written, and the exit status is 1 if a file is out of date. It runs on the build, which is made
// afresh where it is stale.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const check = process.argv.includes('--check');
execFileSync(process.execPath, [join(root, 'scripts', 'build.mjs'), '--if-stale'], {
  stdio: ['ignore', 'ignore', 'inherit'],
});

const { schemaText } = await import('../dist/describe/schema.js');
const { builderTypes } = await import('../dist/describe/builder-types.js');
const { referencePage } = await import('../dist/describe/reference.js');

const outputs = [
  { path: 'docs/scenario.schema.json', text: schemaText() },
  { path: 'docs/reference.md', text: referencePage() },
  { path: 'src/author/types.ts', text: builderTypes() },
];
for (const { path, text } of outputs) {
  if (!check) writeFileSync(join(root, path), text);
  else if (read(path) !== text) {
    console.error(`language: ${path} is out of date: run \`npm run language\``);
    process.exitCode = 1;
  }
}

/** @param {string} path */
function read(path) {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch {
    return undefined;
  }
}
