import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { link } from '../../src/brief/link.ts';
import { escapeText, html } from '../../src/brief/markup.ts';
import type { Result } from '../../src/result/result.ts';
import { fixture } from './fixture.ts';
import { pageOf, words } from './page.ts';

/** Markup, closed attributes, closed elements, comments, entities and control characters in one string. */
const HOSTILE = `"'><script>alert(1)</script></style></title><img src=x onerror=alert(2)><!-- &lt; \u0000 \u202E javascript:`;

/** As long as it, so that what is shown only where there is room for it is shown alike. */
const HARMLESS = HOSTILE.replace(/[^a-z]/g, 'x');

/** Fields that take only words of ours or dates, and words that mean something to the page: left as they are. */
const KEPT_FIELDS = new Set([
  'verdict',
  'kind',
  'better',
  'severity',
  'dates',
  'date',
  'as_of',
  'hash',
  'order',
  'most',
]);
const KEPT_WORDS = new Set(['share', '1', 'judgement', 'fails']);

/** The value with every free string in it lengthened by the tail, map keys included. */
function lengthened(value: unknown, tail: string, key = ''): unknown {
  if (typeof value === 'string')
    return KEPT_FIELDS.has(key) || KEPT_WORDS.has(value) ? value : `${value}${tail}`;
  if (Array.isArray(value))
    return value.map((item) => lengthened(item, tail, typeof item === 'string' ? key : ''));
  if (typeof value !== 'object' || value === null) return value;
  const keyed = key === 'outcomes' || key === 'versus' || key === 'crosses';
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      keyed ? `${name}${tail}` : name,
      lengthened(item, tail, name),
    ]),
  );
}

describe('a hostile scenario', () => {
  const clean = pageOf(lengthened(fixture(), HARMLESS) as Result);
  const page = pageOf(lengthened(fixture(), HOSTILE) as Result);

  it('gets no element and no attribute into the page', () => {
    const shape = ({ all }: typeof page): string[] =>
      all('*').map((element) => `${element.tagName} ${element.getAttributeNames().sort()}`);
    expect(shape(page)).toEqual(shape(clean));
    expect(page.all('script, style')).toHaveLength(2);
    expect(page.all('[onerror], img')).toEqual([]);
  });

  it('is shown as it was written', () => {
    const shown = words(page.one('h1'));
    expect(shown).toContain('<script>alert(1)</script></style></title><img src=x onerror=alert(2)><!-- &lt;');
    expect(page.html).not.toContain('\u0000');
  });

  it('cannot turn an address into anything but a link to an https page', () => {
    for (const address of [
      'javascript:alert(1)',
      ' javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      'data:text/html,<script>alert(1)</script>',
      'http://example.org/',
      'file:///etc/passwd',
      '//example.org',
      'https://user:secret@example.org/',
      'https://',
      'vbscript:x',
      undefined,
    ]) {
      expect(link(address, 'words').markup).toBe('words');
    }
    const quoted = link('https://example.org/?a="><b>&c=1', '<i>').markup;
    expect(quoted).toBe(
      '<a href="https://example.org/?a=%22%3E%3Cb%3E&amp;c=1" rel="noopener noreferrer external">&lt;i&gt;</a>',
    );
  });

  it('gets no angle bracket and no quote through the template, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(escapeText(text)).not.toMatch(/[<>"']/);
        expect(html`<b title="${text}">${[text, [text]]}</b>`.markup.match(/[<>"]/g)).toHaveLength(6);
      }),
      { seed: 203, numRuns: 200 },
    );
  });
});
