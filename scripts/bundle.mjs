// Puts what is loaded in one go into one file each, from the modules of a build: what runs in browsers (dist/brief/*.bundle.js), the
// code of Node's worker threads, and the command that is over soonest, in the place of its entry, as what loads a hundred files takes
// longer to start than many a task.
import { join } from 'node:path';
import { rolldown } from 'rolldown';

/** Entry modules of what runs in browsers, by the file that each becomes. */
const BUNDLES = {
  'brief/live-worker.bundle.js': 'brief/live-worker.js',
  'brief/living-script.bundle.js': 'brief/living-script.js',
};
const IN_PLACE = [
  'simulate/worker.js',
  'simulate/csv-worker.js',
  'infer/worker.js',
  'assemble/aide-worker.js',
  'cli/check-command.js',
];

/**
 * Bundles for browsers are classic scripts, so that a page can start them from a text that it holds. Nothing of Node gets into them: what asks
 * for a module of Node only where it runs in Node keeps its import, which no browser reaches.
 *
 * @param {string} folder the build
 */
export async function bundle(folder) {
  for (const [file, entry] of Object.entries(BUNDLES)) {
    await bundled(
      {
        input: join(folder, entry),
        platform: 'browser',
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
