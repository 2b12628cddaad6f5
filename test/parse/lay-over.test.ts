import { describe, expect, it } from 'vitest';
import { layOver } from '../../src/parse/lay-over.ts';
import { readScenario } from '../../src/parse/read.ts';
import { readTree } from '../../src/parse/read-tree.ts';
import { scenarioFrom } from '../../src/parse/scenario-from.ts';
import type { Tree } from '../../src/parse/tree.ts';
import { variantTree } from '../../src/parse/variants.ts';

function tree(text: string): Tree {
  const { value } = readTree({ name: 'a.yaml', text });
  if (value === undefined) throw new Error('no tree');
  return value;
}

/** A tree as YAML in braces, which is what the cases below are written in. */
function shown(of: Tree): string {
  if (of.kind === 'list') return `[${of.items.map(shown).join(', ')}]`;
  if (of.kind === 'scalar') return of.text.text;
  return `{${of.entries.map(({ key, value }) => `${key.value}: ${shown(value)}`).join(', ')}}`;
}

describe('one tree laid over another', () => {
  it.each([
    ['replaces texts', '{a: 1, b: 2}', '{a: 3}', '{a: 3, b: 2}'],
    ['adds keys behind', '{a: 1}', '{c: 3, b: 2}', '{a: 1, c: 3, b: 2}'],
    ['merges mappings at any depth', '{a: {b: {c: 1, d: 2}}}', '{a: {b: {d: 3}}}', '{a: {b: {c: 1, d: 3}}}'],
    ['replaces lists', '{a: [1, 2]}', '{a: [3]}', '{a: [3]}'],
    [
      'replaces a mapping by a text, and the reverse',
      '{a: {b: 1}, c: 2}',
      '{a: 1, c: {d: 1}}',
      '{a: 1, c: {d: 1}}',
    ],
    [
      'reads a formula alone as the field `is`',
      '{assumptions: {a: {is: 1, unit: km}, b: 2}}',
      '{assumptions: {a: 3, b: {unit: km}}}',
      '{assumptions: {a: {is: 3, unit: km}, b: {is: 2, unit: km}}}',
    ],
    [
      'reads it so in definitions alone',
      '{checks: {a: 1}, tables: {is: {b: 1}}}',
      '{checks: {a: 2}, tables: {is: 1}}',
      '{checks: {a: 2}, tables: {is: 1}}',
    ],
    [
      'judges a claim that was not, and leaves one unjudged that was',
      '{claims: {A: {says: a, not_judged: b}, B: {says: c, given: d, holds: e, odds: f}, C: {holds: g, odds: h}}}',
      '{claims: {A: {holds: i}, B: {not_judged: j}, C: {holds: k}}}',
      '{claims: {A: {says: a, holds: i}, B: {says: c, not_judged: j}, C: {holds: k, odds: h}}}',
    ],
    [
      'merges the rows of a definition',
      '{model: {a: {is: {x: 1, y: 2}}}}',
      '{model: {a: {is: {y: 3}}}}',
      '{model: {a: {is: {x: 1, y: 3}}}}',
    ],
    [
      'replaces a stock by a formula',
      '{model: {a: {unit: km, start: 1, change: b}}}',
      '{model: {a: 2}}',
      '{model: {a: {unit: km, is: 2}}}',
    ],
    [
      'replaces a formula by a stock',
      '{model: {a: {unit: km, is: 2}}}',
      '{model: {a: {start: 1, next: a}}}',
      '{model: {a: {unit: km, start: 1, next: a}}}',
    ],
    [
      'replaces a rate by a next value, and keeps the start',
      '{model: {a: {start: 1, change: b}}}',
      '{model: {a: {next: a}}}',
      '{model: {a: {start: 1, next: a}}}',
    ],
  ])('%s', (_what, base, overlay, expected) => {
    expect(shown(layOver(tree(base), tree(overlay)))).toBe(expected);
  });

  it('changes neither', () => {
    const [base, overlay] = [tree('{model: {a: 1}}'), tree('{model: {a: 2, b: 3}}')];
    const before = JSON.stringify([base, overlay]);
    layOver(base, overlay);
    expect(JSON.stringify([base, overlay])).toBe(before);
  });

  it('laid over itself is itself', () => {
    const text =
      '{title: A, model: {a: {is: 1}, b: {start: 1, next: b}}, tables: {t: [x, y]}, time: {count: 3}}';
    expect(shown(layOver(tree(text), tree(text)))).toBe(shown(tree(text)));
  });
});

describe('a variant laid over its scenario', () => {
  const text = `rubicon: 1
title: A test
about: The scenario
time: {start: 2024-07, period: 1 month, count: 30}
assumptions:
  a: {is: 1 to 2, unit: km, source: judgement}
model:
  b: a * 2
variants:
  early:
    title: Early
    about: The variant
    time: {start: 2023-01}
    assumptions: {a: 3 to 4}
    model: {b: {unit: km}, c: 1}
claims:
  A1: {says: It holds., holds: yes}
`;

  it('changes what it names, and not the scenario’s own words and claims', () => {
    const source = { name: 'a.yaml', text };
    const { value } = readScenario(source, 'a-test');
    if (value === undefined) throw new Error('no scenario');
    const { value: early, diagnostics } = scenarioFrom(variantTree(value.tree, 'early'), source, 'a-test');
    expect(diagnostics).toEqual([]);
    expect(early).toMatchObject({ title: 'A test', about: 'The scenario', time: { count: { value: 30 } } });
    expect(early?.time?.start.value.days).toBe(Date.UTC(2023, 0, 1) / 86_400_000);
    expect(early?.assumptions[0]).toMatchObject({
      unit: { value: 'km' },
      is: { formula: { kind: 'interval' } },
    });
    expect(early?.assumptions[0]?.is?.span.start).toBe(text.indexOf('3 to 4'));
    expect(early?.model.map(({ name }) => name.value)).toEqual(['b', 'c']);
    expect(early?.model[0]).toMatchObject({ unit: { value: 'km' }, is: { kind: 'same' } });
    expect(early?.claims.map(({ name }) => name.value)).toEqual(['A1']);
  });

  it('must exist', () => {
    expect(() => variantTree(tree(text), 'late')).toThrow('no variant late');
  });
});
