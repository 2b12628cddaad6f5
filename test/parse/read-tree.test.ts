import { describe, expect, it } from 'vitest';
import { readTree } from '../../src/parse/read-tree.ts';
import type { Tree } from '../../src/parse/tree.ts';
import { spanIn } from '../../src/parse/written.ts';

type Plain = string | Plain[] | { [key: string]: Plain };

function plain(tree: Tree): Plain {
  if (tree.kind === 'map') {
    return Object.fromEntries(tree.entries.map(({ key, value }) => [key.value, plain(value)]));
  }
  return tree.kind === 'list' ? tree.items.map(plain) : tree.text.text;
}

function read(text: string): Tree {
  const { value, diagnostics } = readTree({ name: 'a.yaml', text });
  expect(diagnostics).toEqual([]);
  if (value === undefined) throw new Error('no tree');
  return value;
}

describe('the tree of a file', () => {
  it.each([
    [
      'every scalar is text',
      'a: 2024-07\nb: 0.10\nc: yes\nd: ~\ne: 0x1F\nf: null',
      { a: '2024-07', b: '0.10', c: 'yes', d: '~', e: '0x1F', f: 'null' },
    ],
    [
      'braces and brackets',
      'a: {b: 1, c: [d, "e f"]}\ng: {}\nh: []',
      { a: { b: '1', c: ['d', 'e f'] }, g: {}, h: [] },
    ],
    ['blocks', 'a:\n  b: 1\n  c:\n    - d\n    - {e: f}\n', { a: { b: '1', c: ['d', { e: 'f' }] } }],
    ['quotes', `a: 'it''s'\nb: "x \\"y\\" \\u00e9"\n"c d": e`, { a: "it's", b: 'x "y" é', 'c d': 'e' }],
    ['folded and literal texts', 'a: >-\n  b\n  c\n\n  d\ne: |\n  f\n  g\n', { a: 'b c\nd', e: 'f\ng\n' }],
    ['comments', '# one\na: b # two\n# three\nc: d#e', { a: 'b', c: 'd#e' }],
    ['a document start', '---\na: b\n', { a: 'b' }],
    ['a document end', 'a: b\n...\n', { a: 'b' }],
    ['a byte order mark', '\ufeffa: b', { a: 'b' }],
    [
      'line breaks of Windows',
      'a: b\r\nc: >-\r\n  d\r\n  e\r\nf:\r\n  g: h\r\n',
      { a: 'b', c: 'd e', f: { g: 'h' } },
    ],
    ['keys that objects have', '__proto__: a\nconstructor: b', { ['__proto__']: 'a', constructor: 'b' }],
    [
      'formulas without quotes',
      'a: x[b] * (c - 3%) >= 2\nb: if a then -b else {c',
      { a: 'x[b] * (c - 3%) >= 2', b: 'if a then -b else {c' },
    ],
  ])('%s', (_what, text, expected) => {
    expect(plain(read(text))).toEqual(expected);
  });

  it('keeps the order of the file and the place of every key and value', () => {
    const text = 'b: 1\na: {d: x y, c: [z]}\n';
    const tree = read(text);
    const seen: string[] = [];
    const walk = (node: Tree): void => {
      seen.push(text.slice(node.span.start, node.span.end));
      if (node.kind === 'list') node.items.forEach(walk);
      if (node.kind !== 'map') return;
      for (const { key, value } of node.entries) {
        seen.push(`${text.slice(key.span.start, key.span.end)}:`);
        walk(value);
      }
    };
    walk(tree);
    expect(seen).toEqual([text.trim(), 'b:', '1', 'a:', '{d: x y, c: [z]}', 'd:', 'x y', 'c:', '[z]', 'z']);
  });
});

