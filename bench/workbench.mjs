// How soon the workbench and a living brief answer, in headless Chromium from loopback and from disk. `first_load_kb` is all that is
// loaded until answers show, compressed as a web host would. `slider_ms` is from a slider's event to the first answer that is redrawn
// (which the element that carries `data-rubicon="answer"` counts), on the flagship, with 2,000 worlds per option played
// behind it; `refined_ms` to the answer of 20,000 worlds, and `refined_all_ms` the same of a number that bears on every option; `longest_task_ms` the longest time that the page's own thread was not to be
// had while a slider moved. No peer does the same, so there are no ratios.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { findChromium } from '../scripts/chromium.mjs';
import { longScenario } from './check/long-scenario.mjs';
import { median } from './measure/rounds.mjs';

const FLAGS = '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync';
const built = (name) => fileURLToPath(new URL(`../dist/workbench/${name}`, import.meta.url));
const root = fileURLToPath(new URL('..', import.meta.url));
const FLAGSHIP = 'contractors-2024';
/** The slider that is moved: a number that many claims hang on. */
const MOVED = 'repair_gain';
/** One that bears on every option, so that nothing stands of the answer before; and its positions. */
const MOVES_ALL = 'damage_rate';
const FEW_MOVES = 4;
/** Positions of the slider. */
const MOVES = 60;

