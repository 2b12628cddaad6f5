import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkScenario } from '../../src/check/check.ts';
import { checkVariants } from '../../src/check/variants.ts';
import { compiledKernel } from '../../src/compile/kernel.ts';
import type { Model } from '../../src/model/model.ts';
import { rowName } from '../../src/model/row-name.ts';
import { readScenario } from '../../src/parse/read.ts';
import { referenceKernel } from '../../src/reference/kernel.ts';
import { difference } from '../compile/same-bits.ts';
import { KS_CRITICAL, ksStatistic } from '../random/statistics.ts';
import { check, described, modelOf, settingsOf, sourceOf } from './checking.ts';

const WORLDS = 2000;

function scenario(assumptions: string, more = ''): string {
  return `rubicon: 1
title: Moving together
tables: {side: [blue, red], step: {source: a test, columns: {weight: {}}, rows: {a: {weight: 1 to 2}, b: {weight: 3}}}}
assumptions:
${assumptions}
outcomes: {end: {is: 1}}
${more}`;
}

/** Every row of every assumption and column that is drawn, by name, in each of the worlds; both kernels must agree. */
function worlds(model: Model): Map<string, Float64Array> {
  const batch = { seed: 5, first: 0, count: WORLDS, options: [0] };
  const reference = referenceKernel(model);
  const played = reference.play(batch);
  expect(difference(compiledKernel(model, reference).play(batch), played)).toBeUndefined();
  if ('diagnostic' in played) throw new Error(played.diagnostic.message);
  return new Map(
    reference.layout.worlds.map(({ definition, row }, column) => {
      const found = model.definitions[definition] as Model['definitions'][number];
      return [rowName(found, model.tables, row), played.worlds.slice(column * WORLDS, (column + 1) * WORLDS)];
    }),
  );
}

function drawn(assumptions: string): (name: string) => Float64Array {
  const found = worlds(modelOf(scenario(assumptions)));
  return (name) => {
    const values = found.get(name);
    if (values === undefined) throw new Error(`no ${name} among ${[...found.keys()].join(', ')}`);
    return values;
  };
}

function ranks(values: Float64Array): number[] {
  const order = [...values.keys()].sort((a, b) => (values[a] as number) - (values[b] as number));
  const rank: number[] = [];
  for (const [place, index] of order.entries()) rank[index] = place;
  return rank;
}

/** Spearman's rank correlation (C. Spearman, American Journal of Psychology 15, 1904); there are no ties here. */
function spearman(a: Float64Array, b: Float64Array): number {
  const [left, right] = [ranks(a), ranks(b)];
  const n = a.length;
  const squares = left.reduce((sum, rank, index) => sum + (rank - (right[index] as number)) ** 2, 0);
  return 1 - (6 * squares) / (n * (n * n - 1));
}

/** Four standard errors of a rank correlation of nothing (1 / √(n − 1)), which that of anything stays below. */
const TOLERANCE = 4 / Math.sqrt(WORLDS - 1);

const source = 'source: a test';

