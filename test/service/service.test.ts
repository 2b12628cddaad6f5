import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { besideOnDisk } from '../../src/cli/beside.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { complete } from '../../src/service/complete.ts';
import { definitionAt, referencesAt } from '../../src/service/define.ts';
import { hoverAt } from '../../src/service/hover.ts';
import { readText, variantMistakes } from '../../src/service/read.ts';

const FLAGSHIP = join(import.meta.dirname, '../../scenarios/contractors-2024/scenario.yaml');

const TEXT = `rubicon: 1
title: What to ask for
units: {vehicle: {alias: [vehicles]}}
tables:
  side: [north, south]
assumptions:
  line: {is: 20% to 90%, unit: share, source: judgement, because: Nobody knows.}
  stock: {is: 10 to 20, unit: vehicles, over: side, source: judgement, because: Nobody knows.}
actors: {asker: {title: The one who asks}}
decisions:
  demand: {by: asker, choices: 0 to 1, default: 0.3}
options:
  modest: {}
  bold:
    do: {demand: 0.6}
outcomes:
  refused: {is: demand > line, better: lower}
  left: {is: "sum[side](stock)", unit: vehicles}
claims:
  A: {says: It is refused., reading: It is., holds: "refused[bold]"}
`;

function read(text: string) {
  return readText({ name: 'test', text }, 'test');
}

/** The text with the edit of the only diagnostic of this code made. */
function mended(text: string, code: string): string {
  const found = read(text).diagnostics.filter((one) => one.code === code);
  expect(found.map((one) => one.code)).toEqual([code]);
  const { edit } = found[0] as Diagnostic;
  if (edit === undefined) throw new Error(`${code} has no edit`);
  return text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end);
}

describe('edits that mend', () => {
  it('has a sound scenario to break', () => {
    expect(read(TEXT).diagnostics).toEqual([]);
  });

  // Breaking one word and carrying out the mend gives the scenario back to the letter.
  it.each([
    ['unknown-name', 'demand > line', 'demand > lime'],
    ['unknown-function', 'sum[side](stock)', 'abs(sum[side](stock))', 'abss(sum[side](stock))'],
    ['unknown-label', 'refused[bold]', 'refused[bolt]'],
    ['unit-unknown', 'unit: vehicles}\nclaims', 'unit: vehicle_s}\nclaims'],
    ['field-unknown', 'better: lower', 'beter: lower'],
    ['unknown-actor', 'by: asker', 'by: askr'],
    ['unknown-table', 'over: side', 'over: sidee'],
    ['unknown-decision', '{demand: 0.6}', '{demant: 0.6}'],
    ['formula-spelling', 'demand > line', 'demand > line and demand > 0', 'demand > line && demand > 0'],
    ['format-version', 'rubicon: 1', 'rubicon: 2'],
  ])('%s', (code, whole, ...broken) => {
    const [wrong = '', sound = whole] = [broken.at(-1), broken.length > 1 ? broken[0] : whole];
    const text = TEXT.replace(whole, wrong);
    expect(text).not.toBe(TEXT);
    expect(mended(text, code)).toBe(TEXT.replace(whole, sound));
  });

  it('puts a missing field in its place', () => {
    const text = mended(TEXT.replace('title: What to ask for\n', ''), 'field-missing');
    expect(text).toMatch(/^title: .*\nrubicon: 1\n/);
    expect(read(text).diagnostics).toEqual([]);
    expect(mended(TEXT.replace('by: asker, ', ''), 'field-missing')).toContain('demand: {by: ');
  });
});