/** Kilobytes over the wire, milliseconds in the page. */
export async function run({ quick = false } = {}) {
  const executablePath = findChromium();
  if (executablePath === undefined) return { ratios: {}, figures: {}, skipped: ['chromium'] };
  const { chromium } = await import('playwright-core');
  const { serveWorkbench } = await import('../dist/cli/workbench-server.js');
  const serving = await serveWorkbench(built(''), undefined);
  const browser = await chromium.launch({ executablePath, args: FLAGS.split(' ') });
  const folder = mkdtempSync(join(tmpdir(), 'rubicon-bench-'));
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
    const rounds = quick ? 3 : 31;
    const busy = await page.evaluate(diagnosed, { text, rounds });
    await page.waitForFunction(settled, { selector: '#state', words: '20,000 worlds' }, { timeout: 120_000 });
    await page.waitForTimeout(quick ? 1000 : 6000);
    const alone = await page.evaluate(diagnosed, { text, rounds });
    /** Of a worker that is warm. */
    const diagnostics = (times) => round1(median(times.slice(Math.floor(times.length / 3))));
    console.error(`${text.split('\n').length} lines: mistakes after ${diagnostics(alone)} ms`);
    await page.evaluate(choose, FLAGSHIP);
    const ready = `[data-rubicon-assumption="${MOVED}"]`;
    await page.waitForFunction(settled, { selector: '#state', words: '20,000 worlds' }, { timeout: 120_000 });
    await page.waitForSelector(ready, { timeout: 120_000 });
    await page.waitForTimeout(quick ? 1000 : 6000);
    const asked = {
      selector: ready,
      moves: quick ? 4 : MOVES,
      refined: { selector: '#state', words: '20,000 worlds' },
    };
    const bench = await page.evaluate(moved, asked);
    await page.waitForTimeout(quick ? 1000 : 6000);
    const all = { ...asked, selector: `[data-rubicon-assumption="${MOVES_ALL}"]`, moves: FEW_MOVES };
    const benchAll = await page.evaluate(moved, all);
    await page.close();

    const brief = join(folder, 'brief');
    const command = ['dist/cli/main.js', 'run', `scenarios/${FLAGSHIP}`, '--out', brief];
    execFileSync(process.execPath, [...command, '--worlds', '2000', '--seed', '1'], {
      cwd: root,
      stdio: 'ignore',
    });
    const [file] = readdirSync(brief).filter((name) => name.endsWith('.html'));
    const living = await browser.newPage();
    await living.goto(pathToFileURL(join(brief, file)).href);
    await living.waitForSelector('html[data-rubicon-ready]', { timeout: 120_000 });
    await living.waitForTimeout(quick ? 500 : 2000);
    const first = '#sliders input[data-rubicon-assumption]:not(:disabled)';
    const read = await living.evaluate(moved, {
      ...asked,
      selector: first,
      refined: { selector: '#live-status', words: '20,000 worlds' },
    });
    const kb = (bytes) => Math.round(gzipSync(bytes, { level: 9 }).length / 1000);
    const files = readdirSync(built('')).filter((name) => /\.(html|css|js)$/.test(name));
    const figures = {
      slider_ms_p50: at(bench.times, 0.5),
      slider_ms_p95: at(bench.times, 0.95),
      refined_ms: round1(bench.refined),
      refined_all_ms: round1(benchAll.refined),
      longest_task_ms: round1(Math.max(bench.longest, benchAll.longest, read.longest)),
      brief_slider_ms_p50: at(read.times, 0.5),
      brief_slider_ms_p95: at(read.times, 0.95),
      brief_refined_ms: round1(read.refined),
      diagnostics_ms: diagnostics(alone),
      diagnostics_busy_ms: diagnostics(busy),
      interactive_ms: Math.round(median(starts)),
      first_load_kb: files.reduce((sum, name) => sum + kb(readFileSync(built(name))), 0),
      brief_kb: kb(readFileSync(join(brief, file))),
    };
    return { ratios: {}, figures, skipped: [] };
  } finally {
    await browser.close();
    await serving.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function round1(ms) {
  return Math.round(ms * 10) / 10;
}

function at(times, share) {
  const ascending = times.toSorted((a, b) => a - b);
  return round1(ascending[Math.min(ascending.length - 1, Math.floor(share * ascending.length))]);
}

/** In the page: chooses an example, and forgets what was said of the one before. */
function choose(id) {
  document.querySelector('#state').textContent = '';
  document.querySelector(`[data-example="${id}"]`).click();
}

/** In the page: whether an element says something. */
function settled({ selector, words }) {
  return document.querySelector(selector)?.textContent.includes(words) === true;
}

/** In the page: moves a slider from place to place as a hand does, and waits after the last place for the refined answer. */
async function moved({ selector, moves, refined }) {
  const BEAT = 4;
  const answer = document.querySelector('[data-rubicon="answer"]');
  const times = [];
  let longest = 0;
  let beat = performance.now();
  // What the page's thread does for longer than this beat keeps it waiting. A heart without rest between its beats would itself keep a
  // processor busy that players need, as no reader's page does.
  const heart = new MessageChannel();
  let beating = true;
  heart.port1.onmessage = () => {
    const now = performance.now();
    longest = Math.max(longest, now - beat);
    beat = now;
    if (beating) setTimeout(() => heart.port2.postMessage(0), BEAT);
  };
  heart.port2.postMessage(0);
  const slide = (share) => {
    const slider = document.querySelector(selector);
    const [low, high] = [Number(slider.min), Number(slider.max)];
    slider.value = String(low + share * (high - low));
    slider.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const redrawn = () =>
    new Promise((resolve) => {
      const observer = new MutationObserver((changes) => {
        if (changes.length === 0) return;
        observer.disconnect();
        resolve();
      });
      observer.observe(answer, { attributeFilter: ['data-rubicon-answers'] });
    });
  const rest = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  for (let move = 0; move < moves; move++) {
    const start = performance.now();
    const drawn = redrawn();
    slide(0.1 + 0.8 * Math.abs(Math.sin(1 + move)));
    await drawn;
    times.push(performance.now() - start);
    await rest(30);
  }
  const start = performance.now();
  slide(0.42);
  await redrawn();
  while (!document.querySelector(refined.selector).textContent.includes(refined.words)) await rest(4);
  const waited = performance.now() - start;
  beating = false;
  return { times, longest, refined: waited };
}

/** In the page: from a changed text to its mistakes, there and back. */
async function diagnosed({ text, rounds }) {
  const worker = new Worker('worker.js', { name: 'rubicon-desk' });
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
