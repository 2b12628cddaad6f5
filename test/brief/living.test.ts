import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { briefHtml } from '../../src/brief/brief.ts';
import { run } from '../../src/pipeline.ts';
import { executablePath, launched, violations } from '../browser.ts';

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
  first: {says: It was so before., not_judged: No record.}
  second: {says: It is so elsewhere., not_judged: No record.}
  third: {says: It stays so., not_judged: No record.}
`;

/** Three trials that did not come out, of a chance of which two things decide. */
const LEARNED = `rubicon: 1
title: A chance and what was seen of it
tables:
  trial:
    columns: {came: {as: yes/no}}
    rows: {one: {came: no}, two: {came: no}, three: {came: yes}}
assumptions:
  level: {is: "-1 to 2", source: judgement, because: a test}
  more: {is: 0.5 to 2, source: judgement, because: a test}
evidence:
  trials: {title: Trials, each: trial, observe: trial.came ~ bernoulli(inverse_logit(level))}
outcomes:
  chance: {is: inverse_logit(level * more), unit: share}
claims:
  likely: {says: It is likely., reading: In most worlds., holds: "chance[baseline] > 50%"}
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
    browser = await launched();
    page = await opened('');
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function opened(hash: string, file = 'index.html'): Promise<Page> {
    const context = await browser.newContext({ offline: true });
    const page = await context.newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => complaints.push(message.text()));
    await page.goto(`file://${join(folder, file)}${hash}`);
    await page.locator('html[data-rubicon-ready]').waitFor({ timeout: 30_000 });
    return page;
  }

  const answer = (page: Page): Promise<string> => page.locator('[data-rubicon="answer"] .figure').innerText();
  const refined = (page: Page): Promise<void> =>
    page.locator('#live-status', { hasText: '20,000 worlds' }).waitFor({ timeout: 30_000 });

  it('follows a slider moved by keyboard, restores the published values, and shares what was moved', async () => {
    const published = await answer(page);
    const glance = (): Promise<string[]> => page.locator('.told .verdict').allInnerTexts();
    const before = await glance();
    expect(before).toEqual(await page.locator('.answer > .verdict').allInnerTexts());
    const slider = page.locator('[data-rubicon-assumption="chance"]');
    await slider.focus();
    await page.keyboard.press('End');
    await refined(page);
    // Fixed at its 95 % quantile of 70 %, the chance is what the share comes to.
    expect(Math.abs(Number.parseFloat(await answer(page)) - 70)).toBeLessThan(2);
    const moved = await answer(page);
    expect((await glance())[0]).not.toBe(before[0]);
    expect(await glance()).toEqual(await page.locator('.answer > .verdict').allInnerTexts());
    const { hash } = new URL(page.url());
    await page.getByRole('button', { name: 'Published values' }).click();
    expect(await answer(page)).toBe(published);
    expect(await glance()).toEqual(before);
    const other = await opened(hash);
    await refined(other);
    expect(await answer(other)).toBe(moved);
  }, 60_000);

  it('tells a changed prior from a fixed value, marks what does not follow, and prints what was moved', async () => {
    const published = await answer(page);
    await page.locator('.sliders .prior summary').click();
    const [low, high] = [
      page.locator('[data-rubicon-prior="low"]'),
      page.locator('[data-rubicon-prior="high"]'),
    ];
    expect([Number(await low.inputValue()), Number(await high.inputValue())]).toEqual([0.2, 0.7]);
    await high.fill('0.9');
    await high.blur();
    await refined(page);
    // A logit-normal law from 20 % to 90 % has its mean near 60 %.
    expect(Number.parseFloat(await answer(page))).toBeGreaterThan(Number.parseFloat(published) + 8);
    expect(await page.locator('.sliders [data-rubicon-now]').innerText()).toMatch(/thought 20\s% to 90\s%/);
    expect(await page.locator('#claims .as-published').first().isVisible()).toBe(true);
    expect(new URL(page.url()).hash).toBe('#v1!chance=0.2..0.9');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('#sliders').isVisible()).toBe(true);
    expect(await page.locator('#live-reset').isVisible()).toBe(false);
    await page.emulateMedia({ media: null });
    await page.getByRole('button', { name: 'Published values' }).click();
    expect(await page.locator('#claims .as-published').first().isVisible()).toBe(false);
    expect(await answer(page)).toBe(published);
  }, 60_000);

  it('keeps a slider where it is while what stands above it changes', async () => {
    const slider = page.locator('[data-rubicon-assumption="chance"]');
    await slider.evaluate((one) => one.scrollIntoView({ block: 'start', behavior: 'instant' }));
    await slider.focus();
    const top = async (): Promise<number> => (await slider.boundingBox())?.y ?? Number.NaN;
    const before = await top();
    await page.keyboard.press('ArrowRight');
    await refined(page);
    expect(await page.locator('#claims .as-published').first().isVisible()).toBe(true);
    expect(Math.abs((await top()) - before)).toBeLessThan(4);
    await page.getByRole('button', { name: 'Published values' }).click();
  }, 60_000);

  it('passes axe while something is moved', async () => {
    await page.locator('[data-rubicon-assumption="chance"]').focus();
    await page.keyboard.press('End');
    await refined(page);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Published values' }).click();
  }, 60_000);

  it('opens links of the first form for good', async () => {
    const other = await opened('#v1!chance=0.35');
    await refined(other);
    expect(Math.abs(Number.parseFloat(await answer(other)) - 35)).toBeLessThan(2);
    expect(await other.locator('.sliders [data-rubicon-now]').innerText()).toMatch(/fixed at 35\s%/);
  }, 60_000);

  it('finds what actors foresee anew for what is moved, and tells the settlement again with it', async () => {
    const text = readFileSync(join(import.meta.dirname, '..', 'check', 'war-of-two.yaml'), 'utf8');
    const source = { name: 'scenario.yaml', text };
    const ran = await run(source, 'war', { worlds: 400, seed: 1, threads: 1, set: [] }, {});
    if (ran.kind !== 'ran') throw new Error(JSON.stringify(ran));
    writeFileSync(join(folder, 'war.html'), briefHtml(ran.result, { source, id: 'war', files: {} }));
    const page = await opened('', 'war.html');
    const settlement = page.locator('#settlement');
    const words = async (): Promise<string> => {
      await settlement.scrollIntoViewIfNeeded();
      // What has just come onto the screen is drawn with its next frame.
      await expect.poll(() => settlement.innerText()).not.toBe('');
      return settlement.innerText();
    };
    const published = await words();
    await page.evaluate(`globalThis.heard = [];
      new MutationObserver(() => heard.push(document.getElementById('live-foreseeing').textContent))
        .observe(document.getElementById('live-foreseeing'), { childList: true });
      new MutationObserver(() => heard.push(document.querySelector('#settlement .as-published')?.textContent ?? 'follows'))
        .observe(document.querySelector('article'), { childList: true, subtree: true });`);
    const slider = page.locator('#sliders input[type=range]').first();
    await slider.focus();
    await page.keyboard.press('End');
    await page
      .locator('#live-status', { hasText: /20,000 worlds\. Errors leave out what foresight adds/ })
      .waitFor({ timeout: 60_000 });
    const heard = (await page.evaluate('heard')) as string[];
    const isHeard = (words: string): boolean => heard.some((one) => one.startsWith(words));
    const progress = 'What the actors foresee is being found for these assumptions: option 1 of 2';
    expect(isHeard('As written, until what the actors foresee')).toBe(true);
    expect(isHeard(progress)).toBe(true);
    await page.locator('#settlement .as-published').waitFor({ state: 'detached' });
    expect(await page.locator('#live-foreseeing').innerText()).toBe('');
    expect(await words()).not.toBe(published);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Published values' }).click();
    await expect.poll(words, { timeout: 10_000 }).toBe(published);
  }, 120_000);

  it('learns from evidence in the page, and says how many draws a moved assumption leaves', async () => {
    const source = { name: 'scenario.yaml', text: LEARNED };
    const ran = await run(source, 'learned', { worlds: 400, seed: 1, threads: 1, set: [] }, {});
    if (ran.kind !== 'ran') throw new Error(JSON.stringify(ran));
    writeFileSync(join(folder, 'learned.html'), briefHtml(ran.result, { source, id: 'learned', files: {} }));
    const other = await opened('', 'learned.html');
    const [level] = await other.locator('[data-rubicon-assumption="level"]').all();
    await level!.focus();
    await other.keyboard.press('ArrowRight');
    await other
      .locator('#live-status', {
        hasText: /20,000 worlds\. Reweighed by the evidence: [\d,]+ effective draws of [\d,]+ left/,
      })
      .waitFor({ timeout: 30_000 });
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
