import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FIRST_SCENARIO } from '../../src/cli/new-command.ts';
import { type Serving, serveWorkbench } from '../../src/cli/workbench-server.ts';
import { fileOf } from '../../src/workbench/link.ts';
import { executablePath, launched, violations } from '../browser.ts';

const ROOT = join(import.meta.dirname, '..', '..');

describe.skipIf(executablePath === undefined)('the workbench without a file', () => {
  let serving: Serving;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    const served = await serveWorkbench(join(ROOT, 'dist', 'workbench'), undefined);
    if ('diagnostics' in served) throw new Error('not served');
    serving = served;
    browser = await launched();
    context = await browser.newContext({ viewport: { width: 1360, height: 900 } });
    page = await context.newPage();
    await page.goto(serving.url);
    await page.waitForSelector('#answer .claim, #answer .card');
  });

  afterAll(async () => {
    await browser?.close();
    await serving?.close();
  });

  const text = (one: Page = page): Promise<string> =>
    one.evaluate(
      `[...document.querySelector('#editor').shadowRoot.querySelectorAll('.cm-line')].map((line) => line.textContent).join('\\n')`,
    );
  const choose = async (id: string): Promise<void> => {
    // Nothing of the scenario before is still on its way.
    await expect
      .poll(() => page.locator('#state').textContent(), { timeout: 20_000 })
      .toMatch(/^20,000 worlds/);
    await page.getByRole('button', { name: 'Examples' }).click();
    await page.evaluate(`document.querySelector('#state').textContent = 'before'`);
    await page.locator(`[data-example="${id}"]`).click();
    // What is seen from here on is of the new scenario.
    await expect.poll(() => page.locator('#state').textContent()).not.toBe('before');
  };
  const write = async (words: string): Promise<void> => {
    await page.locator('#editor .cm-content').focus();
    await page.keyboard.press('Control+Home');
    await page.keyboard.type(words);
  };

  it('offers the scenarios of the repository, each with what it says of itself', async () => {
    await page.getByRole('button', { name: 'Examples' }).click();
    const items = page.locator('#gallery-list > li');
    expect(await items.count()).toBeGreaterThan(20);
    for (const words of await items.locator('p').allTextContents()) expect(words.length).toBeGreaterThan(40);
    const offered = page.locator('#gallery-list button');
    const ids = await Promise.all([0, 1].map((at) => offered.nth(at).getAttribute('data-example')));
    expect(ids).toEqual(['first', 'contractors-2024']);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await choose('teaching/private-cost');
    await expect.poll(() => text()).toContain('rubicon: 1');
  });

  it('lists where a thing is used, and leads there', async () => {
    await choose('teaching/shots');
    await page.locator('#editor .cm-line', { hasText: /^assumptions:/ }).click();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Home');
    await page.keyboard.press('Shift+F12');
    await expect.poll(() => page.locator('#uses > li').count()).toBeGreaterThan(1);
    const name = (await page.locator('#uses-title').textContent())?.split(':')[0] ?? '';
    for (const line of await page.locator('#uses code').allTextContents()) expect(line).toContain(name);
    await page.locator('#uses button').last().click();
    const chosen = await page.evaluate(`document.querySelector('#editor').shadowRoot.activeElement !== null`);
    expect(chosen).toBe(true);
    await page.locator('#uses-close').click();
  });

  it('keeps what was written, offers it when the page is opened again, and has earlier states', async () => {
    await choose('teaching/private-cost');
    await expect.poll(() => text()).toContain('rubicon: 1');
    await write('# Mine.\n');
    await expect
      .poll(() => page.evaluate(`localStorage.getItem('rubicon:teaching/private-cost') ?? ''`))
      .toContain('# Mine.');
    await page.reload();
    await page.waitForSelector('body[data-ready]');
    await choose('teaching/private-cost');
    await page.getByRole('button', { name: 'Bring back what was not saved' }).click();
    await expect.poll(() => text()).toContain('# Mine.');
    // What is brought back can be undone.
    await page.locator('#editor .cm-content').focus();
    await page.keyboard.press('Control+z');
    expect(await text()).not.toContain('# Mine.');
    await page.getByRole('button', { name: 'Earlier states' }).click();
    await page.locator('#history-list button').first().click();
    await expect.poll(() => text()).toContain('# Mine.');
  });

  it('carries the text and what was moved in an edit link', async () => {
    await choose('teaching/toy-escalation');
    const slider = page.locator('[data-rubicon-assumption]').first();
    await expect.poll(() => slider.count(), { timeout: 20_000 }).toBe(1);
    await slider.focus();
    await page.keyboard.press('End');
    const [value, name] = [await slider.inputValue(), await slider.getAttribute('data-rubicon-assumption')];
    await expect
      .poll(() => page.locator('#state').textContent(), { timeout: 20_000 })
      .toContain('1 assumption moved');
    await page.getByRole('button', { name: 'Copy edit link' }).click();
    await expect.poll(() => page.url()).toContain('#edit2=');
    const other = await context.newPage();
    await other.goto(page.url());
    // The editor renders no more lines than it shows, which may be more in one page than in the other.
    const head = async (one: Page): Promise<string> => (await text(one)).split('\n').slice(0, 30).join('\n');
    await expect.poll(() => head(other), { timeout: 20_000 }).toBe(await head(page));
    expect(await other.locator('#writing').isVisible()).toBe(true);
    await expect
      .poll(() => other.locator('#state').textContent(), { timeout: 20_000 })
      .toContain('1 assumption moved');
    await other.locator('#as-written').click();
    const moved = other.locator(`[data-rubicon-assumption="${name}"]`);
    await expect.poll(() => moved.count(), { timeout: 20_000 }).toBe(1);
    expect(await moved.inputValue()).not.toBe(value);
    await other.close();
  });

  it('opens a file with the whole state, and says of another why not', async () => {
    const put = (name: string, words: string): Promise<void> =>
      page.setInputFiles('#open-file', { name, mimeType: 'application/json', buffer: Buffer.from(words) });
    const moved = { line: { kind: 'fixed', value: 0.5 } } as const;
    await put('mine.rubicon.json', fileOf({ id: 'mine', text: FIRST_SCENARIO, files: {}, moved }));
    const state = page.locator('#state');
    await expect
      .poll(() => state.textContent(), { timeout: 20_000 })
      .toMatch(/^20,000 worlds.* 1 assumption moved/);
    expect(await text()).toContain('How much to ask for');
    await put('other.json', '{}');
    await expect.poll(() => page.locator('#note').textContent()).toMatch(/other\.json.*cannot be opened/);
    await put('own.yaml', 'rubicon: 1\ntitle: My own\n');
    await expect.poll(() => page.locator('#title').textContent()).toBe('My own');
  });

  it('says where a worker cannot be started, and where the server has stopped', async () => {
    const bare = await browser.newContext();
    await bare.route('**/worker.js', (route) => route.abort());
    const broken = await bare.newPage();
    await broken.goto(serving.url);
    await expect.poll(() => broken.locator('#state').textContent()).toContain('cannot read scenarios');
    await bare.close();
    await page.route('**/examples/*.yaml', (route) => route.abort());
    await page.getByRole('button', { name: 'Examples' }).click();
    await page.locator('[data-example="georgia-2008"]').click();
    await expect.poll(() => page.locator('#note').textContent()).toContain('could not be loaded');
    await page.unroute('**/examples/*.yaml');
  });

  it('says of a link of a later version that it cannot be read', async () => {
    const other = await context.newPage();
    await other.goto(`${new URL(serving.url).origin}/#edit9=AAAA`);
    await expect.poll(() => other.locator('#note').textContent()).toContain('newer version');
    await other.close();
  });

  it('holds a pinned answer beside a later one, of the same scenario or of another', async () => {
    await page.goto(serving.url);
    await page.waitForSelector('body[data-ready]');
    await choose('teaching/toy-escalation');
    const state = page.locator('#state');
    await expect.poll(() => state.textContent(), { timeout: 20_000 }).toMatch(/^20,000 worlds.*as written/);
    await page.getByRole('button', { name: 'Pin this answer' }).click();
    const slider = page.locator('[data-rubicon-assumption]').first();
    await slider.focus();
    await page.keyboard.press('End');
    await expect.poll(() => state.textContent(), { timeout: 20_000 }).toMatch(/^20,000 worlds.*moved/);
    const compared = page.locator('#compared');
    await expect.poll(() => compared.textContent(), { timeout: 20_000 }).toContain('20,000 worlds. Now:');
    // One assumption is written otherwise, and at its end at least one outcome differs by more than luck.
    expect(await compared.textContent()).toContain('1 assumption is written otherwise');
    expect(await compared.locator('tbody tr').count()).toBeGreaterThan(0);
    expect(await violations(page)).toEqual([]);
    await choose('teaching/private-cost');
    await expect.poll(() => compared.textContent(), { timeout: 20_000 }).toMatch(/Pinned: .*Toy|toy/);
    await page.getByRole('button', { name: 'Let go of the pinned answer' }).click();
    await expect.poll(() => compared.count(), { timeout: 20_000 }).toBe(0);
  });
});
