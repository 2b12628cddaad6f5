import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FIRST_SCENARIO } from '../../src/cli/new-command.ts';
import { type Serving, serveWorkbench } from '../../src/cli/workbench-server.ts';
import { executablePath, launched } from '../browser.ts';

const BUILT = join(import.meta.dirname, '..', '..', 'dist', 'workbench');

/** A whole session without a pointer: keys alone, and after each step a focus that can be seen. */
describe.skipIf(executablePath === undefined)('an analyst with a keyboard alone', () => {
  const folder = mkdtempSync(join(tmpdir(), 'keyboard-'));
  const file = join(folder, 'scenario.yaml');
  let serving: Serving;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    writeFileSync(file, FIRST_SCENARIO);
    const served = await serveWorkbench(BUILT, file);
    if ('diagnostics' in served) throw new Error('not served');
    serving = served;
    browser = await launched();
    const permissions = ['clipboard-read', 'clipboard-write'];
    const context = await browser.newContext({
      viewport: { width: 1360, height: 900 },
      permissions,
      reducedMotion: 'reduce',
    });
    page = await context.newPage();
    await page.goto(serving.url);
    await page.waitForSelector('#answer .claim');
  });

  afterAll(async () => {
    await browser?.close();
    await serving?.close();
    rmSync(folder, { recursive: true });
  });

  const press = (...keys: readonly string[]): Promise<void> =>
    keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
  const text = (): Promise<string> =>
    page.evaluate(
      `[...document.querySelector('#editor').shadowRoot.querySelectorAll('.cm-line')].map((line) => line.textContent).join('\\n')`,
    );
  /** What has the focus: its name or words, and whether it can be seen that it has. */
  const focus = (): Promise<{ readonly name: string; readonly seen: boolean }> =>
    page.evaluate(`(() => {
      const outer = document.activeElement;
      const one = outer.shadowRoot?.activeElement ?? outer;
      const { outlineStyle, outlineWidth } = getComputedStyle(one);
      const box = one.getBoundingClientRect();
      const editor = one.matches('.cm-content');
      return {
        name: editor ? 'editor' : one === document.body ? 'page' : (one.id || one.textContent.trim()),
        seen: one !== document.body && box.bottom > 0 && box.top < innerHeight && (editor || (outlineStyle !== 'none' && outlineWidth !== '0px')),
      };
    })()`);
  /** Goes on by Tab until something of that name has the focus. */
  const tabTo = async (name: string | RegExp, by = 'Tab'): Promise<void> => {
    const met: string[] = [];
    for (let at = 0; at < 60; at++) {
      await press(by);
      const { name: now, seen } = await focus();
      // Behind the last and before the first lies what belongs to the browser.
      if (now === 'page') continue;
      expect([now, seen]).toEqual([now, true]);
      if (typeof name === 'string' ? now === name : name.test(now)) return;
      met.push(now);
    }
    throw new Error(`${name} is not met among ${met.join(', ')}`);
  };
  const settled = (): Promise<void> =>
    expect.poll(() => page.locator('#state').textContent(), { timeout: 20_000 }).toMatch(/^20,000 worlds/);

  it('writes a broken line, goes to the mistake and mends it', async () => {
    await tabTo('editor');
    await press('Control+End');
    await page.keyboard.type('checks:\n  sound: demand > lime\n');
    const title = page.locator('#mistakes-title');
    await expect.poll(() => title.textContent()).toMatch(/^1 mistake/);
    await press('Control+Home', 'F8');
    await expect.poll(() => page.locator('#editor .cm-activeLine').textContent()).toContain('lime');
    await tabTo('Write line');
    await press('Enter');
    await expect.poll(() => title.textContent()).toMatch(/^No mistakes|^0 mistakes/);
    expect(await text()).toContain('sound: demand > line');
    expect((await focus()).seen).toBe(true);
  });

  it('completes a name, is told what stands at the cursor, goes to where it is defined and takes a step back', async () => {
    await tabTo('editor');
    await press('Control+End');
    await page.keyboard.type('other: dem'); // as deep as the line before
    const proposal = page.locator('#editor .cm-tooltip-autocomplete li').first();
    await expect.poll(() => proposal.textContent()).toContain('demand');
    await page.waitForTimeout(200); // for a moment the editor takes no Enter for a choice
    await press('Enter');
    await expect.poll(text).toContain('other: demand');
    await page.keyboard.type(' > line');
    await expect
      .poll(() => page.locator('#mistakes-title').textContent())
      .toMatch(/^No mistakes|^0 mistakes/);
    await settled();
    await press('ArrowLeft', 'Control+k');
    const told = page.locator('#editor .hover');
    await expect.poll(() => told.textContent()).toContain('The largest demand that is let pass');
    await expect.poll(() => told.textContent()).toContain('median');
    const spoken = page.locator('#editor .cm-announced');
    await expect.poll(() => spoken.textContent()).toContain('The largest demand that is let pass');
    await press('Escape');
    expect(await told.count()).toBe(0);
    await press('F12');
    await expect.poll(() => page.locator('#editor .cm-activeLine').textContent()).toMatch(/^\s*line: \{/);
    const before = await text();
    await press('Shift+Alt+f');
    await expect.poll(text).not.toBe(before);
    await press('Control+z');
    await expect.poll(text).toBe(before);
    expect((await focus()).name).toBe('editor');
  });

  it('moves a slider, pins the answer and copies a link', async () => {
    await settled();
    await tabTo('slide-line');
    await press('ArrowRight', 'ArrowRight');
    await expect
      .poll(() => page.locator('#state').textContent(), { timeout: 20_000 })
      .toMatch(/^20,000 .* moved/);
    expect((await focus()).name).toBe('slide-line');
    await tabTo('pin');
    await press('Enter');
    expect(await focus()).toEqual({ name: 'pin', seen: true });
    await tabTo('slide-line', 'Shift+Tab');
    await press('End');
    await expect.poll(() => page.locator('#compared').count(), { timeout: 20_000 }).toBe(1);
    await tabTo('share', 'Shift+Tab');
    await press('Enter');
    await expect.poll(() => page.locator('#note').textContent()).toContain('edit link');
    expect(await page.evaluate('navigator.clipboard.readText()')).toContain('#edit2=');
    await press('Control+s');
  });

  it('saves, closes a dialog by Escape, and opens an example', async () => {
    await tabTo('editor');
    await press('Control+s');
    await expect.poll(() => readFileSync(file, 'utf8')).toContain('other: demand > line');
    await tabTo('examples', 'Shift+Tab');
    await press('Enter');
    expect((await focus()).seen).toBe(true);
    await press('Escape');
    expect(await focus()).toEqual({ name: 'examples', seen: true });
    await press('Enter');
    await tabTo(/^A demand against/);
    await press('Enter');
    await expect.poll(() => page.locator('#title').textContent()).toMatch(/^A demand against/);
    expect((await focus()).seen).toBe(true);
  });
});