describe('completion', () => {
  const labels = (text: string, mark = '|'): string[] => {
    const offset = text.indexOf(mark);
    const found = complete(text.replace(mark, ''), offset, read(TEXT).things);
    return (found?.proposals ?? []).map(({ label }) => label);
  };

  it('knows the sections, and leaves out those that are there', () => {
    expect(labels('rubicon: 1\nass|')).toContain('assumptions');
    expect(labels('rubicon: 1\nass|')).not.toContain('rubicon');
  });

  it('knows the fields of an entry, in a block and in braces', () => {
    expect(labels('assumptions:\n  line:\n    is: 1\n    u|')).toEqual(
      expect.arrayContaining(['unit', 'source', 'moves_with']),
    );
    expect(labels('assumptions:\n  line:\n    is: 1\n    u|')).not.toContain('is');
    expect(labels('outcomes:\n  x: {is: 3, b|')).toContain('better');
  });

  it('knows units where a unit stands, also behind an empty colon', () => {
    expect(labels('assumptions:\n  line: {is: 1, unit: |')).toEqual(
      expect.arrayContaining(['vehicles', 'km']),
    );
    expect(labels('assumptions:\n  line: {is: 1, unit: |')).not.toContain('sum');
  });

  it('knows names and functions in a formula, options in claims alone', () => {
    expect(labels('outcomes:\n  x: {is: dem|')).toEqual(
      expect.arrayContaining(['demand', 'line', 'sum', 'normal']),
    );
    expect(labels('outcomes:\n  x: {is: dem|')).not.toContain('bold');
    expect(labels('claims:\n  A: {holds: ref|')).toEqual(expect.arrayContaining(['refused', 'bold', 'mean']));
  });

  it('knows what a name field names', () => {
    expect(labels('decisions:\n  d:\n    by: |')).toEqual(['asker']);
    expect(labels('outcomes:\n  d:\n    better: |')).toEqual(['higher', 'lower']);
    expect(labels('options:\n  d:\n    do:\n      |')).toEqual(['demand']);
  });

  it('proposes nothing in words', () => {
    expect(labels('about: Some w|')).toEqual([]);
  });
});

describe('hover, definitions and references', () => {
  const at = (word: string, text = TEXT): number => text.indexOf(word) + 1;

  it('tells what a name is', () => {
    const hover = hoverAt(read(TEXT), at('line, better'));
    expect(hover).toMatchObject({ title: 'line', what: 'assumption, a share', quantity: 'line' });
    expect(hover?.lines).toEqual(['`20% to 90%` in share', 'Nobody knows.', 'Source: judgement.']);
    expect(hoverAt(read(TEXT), at('stock)'))?.what).toBe('assumption, a number in vehicles, for each side');
  });

  it('tells what a field and a function are', () => {
    expect(hoverAt(read(TEXT), at('better'))).toMatchObject({
      title: 'better',
      what: 'field: `higher`, `lower`',
    });
    expect(hoverAt(read(TEXT), at('sum['))?.what).toBe('function');
  });

  it('finds where a name is defined, and where it is read', () => {
    const { tree, things } = read(TEXT);
    if (tree === undefined) throw new Error('no tree');
    expect(definitionAt(tree, things, at('line, better'))?.start).toBe(TEXT.indexOf('line:'));
    const starts = referencesAt(tree, things, at('demand > line')).map(({ span }) => span.start);
    expect(starts).toEqual([
      TEXT.indexOf('demand:'),
      TEXT.indexOf('demand: 0.6'),
      TEXT.indexOf('demand > line'),
    ]);
  });
});

describe('the flagship', () => {
  const text = readFileSync(FLAGSHIP, 'utf8');
  const flagship = readText({ name: FLAGSHIP, text }, 'contractors-2024', besideOnDisk);

  it('has no mistakes, in its variants neither', () => {
    expect(flagship.sound).toBeDefined();
    expect(variantMistakes(flagship)).toEqual([]);
  });

  it('has a definition for every assumption that is read', () => {
    const { tree, things } = flagship;
    if (tree === undefined) throw new Error('no tree');
    const assumptions = things.filter(({ kind }) => kind === 'assumption');
    expect(assumptions.length).toBeGreaterThan(20);
    for (const { span } of assumptions.slice(0, 8)) {
      expect(definitionAt(tree, things, span.start)?.start).toBe(span.start);
    }
  });
});
