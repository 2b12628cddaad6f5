import { createHash } from 'node:crypto';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import type { Result } from '../../src/result/result.ts';
import type { Piece } from '../../src/site/piece.ts';
import { siteHtml } from '../../src/site/site.ts';
import { fixture } from '../brief/fixture.ts';
import { type Read, words } from '../brief/page.ts';

const WORDS = { title: 'World', base: 'https://example.org/crises/' };

function piece(id: string, change: Partial<Result['scenario']> = {}): Piece {
  const result = fixture();
  return {
    result: { ...result, scenario: { ...result.scenario, id, ...change } },
    address: `${id}/index.html`,
    pinned: `${id}/0123456789ab/index.html`,
  };
}

function read(pieces: readonly Piece[]): { html: string; all: (selector: string) => Read[] } {
  const html = siteHtml(pieces, WORDS);
  const document = parseHTML(html).document as unknown as Read;
  return { html, all: (selector) => [...document.querySelectorAll(selector)] };
}

const PAGE = fixture().scenario.page;
const older = piece('older', { as_of: '2023-01-31', page: { ...PAGE, headline: 'The older piece' } });
const younger = piece('younger', { as_of: '2025-10-31', page: { ...PAGE, headline: 'The younger piece' } });
const { html, all } = read([older, younger]);

describe('the page of several pieces', () => {
  it('carries them in the order given, each with its furniture, and lists the latest first', () => {
    expect(all('main > article').map(({ id }) => id)).toEqual(['older', 'younger']);
    expect(all('.latest a').map(words)).toEqual(['The younger piece', 'The older piece']);
    expect(all('.latest time').map((time) => time.getAttribute('datetime'))).toEqual([
      '2025-10-31',
      '2023-01-31',
    ]);
    expect(words(all('#older .kicker')[0] as Read)).toBe('Security Escalation');
    for (const furniture of ['.dek', '.byline', '.correction', 'figure figcaption .credit', '.tally'])
      expect(all(`#older ${furniture}`), furniture).toHaveLength(1);
    expect(words(all('#older figcaption')[0] as Read)).toContain('The first 3 of 9 courses');
  });

  it('shows every claim with the verdict that its brief gives, leading to its place there', () => {
    const claims = fixture().claims;
    expect(all('#older .verdicts > li')).toHaveLength(claims.length);
    expect(all('#older .verdicts a').map((link) => link.getAttribute('href'))).toEqual(
      claims.map((_, i) => `older/index.html#claim-${i + 1}`),
    );
    const verdicts = all('#older .verdicts .verdict').map((badge) => badge.getAttribute('class'));
    expect(verdicts).toEqual(claims.map(({ verdict }) => `verdict ${verdict}`));
  });

  it('has one main heading, headings without a gap, ids once, links within it that lead somewhere', () => {
    expect(all('h1').map(words)).toEqual(['World']);
    const levels = all('h1, h2, h3, h4').map((heading) => Number(heading.tagName.slice(1)));
    for (const [i, level] of levels.entries()) expect(level - (levels[i - 1] ?? 0)).toBeLessThanOrEqual(1);
    const ids = all('[id]').map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const link of all('a[href^="#"]')) expect(ids).toContain(link.getAttribute('href')?.slice(1));
  });

  it('loads nothing and lets nothing run but its own style and script', () => {
    expect(all('link, img, iframe, object, embed, base, form')).toEqual([]);
    const policy = all('meta[http-equiv="Content-Security-Policy"]')[0]?.getAttribute('content') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    for (const name of ['style', 'script']) {
      const text = new RegExp(`<${name}>([\\s\\S]*?)</${name}>`).exec(html)?.[1] ?? '';
      expect(policy).toContain(`'sha256-${createHash('sha256').update(text).digest('base64')}'`);
    }
  });

  it('gives the lines by which another page shows the brief that stays as it is', () => {
    const lines = words(all('#younger .part pre')[0] as Read);
    expect(lines).toContain('src="https://example.org/crises/younger/0123456789ab/index.html"');
    expect(lines).toContain('<script src="https://example.org/crises/embed.js" async></script>');
  });

  it('lets no words of a scenario become markup, not in the lines to be copied either', () => {
    const evil = `"><script>alert(1)</script><img src=x onerror=alert(2)>`;
    const page = {
      ...PAGE,
      section: evil,
      kicker: evil,
      headline: evil,
      dek: evil,
      byline: evil,
      date: evil,
    };
    const { all: hostile } = read([piece('evil', { title: evil, about: evil, question: evil, page })]);
    expect(hostile('script')).toHaveLength(1);
    expect(hostile('img, [onerror]')).toEqual([]);
    expect(words(hostile('article h2')[0] as Read)).toBe(evil);
    const copied = parseHTML(`<main>${hostile('.part pre')[0]?.textContent}</main>`)
      .document as unknown as Read;
    expect([...copied.querySelectorAll('img, [onerror]')]).toEqual([]);
    expect([...copied.querySelectorAll('iframe')]).toHaveLength(1);
    expect([...copied.querySelectorAll('script')].map((script) => script.getAttribute('src'))).toEqual([
      'https://example.org/crises/embed.js',
    ]);
  });
});
