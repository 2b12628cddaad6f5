// Puts what is loaded in one go into one file each, from the modules of a build: what runs in browsers (dist/brief/*.bundle.js), the
// code of Node's worker threads, and the command that is over soonest, in the place of its entry, as what loads a hundred files takes
// longer to start than many a task. That command is compiled ahead, too, as it spends a good part of its time on being compiled.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { readingOnly } from './reading-only.mjs';
import { shortMessages, toldWhilePlaying } from './short-messages.mjs';

const root = join(import.meta.dirname, '..');

/** Entry modules of what runs in browsers, by the file that each becomes; what knows a page's elements is no part of the build itself. */
const BUNDLES = {
  'brief/live-worker.bundle.js': { entry: 'brief/live-worker.ts' },
  // For pages whose scenario is written so that the house's own reader of YAML reads it: an eighth smaller.
  'brief/live-worker-plain.bundle.js': { entry: 'brief/live-worker.ts', without: 'yaml' },
  'brief/living-script.bundle.js': { entry: 'brief/living-script.ts' },
};
const IN_PLACE = [
  'simulate/worker.js',
  'simulate/csv-worker.js',
  'infer/worker.js',
  'assemble/aide-worker.js',
  'settle/foresight/aide-worker.js',
];
/** The command that is compiled ahead, by what it exports, and the scenarios that are checked to see what there is to compile. */
const AHEAD = { entry: 'cli/check-command.js', name: 'checkCommand' };
const SEEN = ['contractors-2024', 'contractors-2024-terms', 'missile-costs-2025'];

/**
 * Bundles for browsers are classic scripts, so that a page can start them from a text that it holds. Nothing of Node gets into them: what asks
 * for a module of Node only where it runs in Node keeps its import, which no browser reaches.
 *
 * @param {string} folder the build
 */
export async function bundle(folder) {
  const { messages } = await import(pathToFileURL(join(folder, 'diagnostics', 'messages.js')).href);
  const short = shortMessages(messages, toldWhilePlaying(join(root, 'src')));
  for (const [file, { entry, without }] of Object.entries(BUNDLES)) {
    await bundled(
      {
        input: join(root, 'src', entry),
        platform: 'browser',
        plugins: [without === undefined ? readingOnly() : leftOut(without), short],
        // Only threads of Node are started by the place of their code. What runs in a page is never asked to, and a page that starts
        // it from a text gives it an address by which no other can be named.
        transform: { define: { 'import.meta.url': '"file:///"' } },
      },
      { file: join(folder, file), format: 'iife', minify: true },
    );
  }
  for (const entry of IN_PLACE) {
    const file = join(folder, entry);
    await bundled({ input: file, platform: 'node' }, { file, format: 'esm' });
  }
  await compiledAhead(folder);
}

/**
 * Puts in the place of the command a module that loads its bundle with what the engine compiles of it. That is named by the content of the
 * bundle, since the engine looks at no more than its length.
 *
 * @param {string} folder the build
 */
async function compiledAhead(folder) {
  const entry = join(folder, AHEAD.entry);
  const bundle = entry.replace(/\.js$/, '.cjs');
  await bundled({ input: entry, platform: 'node' }, { file: bundle, format: 'cjs' });
  const hash = createHash('sha256').update(readFileSync(bundle)).digest('hex').slice(0, 16);
  const compiled = basename(bundle).replace(/\.cjs$/, `.${hash}.compiled`);
  writeFileSync(
    entry,
    [
      "import { loadPrecompiled, optimiseLater } from './precompiled.js';",
      `const bundle = new URL('./${basename(bundle)}', import.meta.url);`,
      `const { exports, ahead } = loadPrecompiled(bundle, new URL('./${compiled}', import.meta.url));`,
      'if (ahead) optimiseLater();',
      `export const { ${AHEAD.name} } = exports;`,
      '',
    ].join('\n'),
  );
  // In a process of its own, started as a command is.
  execFileSync(
    process.execPath,
    [join(root, 'scripts', 'compile-ahead.mjs'), folder, bundle, join(folder, 'cli', compiled), ...SEEN],
    { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] },
  );
}

/**
 * Leaves a package out: whatever is imported from it says so when it is used.
 *
 * @param {string} name of the package
 * @returns {import('rolldown').Plugin}
 */
function leftOut(name) {
  const id = `\0left out: ${name}`;
  return {
    name: 'left-out',
    resolveId: (source) => (source === name ? id : null),
    load: (asked) =>
      asked === id
        ? {
            code: `module.exports = new Proxy({}, { get() { throw new Error('${name} is left out of this bundle'); } });`,
            moduleType: 'js',
          }
        : null,
  };
}

/**
 * @param {import('rolldown').InputOptions} input
 * @param {import('rolldown').OutputOptions} output
 */
async function bundled(input, output) {
  const made = await rolldown({ ...input, external: /^node:/, logLevel: 'warn' });
  await made.write({ ...output, codeSplitting: false });
  await made.close();
}
