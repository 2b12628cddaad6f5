import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { briefHtml } from '../../src/brief/brief.ts';
import { embedScript, siteHtml } from '../../src/site/site.ts';
import { fixture } from '../brief/fixture.ts';
import { executablePath, launched, violations } from '../browser.ts';

if (executablePath === undefined) console.warn('No Chromium here: the site is not opened in a browser.');

describe.skipIf(executablePath === undefined)('the site in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rubicon-site-'));
  const page = (name: string): string => pathToFileURL(join(folder, name)).href;
  let browser: Browser;

  beforeAll(async () => {
    const result = fixture();
    const piece = { result, address: 'brief.html', pinned: 'brief.html' };
    writeFileSync(join(folder, 'index.html'), siteHtml([piece], { title: 'World', base: '' }));
    writeFileSync(join(folder, 'brief.html'), briefHtml(result));
    writeFileSync(join(folder, 'embed.js'), embedScript());
    const frame = (source: string): string =>
      `<iframe src="${source}" width="800" height="300" style="border:0"></iframe>`;
    const other = `<!doctype html><p id="other">Mine</p><script>parent.postMessage({ rubicon: 'height', height: 1e9 }, '*')</script>`;
    writeFileSync(join(folder, 'other.html'), other);
    writeFileSync(
      join(folder, 'host.html'),
      `<!doctype html><title>Host</title><script src="embed.js"></script>${frame('brief.html')}${frame('other.html')}`,
    );
    browser = await launched();
  });

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  it.each(['light', 'dark'] as const)(
    'has no accessibility violation that axe finds with its teasers open, in %s',
    async (colorScheme) => {
      const tab = await browser.newPage({ colorScheme, viewport: { width: 1280, height: 900 } });
      await tab.goto(page('index.html'));
      await tab.evaluate(`for (const part of document.querySelectorAll('details')) part.open = true;`);
      expect(await violations(tab, 'all')).toEqual([]);
    },
  );

  it('opens and closes a teaser by keyboard, and opens the one that a link names', async () => {
    const tab = await browser.newPage();
    await tab.goto(page('index.html'));
    const teaser = tab.locator('article > .more');
    const summary = teaser.locator('> summary');
    await summary.focus();
    await tab.keyboard.press('Enter');
    expect(await teaser.getAttribute('open')).not.toBeNull();
    await tab.keyboard.press('Enter');
    expect(await teaser.getAttribute('open')).toBeNull();
    await tab.goto(`${page('index.html')}#contractors-2024`);
    await tab.reload();
    expect(await teaser.getAttribute('open')).not.toBeNull();
  });

  it('does not scroll sideways on a phone', async () => {
    const tab = await browser.newPage({ viewport: { width: 360, height: 800 } });
    await tab.goto(page('index.html'));
    await tab.evaluate(
      `for (const part of document.querySelectorAll('details:not(.data)')) part.open = true;`,
    );
    expect(await tab.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
  });

  it('makes a frame as high as the brief in it, and none as high as a stranger asks', async () => {
    const tab = await browser.newPage({ viewport: { width: 1000, height: 800 } });
    await tab.goto(page('host.html'));
    const heights = (): Promise<number[]> =>
      tab
        .locator('iframe')
        .evaluateAll((frames) =>
          frames.map((frame) => (frame as unknown as { offsetHeight: number }).offsetHeight),
        );
    await expect.poll(async () => (await heights())[0]).toBeGreaterThan(2000);
    const inner = await tab.frames()[1]?.evaluate('document.documentElement.scrollHeight');
    expect(Math.abs(((await heights())[0] ?? 0) - Number(inner))).toBeLessThanOrEqual(1);
    expect((await heights())[1]).toBe(300);
  });
});
