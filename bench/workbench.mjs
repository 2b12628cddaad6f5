// How soon the workbench answers, in headless Chromium from loopback: how much comes over the wire at first, when it can be written
// in, and how long a worker takes to find the mistakes of a scenario of a thousand lines after a keystroke. `answers_kb` is the worker
// that plays, which loads beside the rest and is not waited for. No peer does the same, so there are no ratios.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { findChromium } from '../scripts/chromium.mjs';
import { longScenario } from './check/long-scenario.mjs';
import { median } from './measure/rounds.mjs';

const FLAGS = '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync';
const built = (name) => fileURLToPath(new URL(`../dist/workbench/${name}`, import.meta.url));

/** Kilobytes over the wire, milliseconds in the page. */
export async function run({ quick = false } = {}) {
  const executablePath = findChromium();
  if (executablePath === undefined) return { ratios: {}, figures: {}, skipped: ['chromium'] };
  const { chromium } = await import('playwright-core');
  const { serveWorkbench } = await import('../dist/cli/workbench-server.js');
  const serving = await serveWorkbench(built(''), undefined);
  const browser = await chromium.launch({ executablePath, args: FLAGS.split(' ') });
  try {
    const starts = [];
    for (let round = 0; round < (quick ? 1 : 5); round++) {
      const page = await (await browser.newContext()).newPage();
      await page.goto(serving.url);
      await page.waitForSelector('body[data-ready]');
      starts.push(await page.evaluate('performance.getEntriesByName("ready")[0].startTime'));
      await page.context().close();
    }
    const page = await browser.newPage();
    await page.goto(serving.url);
    await page.waitForSelector('body[data-ready]');
    const text = longScenario(250);
    const times = await page.evaluate(diagnosed, { text, rounds: quick ? 3 : 31 });
    const kb = (names) =>
      Math.round(
        names.reduce((sum, name) => sum + gzipSync(readFileSync(built(name)), { level: 9 }).length, 0) / 1000,
      );
    const figures = {
      diagnostics_ms: Math.round(median(times.slice(Math.floor(times.length / 3))) * 10) / 10,
      interactive_ms: Math.round(median(starts)),
      first_load_kb: kb(['index.html', 'page.css', 'page.js', 'desk.js']),
      answers_kb: kb(['live.js']),
    };
    console.error(`${text.split('\n').length} lines: mistakes after ${figures.diagnostics_ms} ms`);
    return { ratios: {}, figures, skipped: [] };
  } finally {
    await browser.close();
    await serving.close();
  }
}

/** In the page: from a changed text to its mistakes, there and back. */
async function diagnosed({ text, rounds }) {
  const worker = new Worker('desk.js');
  const times = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    const held = { id: 'long', files: {}, text: `${text}# ${round}\n` };
    await new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => ('failed' in data ? reject(new Error(data.failed)) : resolve(data));
      worker.postMessage({ ticket: round, name: 'read', args: [held] });
    });
    times.push(performance.now() - start);
  }
  worker.terminate();
  return times;
}
