// All tests, with all set-up. Further arguments go to vitest, as in `npm test -- test/random`. The last line of the
// output counts what passed, failed and was skipped.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium, installChromium } from './chromium.mjs';
import { setUp } from './setup.mjs';
import { countTests } from './tally.mjs';

const root = join(import.meta.dirname, '..');
setUp(root);
if (!(findChromium() ?? installChromium())) {
  console.error('No Chromium found and none can be installed here: the browser tests are skipped.');
}

const folder = mkdtempSync(join(tmpdir(), 'rubicon-test-'));
const report = join(folder, 'report.json');
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
const args = [vitest, 'run', ...reporters, ...process.argv.slice(2)];
const done = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
const status = done.status ?? 1;

const { passed, failed, skipped } = countTests(readReport(), status);
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = status;

/** What vitest wrote, or undefined if it ended before it could write a report. */
function readReport() {
  try {
    return JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    console.error('vitest ended without a report.');
    return undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
