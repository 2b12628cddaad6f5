import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { briefHtml } from '../../src/brief/brief.ts';
import { fixture } from './fixture.ts';
import { pageOf, words } from './page.ts';

const result = fixture();
const { html, all, one } = pageOf(result);

describe('the page', () => {
  it('is the same for the same result, and below 600 kB', () => {
    expect(briefHtml(fixture())).toBe(html);
    expect(Buffer.byteLength(html)).toBeLessThan(600_000);
  });

  it('does not depend on how long the run took or on how many threads it had', () => {
    expect(briefHtml({ ...result, timing: { ...result.timing, kernel_ms: 1, threads: 64 } })).toBe(html);
  });

  it('closes every element that it opens, in order', () => {
    const empty = new Set(['meta', 'path', 'rect', 'line', 'circle']);
    const markup = html.replace(/<(style|script)>[\s\S]*?<\/\1>/g, '').replace('<!doctype html>', '');
    const open: string[] = [];
    for (const [, closing, name = '', rest = ''] of markup.matchAll(
      /<(\/?)([a-z][a-z0-9]*)((?:[^<>"]|"[^"]*")*)>/gi,
    )) {
      if (closing === '/') expect(open.pop()).toBe(name);
      else if (!empty.has(name) && !rest.endsWith('/')) open.push(name);
    }
    expect(open).toEqual([]);
    // Nothing was passed over: outside tags no angle bracket is left.
    expect(markup.replace(/<(?:[^<>"]|"[^"]*")*>/g, '')).not.toMatch(/[<>]/);
  });

  it('has a language, a title, one main heading, landmarks and headings without a gap', () => {
    expect(one('html').getAttribute('lang')).toBe('en');
    expect(words(one('title'))).toBe(result.scenario.page.headline);
    expect(all('h1').map(words)).toEqual([result.scenario.page.headline]);
    expect(all('main')).toHaveLength(1);
    expect(all('nav[aria-label]')).toHaveLength(1);
    const levels = all('h1, h2, h3, h4').map((heading) => Number(heading.tagName.slice(1)));
    for (const [i, level] of levels.entries()) expect(level - (levels[i - 1] ?? 0)).toBeLessThanOrEqual(1);
  });

  it('gives every id once, and every link within the page leads somewhere', () => {
    const ids = all('[id]').map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = all('a[href^="#"]').map((link) => link.getAttribute('href')?.slice(1));
    expect(targets.length).toBeGreaterThan(5);
    for (const target of targets) expect(ids).toContain(target);
  });

  it('loads nothing: no element and no style sheet names anything outside the page', () => {
    expect(all('link, img, iframe, object, embed, base, form, audio, video, source, use, image')).toEqual([]);
    expect(all('[src], [srcset], [background], [poster]')).toEqual([]);
    const style = words(one('style'));
    expect(style).not.toMatch(/@import|url\(|@font-face|https?:/);
    expect(words(one('script'))).not.toMatch(/fetch|XMLHttp|import|https?:/);
    expect(all('[href]').map((link) => link.tagName.toLowerCase())).toEqual(all('a').map(() => 'a'));
  });

  it('forbids by its policy all but its own style and script, and writes no style or script elsewhere', () => {
    const policy = one('meta[http-equiv="Content-Security-Policy"]').getAttribute('content') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect(all('style, script')).toHaveLength(2);
    for (const name of ['style', 'script']) {
      const text = new RegExp(`<${name}>([\\s\\S]*?)</${name}>`).exec(html)?.[1] ?? '';
      const hash = createHash('sha256').update(text).digest('base64');
      expect(policy).toContain(`${name}-src 'sha256-${hash}'`);
    }
    const named = all('*').flatMap((element) => element.getAttributeNames());
    expect(named.filter((name) => name === 'style' || name.startsWith('on'))).toEqual([]);
  });

  it('names every table, scopes every heading of one, and lets every wide one be scrolled by keyboard', () => {
    for (const table of all('table')) expect(table.querySelector('caption')?.textContent).not.toBe('');
    for (const head of all('th')) expect(head.getAttribute('scope')).toMatch(/^(col|row)$/);
    for (const frame of all('.scroll')) {
      expect(frame.getAttribute('tabindex')).toBe('0');
      expect(frame.getAttribute('aria-label')).not.toBe('');
    }
  });

  it('tells every chart in words and gives its numbers in a table', () => {
    const charts = all('figure.chart');
    expect(charts).toHaveLength(
      result.outcomes.length + result.fans.length + 13 + all('svg.trade-off').length,
    );
    for (const chart of charts) expect(chart.querySelectorAll('details.data table')).not.toEqual([]);
    const drawings = all('svg');
    for (const drawing of drawings) {
      const told = drawing.getAttribute('role') === 'img' && drawing.getAttribute('aria-label') !== '';
      expect(told || drawing.getAttribute('aria-hidden') === 'true').toBe(true);
    }
    expect(all('#choosing svg.trade-off')).toHaveLength(6);
    for (const drawing of all('#choosing svg.trade-off')) {
      expect(drawing.getAttribute('aria-label')).toMatch(/of each option\. On the line: option \d/);
    }
    const fan = all('.fans:not(#settlement .fans) svg[role="img"]').map(
      (drawing) => drawing.getAttribute('aria-label') ?? '',
    );
    expect(fan).toHaveLength(result.fans.length * result.options.length);
    expect(fan[0]).toMatch(
      /^Hold the present course: median .* at first, .* at the end, 90.% of worlds between /,
    );
  });

  it('comes in the order: furniture, claims, lead, options, other charts, red lines, assumptions, method, sources', () => {
    expect(all('section').map(({ id }) => id)).toEqual([
      'claims',
      'lead',
      'options',
      'choosing',
      'charts',
      'settlement',
      'red-lines',
      'assumptions',
      'method',
      'sources',
    ]);
    expect(html.indexOf('<h1>')).toBeLessThan(html.indexOf('<section'));
  });
});