describe('assumptions that move together', () => {
  it.each([0.6, -0.85, 0.1])('have the rank correlation that is said: %s', (rho) => {
    const of = drawn(`  a: {is: 2 to 5, ${source}}
  b: {is: "normal(0, 1)", moves_with: {a: ${rho}}, ${source}}
  c: {is: "uniform(0, 1)", moves_with: {a: ${rho}}, ${source}}
  d: {is: "beta(2, 5)", ${source}}
  e: {is: "triangular(0, 1, 5)", moves_with: {d: ${rho}}, ${source}}`);
    for (const [one, other] of [
      ['a', 'b'],
      ['a', 'c'],
      ['d', 'e'],
    ] as const) {
      expect(Math.abs(spearman(of(one), of(other)) - rho)).toBeLessThan(TOLERANCE);
    }
    expect(Math.abs(spearman(of('a'), of('d')))).toBeLessThan(TOLERANCE);
  });

  it('keep their laws', () => {
    const of = drawn(
      `  a: {is: "uniform(2, 3)", ${source}}\n  b: {is: "exponential(2)", moves_with: {a: 0.9}, ${source}}`,
    );
    expect(ksStatistic(of('a'), (x) => x - 2)).toBeLessThan(KS_CRITICAL);
    expect(ksStatistic(of('b'), (x) => 1 - Math.exp(-x / 2))).toBeLessThan(KS_CRITICAL);
  });

  it('change no draw of others: not of those without a partner, nor by one more that names them', () => {
    const alone = `  a: {is: 2 to 5, ${source}}\n  z: {is: "beta(2, 2)", ${source}}\n  y: {is: "uniform(0, 1)", ${source}}`;
    const apart = drawn(alone);
    const joined = drawn(
      `  n: {is: "normal(0, 1)", moves_with: {y: 0.3}, ${source}}\n${alone}\n  b: {is: 1 to 9, moves_with: {a: 0.6}, ${source}}`,
    );
    const more = drawn(
      `  n: {is: "normal(0, 1)", moves_with: {y: 0.3}, ${source}}\n${alone}\n  b: {is: 1 to 9, moves_with: {a: 0.6}, ${source}}\n  c: {is: 1 to 9, moves_with: {a: 0.2, b: 0.5}, ${source}}`,
    );
    // A law of normal draws keeps them even where it is named.
    for (const name of ['a', 'z']) expect(joined(name)).toEqual(apart(name));
    for (const name of ['a', 'z', 'y', 'n', 'b']) expect(more(name)).toEqual(joined(name));
  });

  it('move with others through those alone that they name', () => {
    const of = drawn(`  a: {is: "normal(0, 1)", ${source}}
  b: {is: "normal(0, 1)", moves_with: {a: 0.8}, ${source}}
  c: {is: "normal(0, 1)", moves_with: {b: -0.7}, ${source}}`);
    // Correlations of normal draws multiply along a chain.
    const pearson = (rho: number): number => 2 * Math.sin((Math.PI * rho) / 6);
    const through = (6 / Math.PI) * Math.asin((pearson(0.8) * pearson(-0.7)) / 2);
    expect(Math.abs(spearman(of('a'), of('c')) - through)).toBeLessThan(TOLERANCE);
  });

  it('may name several, which themselves move together', () => {
    const of = drawn(`  a: {is: "normal(0, 1)", ${source}}
  b: {is: "normal(0, 1)", moves_with: {a: 0.5}, ${source}}
  c: {is: 3 to 4, moves_with: {a: 0.7, b: -0.2}, ${source}}`);
    for (const [one, other, rho] of [
      ['a', 'b', 0.5],
      ['a', 'c', 0.7],
      ['b', 'c', -0.2],
    ] as const) {
      expect(Math.abs(spearman(of(one), of(other)) - rho)).toBeLessThan(TOLERANCE);
    }
  });

  it('over one table move row by row, and with a row that is named', () => {
    const of = drawn(`  a: {over: side, is: {blue: 1 to 2, red: "uniform(0, 1)"}, ${source}}
  b: {over: side, is: "normal(0, 1)", moves_with: {a: 0.9}, ${source}}
  c: {is: 2 to 3, moves_with: {"a[red]": 0.9}, ${source}}
  d: {over: step, is: "normal(0, 1)", moves_with: {step.weight: 0.9}, ${source}}`);
    expect(Math.abs(spearman(of('a[blue]'), of('b[blue]')) - 0.9)).toBeLessThan(TOLERANCE);
    expect(Math.abs(spearman(of('a[red]'), of('b[red]')) - 0.9)).toBeLessThan(TOLERANCE);
    expect(Math.abs(spearman(of('a[blue]'), of('b[red]')))).toBeLessThan(TOLERANCE);
    expect(Math.abs(spearman(of('a[red]'), of('c')) - 0.9)).toBeLessThan(TOLERANCE);
    expect(Math.abs(spearman(of('step.weight[a]'), of('d[a]')) - 0.9)).toBeLessThan(TOLERANCE);
  });

  it('draw counts and answers by the same draws, so that these move less only by their ties', () => {
    const of = drawn(
      `  a: {is: "normal(0, 1)", ${source}}\n  b: {is: "bernoulli(0.5)", moves_with: {a: 0.9}, ${source}}`,
    );
    // Yes where the normal draw behind b is above 0: P(a > 0, b) = 1/4 + asin(r) / 2π (W. F. Sheppard, Phil. Trans. A 192, 1899).
    const r = 2 * Math.sin((Math.PI * 0.9) / 6);
    const wanted = 0.25 + Math.asin(r) / (2 * Math.PI);
    const both = of('a').filter((a, world) => a > 0 && of('b')[world] === 1).length / WORLDS;
    expect(Math.abs(both - wanted)).toBeLessThan(4 * Math.sqrt((wanted * (1 - wanted)) / WORLDS));
  });

  it('stay as they are where a setting or a variant holds one of them', () => {
    const text = scenario(
      `  a: {is: "uniform(0, 1)", ${source}}\n  b: {is: 1 to 9, moves_with: {a: 0.6}, ${source}}`,
      'variants: {held: {assumptions: {a: 0.5}}}',
    );
    const before = worlds(modelOf(text)).get('b');
    expect(worlds(modelOf(text, ['a=0.5'])).get('b')).toEqual(before);
    const read = readScenario(sourceOf(text), 'test').value;
    if (read === undefined) throw new Error('no tree');
    const { value } = checkVariants(read.tree, sourceOf(text), 'test', [], ['held']);
    expect(worlds(value?.get('held') as Model).get('b')).toEqual(before);
    expect(checkScenario(read.scenario, settingsOf(['b=2'])).value).toBeDefined();
  });
});

