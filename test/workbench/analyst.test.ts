import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Serving, serveWorkbench } from '../../src/cli/workbench-server.ts';
import { executablePath, launched, violations } from '../browser.ts';

const ROOT = join(import.meta.dirname, '..', '..');
/** Pictures for whoever reviews a change: they are written where SCREENS says. */
const SCREENS = process.env.SCREENS;

const TEXT = `# A comment that stays.
rubicon: 1
title: What to ask for <img src=x onerror="globalThis.broken = 1">
assumptions:
  line: {is: 20% to 90%, unit: share, source: judgement, because: Nobody knows.} # and this
actors: {asker: {title: The one who asks}}
decisions:
  demand: {by: asker, choices: 0 to 1, default: 0.3}
options:
  modest: {title: "<script>globalThis.broken = 2</script>"}
outcomes:
  refused: {is: demand > line, better: lower}
claims:
  A: {says: "It is refused <b>.", reading: It is in most worlds., holds: "refused[modest]"}
`;

describe.skipIf(executablePath === undefined)('an analyst at the workbench', () => {
  let folder: string;
  let file: string;
  let serving: Serving;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'analyst-'));
    mkdirSync(join(folder, 'trial'));
    file = join(folder, 'trial', 'scenario.yaml');
    writeFileSync(file, TEXT);
    const served = await serveWorkbench(join(ROOT, 'dist', 'workbench'), file);
    if ('diagnostics' in served) throw new Error('not served');
    serving = served;
    browser = await launched();
    page = await browser.newPage({ viewport: { width: 1360, height: 900 } });
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await page.goto(serving.url);
    await page.waitForSelector('#answer .claim');
  });

  afterAll(async () => {
    await browser?.close();
    await serving?.close();
    rmSync(folder, { recursive: true });
  });

  const text = (): Promise<string> =>
    page.evaluate(
      `[...document.querySelector('#editor').shadowRoot.querySelectorAll('.cm-line')].map((line) => line.textContent).join('\\n')`,
    );
  /** Replaces a word of the text as one who selects and types it, by the editor's own search panel. */
  const replace = async (from: string, to: string): Promise<void> => {
    await page.locator('#editor .cm-content').focus();
    await page.keyboard.press('Control+f');
    await page.locator('#editor input[name=search]').fill(from);
    await page.locator('#editor input[name=replace]').fill(to);
    await page.locator('#editor button[name=replaceAll]').click();
    await page.keyboard.press('Escape');
  };
  const picture = async (name: string): Promise<void> => {
    if (SCREENS !== undefined) await page.screenshot({ path: join(SCREENS, `${name}.png`) });
  };

  it('opens the file, with its answers, and hides the token', async () => {
    expect(await text()).toContain('A comment that stays.');
    expect(page.url()).not.toContain('token');
    expect(await page.locator('#answer .claim').count()).toBe(1);
    expect(await page.locator('#mistakes-title').textContent()).toBe('No mistakes');
    await picture('open');
  });

  it('runs nothing that a scenario says', async () => {
    expect(await page.locator('#answer img, #answer script').count()).toBe(0);
    expect(await page.locator('#answer').textContent()).toContain('It is refused <b>.');
    expect(await page.evaluate('globalThis.broken')).toBeUndefined();
  });

  it('shows a mistake where it is, and mends it by a click', async () => {
    await replace('demand > line', 'demand > lime');
    await expect.poll(() => page.locator('#mistakes-title').textContent()).toMatch(/^1 mistake/);
    await expect.poll(() => page.locator('#editor .cm-lintRange-error').count()).toBe(1);
    await picture('mistake');
    await page.getByRole('button', { name: 'Write line' }).click();
    await expect.poll(() => page.locator('#mistakes-title').textContent()).toBe('No mistakes');
    expect(await text()).toContain('demand > line, better');
  });

  it('completes names as one types', async () => {
    await replace('better: lower}', 'better: lower}\\n  other: ');
    await page.locator('#editor .cm-line', { hasText: 'other:' }).click();
    await page.keyboard.press('End');
    await page.keyboard.type('dem');
    await expect
      .poll(() => page.locator('#editor .cm-tooltip-autocomplete li').first().textContent())
      .toContain('demand');
    await page.waitForTimeout(200); // for a moment the editor takes no Enter for a choice
    await page.keyboard.press('Enter');
    await expect.poll(text).toContain('other: demand');
  });

  it('writes a value by the form at its place, comments and layout kept', async () => {
    const before = await text();
    await page.getByRole('button', { name: 'Form', exact: true }).click();
    await page.locator('#field-line').fill('30% to 80%');
    await picture('form');
    await page.getByRole('button', { name: 'Text', exact: true }).click();
    await expect.poll(text).toBe(before.replace('20% to 90%', '30% to 80%'));
  });

  it('adds an option, and the answers follow', async () => {
    await replace('options:', 'options:\\n  bold: {title: Ask for more, do: {demand: 0.7}}');
    await expect
      .poll(() => page.locator('#answer').textContent(), { timeout: 15_000 })
      .toContain('Ask for more');
  });

  it('moves an assumption, and goes back', async () => {
    const slider = page.locator('[data-rubicon-assumption="line"]');
    await expect.poll(() => slider.count()).toBe(1);
    await expect.poll(() => page.locator('#state').textContent()).toMatch(/^20,000 worlds.*as written/);
    const before = await page.locator('#answer .claim .figure').textContent();
    await slider.focus();
    await page.keyboard.press('Home');
    await expect
      .poll(() => page.locator('#state').textContent(), { timeout: 15_000 })
      .toContain('20,000 worlds');
    await expect
      .poll(() => page.locator('#state').textContent(), { timeout: 15_000 })
      .toContain('1 assumption moved');
    await page.getByRole('button', { name: 'Back to the values as written' }).click();
    await expect
      .poll(() => page.locator('#state').textContent(), { timeout: 15_000 })
      .toMatch(/^20,000 worlds.*as written/);
    await expect
      .poll(() => page.locator('#answer .claim .figure').textContent(), { timeout: 15_000 })
      .toBe(before);
  });

  it('changes a prior, which is not to fix the value, and lets go of it', async () => {
    const state = (): Promise<string | null> => page.locator('#state').textContent();
    const row = page.locator('.slide', { has: page.locator('[data-rubicon-assumption="line"]') });
    await row.locator('summary').click();
    const [low, high] = [
      row.locator('[data-rubicon-prior="low"]'),
      row.locator('[data-rubicon-prior="high"]'),
    ];
    expect([Number(await low.inputValue()), Number(await high.inputValue())]).toEqual([0.3, 0.8]);
    await low.fill('0.6');
    await low.blur();
    await expect.poll(state, { timeout: 15_000 }).toMatch(/^20,000 worlds.*1 assumption moved/);
    expect(await row.locator('output').textContent()).toMatch(/^thought 60\s% to 80\s%$/);
    await row.getByRole('button', { name: 'As written' }).click();
    await expect.poll(state, { timeout: 15_000 }).toMatch(/^20,000 worlds.*as written/);
    expect(Number(await low.inputValue())).toBe(0.3);
    await row.locator('summary').click();
  });

  it('passes axe, as text and as form, light and dark', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violations(page)).toEqual([]);
      await picture(colorScheme);
    }
    await page.getByRole('button', { name: 'Form', exact: true }).click();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Text', exact: true }).click();
    await page.emulateMedia({ colorScheme: 'light' });
  });

  it('shares the whole state in a link; a view link has no editor', async () => {
    await page.getByRole('button', { name: 'Copy view link' }).click();
    await expect.poll(() => page.url()).toContain('#view2=');
    const reader = await browser.newPage({ viewport: { width: 390, height: 800 } });
    await reader.goto(page.url());
    await reader.waitForSelector('#answer .claim');
    expect(await reader.locator('#answer').textContent()).toContain('Ask for more');
    expect(await reader.locator('#writing').isVisible()).toBe(false);
    const wide = await reader.evaluate('document.documentElement.scrollWidth');
    expect(wide).toBeLessThanOrEqual(390);
    if (SCREENS !== undefined) await reader.screenshot({ path: join(SCREENS, 'phone.png') });
    await reader.close();
  });

  it('saves when told to, and the file is what the editor shows', async () => {
    expect(readFileSync(file, 'utf8')).toBe(TEXT);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect.poll(() => page.locator('#note').textContent()).toContain('Saved to');
    expect(readFileSync(file, 'utf8')).toBe(await text());
  });

  it('breaks neither its policy nor anything else', () => {
    expect(complaints).toEqual([]);
  });
});
