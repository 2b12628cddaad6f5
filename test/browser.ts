import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, chromium, type Page } from 'playwright-core';
import { findChromium } from '../scripts/chromium.mjs';

/** The Chromium that tests use; where there is none they are skipped. */
export const executablePath: string | undefined = findChromium();

const FLAGS =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync --disable-background-networking --disable-component-update';

/** A browser that asks the network for nothing of its own accord. @param more flags of Chromium besides those that all tests need */
export function launched(more: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: executablePath ?? '', args: [...FLAGS.split(' '), ...more] });
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** The rules of axe that hold a page to WCAG 2.2 AA. */
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds against a page as it stands, parts below what is on the screen among it: by WCAG 2.2 AA, or by all its rules. */
export async function violations(page: Page, rules: 'wcag' | 'all' = 'wcag'): Promise<string[]> {
  await page.evaluate(AXE);
  const options = JSON.stringify(rules === 'wcag' ? { runOnly: WCAG } : {});
  return page.evaluate(`(async () => {
    const drawn = new CSSStyleSheet();
    drawn.replaceSync('* { content-visibility: visible !important; }');
    document.adoptedStyleSheets.push(drawn);
    const { violations } = await axe.run(document, ${options});
    document.adoptedStyleSheets.pop();
    return violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(', '));
  })()`);
}