describe('assumptions that cannot move so', () => {
  const told = (assumptions: string): string[] => check(scenario(assumptions)).diagnostics.map(described);
  const two = `  a: {is: 1 to 2, ${source}}\n  b: {is: 1 to 2, moves_with: {a: 0.8}, ${source}}\n`;

  it.each([
    ['an unknown one', `  a: {is: 1 to 2, moves_with: {bb: 0.5}, ${source}}\n`, 'moves-unknown at «bb»'],
    ['an outcome', `  a: {is: 1 to 2, moves_with: {end: 0.5}, ${source}}\n`, 'moves-unknown at «end»'],
    ['itself', `  a: {is: 1 to 2, moves_with: {a: 0.5}, ${source}}\n`, 'moves-circular at «a»'],
    [
      'each other',
      `  a: {is: 1 to 2, moves_with: {b: 0.5}, ${source}}\n  b: {is: 1 to 2, moves_with: {a: 0.5}, ${source}}\n`,
      'moves-circular at «a»',
    ],
    ['always', `${two}  c: {is: 1 to 2, moves_with: {a: 1}, ${source}}\n`, 'moves-strength at «1»'],
    ['a word', `${two}  c: {is: 1 to 2, moves_with: {"a b": 0.4}, ${source}}\n`, 'moves-target at «"a b"»'],
    ['in a unit', `${two}  c: {is: 1 to 2, moves_with: {a: 1 km}, ${source}}\n`, 'unit-declared at «1 km»'],
    [
      'not knowing with which row',
      `  a: {over: side, is: 1 to 2, ${source}}\n  b: {is: 1 to 2, moves_with: {a: 0.5}, ${source}}\n`,
      'moves-rows at «a»',
    ],
    [
      'with a row that is none',
      `  a: {over: side, is: 1 to 2, ${source}}\n  b: {is: 1 to 2, moves_with: {"a[green]": 0.5}, ${source}}\n`,
      'unknown-label at «"a[green]"»',
    ],
    [
      'not drawing',
      `  a: {is: 1, ${source}}\n  b: {is: 1 to 2, moves_with: {a: 0.5}, ${source}}\n`,
      'moves-still at «a»',
    ],
    [
      'pulled apart',
      `${two}  c: {is: 1 to 2, moves_with: {a: 0.9, b: -0.9}, ${source}}\n`,
      'moves-apart at «-0.9»',
    ],
    [
      'pulled apart by three',
      `  a: {is: 1 to 2, ${source}}\n  b: {is: 1 to 2, ${source}}\n  c: {is: 1 to 2, ${source}}\n  d: {is: 1 to 2, moves_with: {a: 0.6, b: 0.6, c: 0.6}, ${source}}\n`,
      'moves-together at «d»',
    ],
  ])('%s', (_what, assumptions, expected) => {
    expect(told(assumptions)).toContain(expected);
  });

  it('are told which pair contradicts, and what would do', () => {
    const { diagnostics } = check(
      scenario(`${two}  c: {is: 1 to 2, moves_with: {a: 0.9, b: -0.9}, ${source}}\n`),
    );
    const [apart] = diagnostics.filter(({ code }) => code === 'moves-apart');
    expect(apart?.message).toBe(
      '`c` cannot move with `a` at 0.9 and with `b` at -0.9: these two move together at 0.8.',
    );
    expect(apart?.mend).toMatch(/can be from 0\.\d+ to 0\.\d+\./);
    const fits = (rho: number): boolean =>
      !told(`${two}  c: {is: 1 to 2, moves_with: {a: 0.9, b: ${rho}}, ${source}}\n`).some((one) =>
        one.startsWith('moves-'),
      );
    const [from, to] =
      /from (\S+) to (\S+)\./
        .exec(apart?.mend ?? '')
        ?.slice(1)
        .map(Number) ?? [];
    expect([fits(from ?? 0), fits(to ?? 0)]).toEqual([true, true]);
    expect([fits((from ?? 0) - 0.02), fits((to ?? 0) + 0.02)]).toEqual([false, false]);
  });
});

describe('the codes of correlations', () => {
  it('are each reached by a test', () => {
    const page = readFileSync(new URL('../../messages/correlations.md', import.meta.url), 'utf8');
    const own = readFileSync(new URL(import.meta.url), 'utf8');
    const codes = [...page.matchAll(/^## (.+)$/gm)].map(([, code]) => code ?? '');
    expect(codes.filter((code) => !own.includes(`${code} at`))).toEqual([]);
    expect(codes.length).toBe(8);
  });
});
