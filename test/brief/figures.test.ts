import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseHTML } from 'linkedom';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { briefHtml } from '../../src/brief/brief.ts';
import type { Result } from '../../src/result/result.ts';
import { executablePath, launched } from '../browser.ts';
import { fixture } from './fixture.ts';
import type { Read } from './page.ts';

if (executablePath === undefined) console.warn('No Chromium here: the tools of charts are not tried.');

describe.skipIf(executablePath === undefined)('the tools of charts', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rubicon-figures-'));
  const complaints: string[] = [];
  let browser: Browser;
  let page: Page;
  let result: Result;

  beforeAll(async () => {
    const { options, ...rest } = fixture();
    const [first, ...others] = options;
    // A title that a spreadsheet would take for a formula.
    result = { ...rest, options: [{ ...(first as (typeof options)[0]), title: '=1+1' }, ...others] };
    writeFileSync(join(folder, 'brief.html'), briefHtml(result));
    browser = await launched();
    page = await browser.newPage({ viewport: { width: 1280, height: 900 }, acceptDownloads: true });
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(pathToFileURL(join(folder, 'brief.html')).href);
  });

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  async function downloaded(figure: Locator, tool: string): Promise<{ name: string; bytes: Buffer }> {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      figure.locator(`[data-tool=${tool}]`).click(),
    ]);
    return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
  }

  it('read the values of every option at the date under the pointer, as the table has them', async () => {
    const figure = page.locator('#lead figure');
    const panel = figure.locator('svg.fan').nth(1);
    await panel.scrollIntoViewIfNeeded();
    const box = await panel.boundingBox();
    if (box === null) throw new Error('the panel is not there');
    // The right end of a panel is the last date.
    await page.mouse.move(box.x + box.width * 0.955, box.y + box.height / 2);
    const row = figure.locator('.data tbody tr').last();
    const cells = (await row.locator('th, td').allTextContents()).map((text) =>
      text.replace(/\s+/g, ' ').trim(),
    );
    const shown = await figure.locator('.readout').allTextContents();
    expect(shown).toHaveLength(result.options.length);
    for (const [i, words] of shown.entries()) {
      expect(words).toContain(`${cells[0]}: `);
      expect(
        words
          .replace(/^[^:]*: /, '')
          .replace(/[()]/g, '')
          .split(' ')[0],
      ).toBe((cells[i + 1] ?? '').split(' ')[0]);
    }
    expect(await figure.locator('.crosshair').count()).toBe(result.options.length);
    await page.mouse.move(5, 5);
    expect(await figure.locator('.readout').count()).toBe(0);
  });

  it('are read by arrow keys, too, and told aloud', async () => {
    const figure = page.locator('#lead figure');
    await figure.locator('.panels').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    const date = await figure.locator('.data tbody tr').nth(1).locator('th').textContent();
    expect(await figure.locator('.readout').first().textContent()).toContain(`${date}: `);
    expect(await page.locator('[aria-live]').last().textContent()).toContain(`${date}. =1+1: `);
    await page.keyboard.press('Escape');
    expect(await figure.locator('.readout').count()).toBe(0);
  });

  it('give a table with a number to a column, and no cell that a spreadsheet would run', async () => {
    const { name, bytes } = await downloaded(page.locator('#lead figure'), 'csv');
    expect(name).toMatch(/^[\p{L}\p{N}-]+\.csv$/u);
    const [head, ...lines] = bytes.toString('utf8').replace('\uFEFF', '').trimEnd().split('\r\n');
    expect(head?.split(',').slice(0, 4)).toEqual([
      'Date',
      expect.stringMatching(/^'=1\+1/),
      expect.stringMatching(/^'=1\+1: low/),
      expect.stringMatching(/^'=1\+1: high/),
    ]);
    for (const line of lines) {
      const numbers = line.split(',').slice(1).map(Number);
      expect(numbers).toHaveLength(3 * result.options.length);
      for (let i = 0; i < numbers.length; i += 3) {
        const [middle = Number.NaN, low = Number.NaN, high = Number.NaN] = numbers.slice(i, i + 3);
        expect(low).toBeLessThanOrEqual(middle);
        expect(middle).toBeLessThanOrEqual(high);
      }
    }
  });

  it('give units in the head of a table, and nothing but numbers and empty cells under it', async () => {
    const cards = page.locator('#options figure.card');
    const heads: string[] = [];
    for (let at = 0; at < 3; at++) {
      const { bytes } = await downloaded(cards.nth(at), 'csv');
      const [head = '', ...lines] = bytes.toString('utf8').replace('\uFEFF', '').trimEnd().split('\r\n');
      heads.push(head);
      // Labels are words.
      if (!/Median|Probability/.test(head)) continue;
      for (const line of lines)
        for (const text of line.split(',').slice(1)) expect(text).toMatch(/^([<>]?-?\d[\d.]*)?$/);
    }
    // Of the baseline the differences from it are missing.
    expect(heads.some((head) => /difference from the baseline/.test(head))).toBe(true);
    expect(heads.join()).not.toMatch(/: \d/);
  });

  it('give a picture with the words and drawings that the figure shows, as SVG and as PNG', async () => {
    for (const place of ['#lead figure', '#options figure.card']) {
      const figure = page.locator(place).first();
      const { bytes } = await downloaded(figure, 'svg');
      const drawn = parseHTML(bytes.toString('utf8')).document as unknown as Read;
      expect([...drawn.querySelectorAll('svg svg')]).toHaveLength(await figure.locator('svg').count());
      const words = [...drawn.querySelectorAll('text')].map((text) => text.textContent).join(' ');
      for (const { title } of result.options) expect(words).toContain(title);
      expect([...drawn.querySelectorAll('script, foreignObject, image')]).toEqual([]);
      const png = (await downloaded(figure, 'png')).bytes;
      expect(png.subarray(1, 4).toString()).toBe('PNG');
      expect(png.readUInt32BE(16)).toBeGreaterThan(1500);
    }
  });

  it('show a chart in a window of its own, which closes by Escape and gives the focus back', async () => {
    const button = page.locator('#lead [data-tool=enlarge]');
    await button.click();
    expect(await page.locator('dialog svg.fan').count()).toBe(result.options.length);
    const [small, large] = await Promise.all(
      ['#lead svg.fan', 'dialog svg.fan'].map((place) => page.locator(place).first().boundingBox()),
    );
    expect(large?.width).toBeGreaterThan(1.3 * (small?.width ?? Number.POSITIVE_INFINITY));
    await page.keyboard.press('Escape');
    expect(await page.locator('dialog').count()).toBe(0);
    expect(
      await button.evaluate(
        (one) =>
          one ===
          (one as unknown as { ownerDocument: { activeElement: unknown } }).ownerDocument.activeElement,
      ),
    ).toBe(true);
    expect(complaints).toEqual([]);
  });
});
