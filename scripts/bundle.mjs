// Puts what runs in browsers into one file each, from the modules of a build: dist/brief/*.bundle.js.
import { join } from 'node:path';
import { rolldown } from 'rolldown';

/** Entry modules, by the file that each becomes. */
const BUNDLES = {
  'brief/live-worker.bundle.js': 'brief/live-worker.js',
  'brief/living-script.bundle.js': 'brief/living-script.js',
};

/**
 * Bundles are classic scripts, so that a page can start them from a text that it holds. Nothing of Node gets into them: what asks
 * for a module of Node only where it runs in Node keeps its import, which no browser reaches.
 *
 * @param {string} folder the build
 */
export async function bundle(folder) {
  for (const [file, entry] of Object.entries(BUNDLES)) {
    const made = await rolldown({
      input: join(folder, entry),
      external: /^node:/,
      platform: 'browser',
      logLevel: 'warn',
      // Only threads of Node are started by the place of their code; what runs in a page is never asked to.
      transform: { define: { 'import.meta.url': 'self.location.href' } },
    });
    await made.write({ file: join(folder, file), format: 'iife', minify: true, codeSplitting: false });
    await made.close();
  }
}
