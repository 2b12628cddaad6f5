// Takes the pictures that the documentation shows, and that whoever reviews a change of a page looks at: docs/screens/*.png, and
// docs/brief.png for the README. It plays the flagship from the build that is there, in a folder of its own.
// Usage: node scripts/screens.mjs
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { findChromium } from './chromium.mjs';

const root = join(import.meta.dirname, '..');
const screens = join(root, 'docs', 'screens');
const FLAGSHIP = 'contractors-2024';
const PIECES = [FLAGSHIP, 'missile-costs-2025', 'diagnosis-2025'];
/** Longest that a page may take to answer, in milliseconds. */
const PATIENCE = 120_000;

const executablePath = findChromium();
if (executablePath === undefined) throw new Error('There is no Chromium to take pictures with.');
const { serveWorkbench } = await import(pathToFileURL(join(root, 'dist', 'cli', 'workbench-server.js')).href);
mkdirSync(screens, { recursive: true });
const folder = mkdtempSync(join(tmpdir(), 'rubicon-screens-'));
const browser = await chromium.launch({
  executablePath,
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run'],
});

/**
 * @param {string} url
 * @param {{ width: number, height: number }} viewport
 * @param {'light' | 'dark'} colorScheme
 */
async function opened(url, viewport, colorScheme = 'light') {
  const page = await browser.newPage({ viewport, colorScheme, reducedMotion: 'reduce' });
  page.setDefaultTimeout(PATIENCE);
  await page.goto(url);
  return page;
}

/** @param {import('playwright-core').Page} page @param {string} name */
async function taken(page, name) {
  await page.screenshot({ path: join(screens, `${name}.png`) });
  console.log(`docs/screens/${name}.png`);
}

/** The worlds of an answer at its finest, as the page states them. */
const REFINED = /^(your values, )?20,?000 worlds/i;

async function ofSite() {
  const scenarios = PIECES.map((id) => join(root, 'scenarios', id));
  const args = [
    join(root, 'dist', 'cli', 'main.js'),
    'publish',
    ...scenarios,
    '--out',
    folder,
    '--title',
    'World',
  ];
  const { status } = spawnSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error('The site could not be published.');
  const at = (path) => pathToFileURL(join(folder, path)).href;
  const site = await opened(at('index.html'), { width: 1280, height: 1500 });
  await taken(site, 'site');
  const brief = await opened(at(`${FLAGSHIP}/index.html`), { width: 1280, height: 1500 });
  await brief.locator('html[data-rubicon-ready]').waitFor();
  await taken(brief, 'brief');
  await brief.screenshot({ path: join(root, 'docs', 'brief.png') });
  await brief.locator('[data-rubicon-assumption]:enabled').first().focus();
  await brief.keyboard.press('End');
  await brief.waitForFunction(
    (words) => new RegExp(words, 'i').test(document.querySelector('#live-status')?.textContent ?? ''),
    REFINED.source,
  );
  await brief.evaluate(() => document.querySelector('#sliders')?.scrollIntoView());
  await taken(brief, 'brief-moved');
  const phone = await opened(at(`${FLAGSHIP}/index.html`), { width: 390, height: 1100 }, 'dark');
  await phone.locator('html[data-rubicon-ready]').waitFor();
  await taken(phone, 'phone-dark');
}

async function ofWorkbench() {
  const serving = await serveWorkbench(join(root, 'dist', 'workbench'), join(root, 'scenarios', FLAGSHIP));
  try {
    const page = await opened(serving.url, { width: 1440, height: 1000 });
    const refined = (more) =>
      page.waitForFunction(
        ([words, also]) => {
          const text = document.querySelector('#state')?.textContent ?? '';
          return new RegExp(words, 'i').test(text) && text.includes(also);
        },
        [REFINED.source, more],
      );
    await refined('as written');
    await taken(page, 'workbench');
    await page.getByRole('button', { name: 'Pin this answer' }).click();
    await page.locator('[data-rubicon-assumption]:enabled').first().focus();
    await page.keyboard.press('End');
    await refined('moved');
    await page.evaluate(() => document.querySelector('#answers')?.scrollIntoView());
    await taken(page, 'workbench-pinned');
    await page.evaluate(() => scrollTo(0, 0));
    await page.getByRole('button', { name: 'Examples' }).click();
    await taken(page, 'gallery');
  } finally {
    await serving.close();
  }
}

try {
  await ofSite();
  await ofWorkbench();
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}
