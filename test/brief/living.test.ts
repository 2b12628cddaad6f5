import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../scripts/chromium.mjs';
import { briefHtml } from '../../src/brief/brief.ts';
import { run } from '../../src/pipeline.ts';

const executablePath = findChromium();
const FLAGS =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync --disable-background-networking --disable-component-update';

/** A scenario that would like to write into the page. */
const TEXT = `rubicon: 1
title: "</script><img src=x onerror=document.title='taken'>"
assumptions:
  chance:
    is: 20% to 70%
    unit: share
    about: "<b>Chance</b> </script><!-- of a reaction"
    source: judgement
    because: a test
model:
  hit: bernoulli(chance)
options:
  wait: {title: "<i>Wait</i>"}
outcomes:
  reaction: {is: hit}
claims:
  likely:
    says: "<u>A reaction</u> is likely."
    reading: In most worlds there is one.
    holds: reaction[wait]
`;

describe.skipIf(executablePath === undefined)('a living brief, opened from disk without a network', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rubicon-brief-'));
  const complaints: string[] = [];
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    const source = { name: 'scenario.yaml', text: TEXT };
    const ran = await run(source, 'x', { worlds: 400, seed: 1, threads: 1, set: [] }, {});
    if (ran.kind !== 'ran') throw new Error(JSON.stringify(ran));
    writeFileSync(join(folder, 'index.html'), briefHtml(ran.result, { source, id: 'x', files: {} }));
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: FLAGS.split(' ') });
    page = await opened('');
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function opened(hash: string): Promise<Page> {
    const context = await browser.newContext({ offline: true });
    const page = await context.newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => complaints.push(message.text()));
    await page.goto(`file://${join(folder, 'index.html')}${hash}`);
    await page.locator('html[data-rubicon-ready]').waitFor({ timeout: 30_000 });
    return page;
  }

  const answer = (page: Page): Promise<string> => page.locator('[data-rubicon="answer"] .figure').innerText();
  const refined = (page: Page): Promise<void> =>
    page.locator('#live-status', { hasText: '20,000 worlds' }).waitFor({ timeout: 30_000 });

  it('follows a slider moved by keyboard, restores the published values, and shares what was moved', async () => {
    const published = await answer(page);
    const slider = page.locator('[data-rubicon-assumption="chance"]');
    await slider.focus();
    await page.keyboard.press('End');
    await refined(page);
    // Fixed at its 95 % quantile of 70 %, the chance is what the share comes to.
    expect(Math.abs(Number.parseFloat(await answer(page)) - 70)).toBeLessThan(2);
    const moved = await answer(page);
    const { hash } = new URL(page.url());
    await page.getByRole('button', { name: 'Published values' }).click();
    expect(await answer(page)).toBe(published);
    const other = await opened(hash);
    await refined(other);
    expect(await answer(other)).toBe(moved);
  }, 60_000);

  it('lets nothing of the scenario become markup, and meets its own policy', async () => {
    expect(await page.title()).toContain('onerror');
    expect(await page.locator('img').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('is one file under 400 kB compressed', () => {
    expect(gzipSync(readFileSync(join(folder, 'index.html'))).length).toBeLessThan(400_000);
  });
});