describe('the places within a text', () => {
  /** For each character of the text that is not white space, what the source has at its place. */
  function sourced(text: string): { text: string; source: string } {
    const tree = read(text);
    const entry = tree.kind === 'map' ? tree.entries[0] : undefined;
    if (entry?.value.kind !== 'scalar') throw new Error('no scalar');
    const written = entry.value.text;
    const spans = Array.from({ length: written.text.length }, (_, at) => spanIn(written, at, at + 1));
    const visible = spans.filter((_, at) => written.text.charAt(at).trim() !== '');
    return {
      text: written.text.replaceAll(/\s/g, ''),
      source: visible.map(({ start, end }) => text.slice(start, end)).join(''),
    };
  }

  it.each([
    ['plain', 'a: b + c\n'],
    ['plain over lines', 'a: b +\n   c\n\n   - dd  \n     e\n'],
    ['plain, with space around it', 'a:   b + c   # why\nd: e'],
    ['folded', 'a: >-\n  one\n  two\n   deeper\n\n\n  three\nb: c'],
    ['folded, with a comment at its head', 'a: > # why\n  one\n  two\n'],
    ['folded, indented by hand', 'a: >2-\n    one\n   two\n'],
    ['literal', 'a: |\n  one  one\n\n  two\n'],
    ['double quotes', 'a: "one\n  two\n\n\n  three  four "'],
    ['single quotes', "a: 'one\n  two '"],
    ['line breaks of Windows', 'a: "one\r\n  two\r\n\r\n  three"\r\n'],
    ['a repeated word', 'a: >-\n  aa\n  a\n  aa a\n  a\n'],
    ['wide characters', 'a: "宽 😀\n  x"'],
  ])('%s', (_what, text) => {
    const found = sourced(text);
    expect(found.source).toBe(found.text);
    expect(found.text.length).toBeGreaterThan(1);
  });

  it('behind escapes', () => {
    const text = 'a: "\\u0041\\x42 \\U0001F600 \\"c\\" \\\n    \\n d"';
    const tree = read(text);
    const value = tree.kind === 'map' ? tree.entries[0]?.value : undefined;
    if (value?.kind !== 'scalar') throw new Error('no scalar');
    const { text: decoded } = value.text;
    expect(decoded).toBe('AB 😀 "c" \n d');
    for (const [letter, from] of [
      ['A', 4],
      ['B', 10],
      ['c', text.indexOf('c')],
      ['d', text.indexOf('d')],
    ] as const) {
      expect(spanIn(value.text, decoded.indexOf(letter), decoded.indexOf(letter) + 1).start).toBe(from);
    }
  });

  it('span what was folded between them', () => {
    const text = 'a: >-\n  one\n  two\n';
    const tree = read(text);
    const value = tree.kind === 'map' ? tree.entries[0]?.value : undefined;
    if (value?.kind !== 'scalar') throw new Error('no scalar');
    const { start, end } = spanIn(value.text, 0, value.text.text.length);
    expect(text.slice(start, end)).toBe('one\n  two');
  });
});

describe('hostile files', () => {
  const many = 100_000;
  it.each([
    ['brackets', '['.repeat(many)],
    ['braces', '{a: '.repeat(many)],
    ['dashes', '- '.repeat(many)],
    ['questions', '? '.repeat(many)],
    ['keys in keys', 'a: '.repeat(many)],
    ['anchors', '&a '.repeat(many)],
    ['commas', `a: [${','.repeat(many)}]`],
    ['quotes', `a: ${'"'.repeat(many)}`],
    ['texts side by side', `a: [${'"b"'.repeat(many)}]`],
    ['fields without values', `a: {${'b, '.repeat(many)}}`],
    ['the same field', 'a: b\n'.repeat(many)],
    ['documents', '---\n'.repeat(many)],
    ['unknown escapes', `a: "${'\\q'.repeat(many)}"`],
    ['a wall of spaces', `a: "${' '.repeat(many)}"`],
    ['tabs', '\t'.repeat(many)],
    ['carriage returns', '\r'.repeat(many)],
    [
      'references that would explode',
      `a: &a [x, x]\n${Array.from({ length: 50 }, (_, at) => `b${at}: &b${at} [*a, *a]\n`).join('')}`,
    ],
  ])('%s are answered within seconds', (_what, text) => {
    const begin = performance.now();
    const { diagnostics } = readTree({ name: 'a.yaml', text });
    expect(performance.now() - begin).toBeLessThan(5000);
    expect(diagnostics.length).toBeLessThanOrEqual(101);
    for (const { span } of diagnostics) expect(span?.end ?? 0).toBeLessThanOrEqual(text.length);
  });
});
