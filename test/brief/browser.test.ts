import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { briefHtml } from '../../src/brief/brief.ts';
import type { Result } from '../../src/result/result.ts';
import { executablePath, launched, violations } from '../browser.ts';
import { fixture } from './fixture.ts';

if (executablePath === undefined) console.warn('No Chromium here: the brief is not opened in a browser.');

/** Opens every part, the data tables too. */
const OPEN_ALL = `for (const part of document.querySelectorAll('details')) part.open = true;`;

/** What sticks out of the window: elements that no frame of their own scrolls, and the page if it could be scrolled. */
const BEYOND = `[...document.querySelectorAll('body *'), document.documentElement]
  .filter((element) => element.closest('.scroll > *') === null)
  .filter((element) => Math.max(element.getBoundingClientRect().right, element === document.documentElement ? element.scrollWidth : 0) > innerWidth)
  .map((element) => element.outerHTML.slice(0, 200))`;

/** The same kinds of parts, but few of each: axe looks at every element. */
function shortened(result: Result): Result {
  const fixed = result.assumptions.filter(({ set }) => set);
  return {
    ...result,
    options: result.options.slice(0, 3),
    outcomes: result.outcomes.filter((_, i) => i % 3 !== 1),
    fans: result.fans.slice(0, 2).map((fan) => ({ ...fan, options: fan.options.slice(0, 3) })),
    assumptions: [...fixed, ...result.assumptions.slice(0, 8)],
  };
}

describe.skipIf(executablePath === undefined)('the brief in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rubicon-brief-'));
  const whole = join(folder, 'whole.html');
  const short = join(folder, 'short.html');
  let browser: Browser;

  beforeAll(async () => {
    const result = fixture();
    writeFileSync(whole, briefHtml(result));
    writeFileSync(short, briefHtml(shortened(result)));
    browser = await launched();
  });

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  /** Opens the page from disk, offline; what the browser asks for and complains of is collected. */
  async function open(
    file: string,
    options: BrowserContextOptions,
  ): Promise<{ page: Page; asked: string[]; complaints: string[] }> {
    const context = await browser.newContext({ offline: true, ...options });
    const page = await context.newPage();
    const asked: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.addInitScript(
      `addEventListener('securitypolicyviolation', (event) => console.error('policy: ' + event.violatedDirective))`,
    );
    await page.goto(pathToFileURL(file).href);
    return { page, asked, complaints };
  }

  it('asks for nothing but itself and has nothing to complain of', async () => {
    const { page, asked, complaints } = await open(whole, { viewport: { width: 1280, height: 900 } });
    await page.evaluate(OPEN_ALL);
    expect(asked).toEqual([pathToFileURL(whole).href]);
    expect(complaints).toEqual([]);
  });

  it('would complain if something were amiss', async () => {
    const { page, complaints } = await open(short, {});
    await page.evaluate(
      `document.body.append(Object.assign(document.createElement('style'), { textContent: 'p {}' }))`,
    );
    await expect.poll(() => complaints.join()).toContain('policy: style-src');
  });

  it.each(['light', 'dark'] as const)(
    'has no accessibility violation that axe finds, in %s',
    async (colorScheme) => {
      const { page } = await open(short, { colorScheme, viewport: { width: 1280, height: 900 } });
      await page.evaluate(OPEN_ALL);
      expect(await violations(page, 'all')).toEqual([]);
    },
  );

  it.each([360, 768, 1280])('does not scroll sideways at a width of %d', async (width) => {
    const { page } = await open(whole, { viewport: { width, height: 800 } });
    const beyond = (): Promise<unknown> => page.evaluate(BEYOND);
    expect(await beyond()).toEqual([]);
    await page.evaluate(OPEN_ALL);
    expect(await beyond()).toEqual([]);
  });

  it('opens and closes a claim under "Keep reading" and "Show less"', async () => {
    const { page } = await open(short, { viewport: { width: 1280, height: 900 } });
    const claim = page.locator('#claim-1');
    const formula = claim.getByText('usable[contractors] >= 1.02 * usable[hold]');
    expect(await formula.isVisible()).toBe(false);
    await claim.getByText('Keep reading').click();
    expect(await formula.isVisible()).toBe(true);
    await claim.getByText('Show less').click();
    expect(await formula.isVisible()).toBe(false);
  });

  it('opens all parts with one button, and closes them again', async () => {
    const { page } = await open(short, { viewport: { width: 1280, height: 900 } });
    const closed = page.locator('details:not([open]):not(.data)');
    await page.getByRole('button', { name: 'Open all' }).click();
    expect(await closed.count()).toBe(0);
    await page.getByRole('button', { name: 'Close all' }).click();
    expect(await page.locator('details[open]').count()).toBe(0);
  });

  it('prints what is open, and says that the rest was closed', async () => {
    const { page } = await open(short, { viewport: { width: 1280, height: 900 } });
    await page.emulateMedia({ media: 'print' });
    const note = (): Promise<string> =>
      page.evaluate(`getComputedStyle(document.querySelector('.colophon'), '::after').content`);
    expect(await note()).toContain('not printed');
    await page.evaluate(`for (const part of document.querySelectorAll('details')) part.open = true`);
    expect(await note()).toBe('none');
  });

  it('is complete without its script', async () => {
    const { page } = await open(short, { viewport: { width: 1280, height: 900 }, javaScriptEnabled: false });
    await page.locator('#claim-1').getByText('Keep reading').click();
    expect(await page.getByText('usable[contractors] >= 1.02 * usable[hold]').isVisible()).toBe(true);
    expect(await page.getByRole('button').isVisible()).toBe(false);
  });

  it('leads to the claims by its first key stroke', async () => {
    const { page } = await open(short, { viewport: { width: 1280, height: 900 } });
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the claims');
  });
});
