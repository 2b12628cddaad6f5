import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mistakes, parsed, play, playNode, type Setting } from './stage.ts';

type Case = [formula: string, mistake: string, setting?: Setting];

const claim: Setting = { role: 'claim' };
const outcome: Setting = { role: 'outcome' };
const assumption: Setting = { role: 'assumption' };

/** A formula, the code of its one mistake and what stands at the place it points to. */
const cases: readonly Case[] = [
  // Names
  ['frnt + 1', 'unknown-name at frnt'],
  ['reaction == atack', 'unknown-name at atack'],
  ['sum[k in step](k.order)', 'unknown-name at k.order'],
  ['clmp(front, 0, 1)', 'unknown-function at clmp'],
  ['front(2)', 'quantity-called at front'],
  ['exp + 1', 'function-alone at exp'],
  ['sum[sde](soldiers)', 'unknown-table at sde'],
  ['max[attack](line)', 'unknown-table at attack'],
  ['step == contractors', 'table-alone at step'],
  ['front + attack', 'label-unwanted at attack'],
  ['no_steps', 'variant-alone at no_steps', claim],
  ['3 monts', 'unit-of-number at monts'],
  ['3 front', 'unit-of-number at front'],
  ['"attack"', 'text-alone at "attack"'],
  ['abs(1, 2)', 'argument-count at abs'],
  ['mean()', 'argument-count at mean', claim],
  ['normal(1)', 'argument-count at normal'],
  ['before(front, 1 month)', 'argument-count at before'],
  ['max(front)', 'minmax-of-one at max'],
  // Rows
  ['soldiers', 'row-missing at soldiers'],
  ['soldiers[rusia]', 'unknown-label at rusia'],
  ['soldiers["rusia"]', 'unknown-label at "rusia"'],
  ['soldiers[front]', 'row-wanted at front'],
  ['soldiers[1]', 'row-wanted at 1'],
  ['soldiers[step]', 'row-of-other-table at step', { over: ['step'] }],
  ['front[russia]', 'rows-none at russia'],
  ['period[russia]', 'rows-none at period'],
  ['month[russia]', 'rows-none at month'],
  ['soldiers[russia, ukraine]', 'rows-too-many at ukraine'],
  ['trust[ukraine, ukraine]', 'rows-too-many at ukraine'],
  ['(front + 1)[russia]', 'pick-of-formula at front + 1'],
  ['sum[k in class](line)', 'row-ambiguous at line', { over: ['class'] }],
  ['"rusia"', 'unknown-label at "rusia"', { as: 'side' }],
  // Units and types
  ['lag + 3', 'unit-missing at 3'],
  ['3 * 2 + lag', 'unit-missing at 3 * 2'],
  ['before(front, 3, 0)', 'unit-missing at 3'],
  ['lag + soldiers[russia]', 'units-differ at lag + soldiers[russia]'],
  ['if surging then lag else front', 'units-differ at if surging then lag else front'],
  ['normal(1 month, 1 km)', 'units-differ at normal(1 month, 1 km)'],
  ['now + 1 km', 'unit-wanted at 1 km'],
  ['now + 3', 'unit-missing at 3'],
  ['happens(front)', 'unit-wanted at front'],
  ['exp(lag)', 'plain-number-wanted at lag'],
  ['2^lag', 'plain-number-wanted at lag'],
  ['product[side](soldiers)', 'plain-number-wanted at soldiers'],
  ['lag', 'unit-declared at lag', { unit: 'km' }],
  ['front * 3', 'unit-of-formula-absent at front * 3', { unit: 'months' }],
  ['lag^front', 'power-of-unit at front'],
  ['lag^40', 'power-of-unit at 40'],
  ['surging + 1', 'number-wanted at surging'],
  ['sum[step](taken)', 'number-wanted at taken'],
  ['surging > no', 'number-wanted at surging'],
  ['reaction * 2', 'number-wanted at reaction'],
  ['quantile(war[probe], 50%)', 'number-wanted at war[probe]', claim],
  ['now + now', 'types-differ at now + now'],
  ['1 day - now', 'types-differ at 1 day - now'],
  ['if surging then reaction else 3', 'types-differ at if surging then reaction else 3'],
  ['surging == 0', 'types-differ at surging == 0'],
  ['if front then 1 else 2', 'truth-wanted at front'],
  ['surging and front', 'truth-wanted at front'],
  ['not front', 'truth-wanted at front'],
  ['ever(front)', 'truth-wanted at front'],
  ['sum[step where provocation](1)', 'truth-wanted at provocation'],
  ['front', 'type-declared at front', { as: 'yes/no' }],
  ['front', 'type-declared at front', { as: 'class' }],
  ['surging', 'type-declared at surging', { unit: 'months' }],
  ['enemy < russia', 'table-unordered at enemy'],
  ['highest(enemy)', 'table-unordered at enemy'],
  ['front == missing', 'missing-compared at front == missing'],
  ['1 / 0', 'constant-not-finite at 1 / 0'],
  ['infinity - infinity', 'constant-not-finite at infinity - infinity'],
  ['sqrt(-1)', 'constant-not-finite at sqrt(-1)'],
  ['1e300 * 1e300', 'constant-not-finite at 1e300 * 1e300'],
  ['count[step](taken)', 'count-of at taken'],
  // Draws
  ['normal(0, 1)', 'draw-misplaced at normal(0, 1)', outcome],
  ['happens(rate)', 'draw-misplaced at happens(rate)', { role: 'rule' }],
  ['3 to 8', 'interval-misplaced at 3 to 8'],
  ['lag to 8', 'unit-missing at 8', assumption],
  ['1 month to lag', 'interval-ends at lag', assumption],
  ['8 to 3', 'distribution-impossible at 8 to 3', assumption],
  ['beta(-1, 2)', 'distribution-impossible at beta(-1, 2)', assumption],
  ['uniform(2, 1)', 'distribution-impossible at uniform(2, 1)', assumption],
  ['happens(-1/month)', 'distribution-impossible at happens(-1/month)'],
  ['during(3)', 'date-wanted at 3', {}],
  ['mixture(1, 2, 3)', 'mixture-pairs at mixture', assumption],
  ['truncated(bernoulli(0.5), 0, 1)', 'law-not-part at bernoulli', assumption],
  ['categorical(0.5)', 'categorical-weights at 0.5', assumption],
  ['discrete(1, 2, 3)', 'distribution-pairs at discrete', assumption],
  ['normal(0, 1) + normal(0, 1)', 'draw-second at normal(0, 1)'],
  ['normal(normal(0, 1), 1)', 'draw-second at normal(0, 1)'],
  ['sum[step](normal(0, 1))', 'draw-in-fold at normal(0, 1)'],
  ['ever(normal(0, 1) > 0)', 'draw-in-look-back at normal(0, 1)'],
  // The path and the clock
  ['front', 'path-in-assumption at front', assumption],
  ['front > 20%', 'path-in-claim at front', claim],
  ['front_end', 'outcome-misplaced at front_end'],
  ['front_end', 'outcome-misplaced at front_end', assumption],
  ['lag', 'constant-wanted at lag', { role: 'constant' }],
  ['sum[step](1)', 'constant-wanted at sum[step](1)', { role: 'constant' }],
  ['now', 'clock-misplaced at now', assumption],
  ['elapsed > 1 month', 'clock-misplaced at elapsed', claim],
  ['now', 'clock-absent at now', { timeless: true }],
  ['since(surging)', 'clock-absent at since', { timeless: true }],
  ['happens(rate)', 'clock-absent at happens', { timeless: true }],
  ['front[2024-03]', 'clock-absent at 2024-03', { ...outcome, timeless: true }],
  ['as_of', 'as-of-absent at as_of', { undated: true }],
  ['since(surging)', 'look-back-misplaced at since', { role: 'stock' }],
  ['since(war)', 'look-back-misplaced at since', claim],
  ['before(front, lag, 0)', 'before-in-record at before(front, lag, 0)', outcome],
  ['ever(before(front, 1 month, 0) > 0)', 'before-in-record at before(front, 1 month, 0)', outcome],
  ['front[2024-03]', 'date-pick-misplaced at 2024-03'],
  ['front_end[2024-03]', 'date-pick-misplaced at 2024-03', outcome],
  ['highest(front[2024-03])', 'date-pick-in-look-back at 2024-03', outcome],
  ['front[2024-03, 2024-04]', 'dates-twice at 2024-04', outcome],
  ['front[2031-01]', 'date-outside-clock at 2031-01', outcome],
  ['front[2023-12-31]', 'date-outside-clock at 2023-12-31', outcome],
  // Claims
  ['front_end > 0', 'option-missing at front_end', claim],
  ['sum[option](1)', 'option-outside-claim at option'],
  ['mean(front)', 'aggregate-misplaced at mean'],
  ['mean(mean(war[probe]))', 'aggregate-nested at mean', claim],
  ['prior(war[probe])', 'prior-by-world at prior(war[probe])', claim],
  ['quantile(line[attack], 2)', 'quantile-probability at 2', claim],
  ['first_order(war[probe], front_end[probe])', 'assumption-wanted at front_end[probe]', claim],
  ['first_order(war[probe], soldiers)', 'assumption-wanted at soldiers', claim],
];

describe('every mistake is told at its place', () => {
  it.each(cases)('%s: %s', (formula, mistake, setting = {}) => {
    expect(mistakes(formula, setting)).toEqual([mistake]);
    expect(play(formula, setting).found).toBeUndefined();
  });

  it('tells of several at once', () => {
    expect(mistakes('frnt + 1 + exp(lag) + (if front then 1 else 0)')).toEqual([
      'unknown-name at frnt',
      'plain-number-wanted at lag',
      'truth-wanted at front',
    ]);
  });

  it('is silent about what follows from a mistake reported elsewhere', () => {
    const { found, errors } = play('broken + 1');
    expect(found).toBeUndefined();
    expect(errors).toEqual([]);
  });
});

describe('mends', () => {
  const mends: readonly [formula: string, mend: string, setting?: Setting][] = [
    ['sum[step](order)', 'Did you mean `step.order`?'],
    ['frnt', 'Did you mean `front`?'],
    ['reaction == atack', 'Did you mean `attack`?'],
    ['sum[k in step](k.order)', 'Did you mean `step.order[k]`?'],
    ['soldiers', 'Write `sum[side](soldiers)` for all of them, or `soldiers[ukraine]` for one.'],
    ['lag + 3', 'Write `3 days`.'],
    ['front * 3', 'Give its numbers a unit, or multiply by one.', { unit: 'months' }],
    ['sum[step](taken)', 'To count it write `(if taken then 1 else 0)`.'],
    [
      'max[attack](line)',
      '`max[…]` runs over a table; `attack` is a row of class, so write `max[class where …]`.',
    ],
    ['front > 20%', 'Define an outcome, as in `outcomes: {front_end: {is: front}}`, and read that.', claim],
  ];
  it.each(mends)('%s: %s', (formula, mend, setting = {}) => {
    expect(play(formula, setting).errors[0]?.mend).toBe(mend);
  });
});

describe('bounds', () => {
  it('refuses a formula that is nested too deeply', () => {
    const nested = (depth: number): string[] => {
      const node = parsed('front');
      let deep = node;
      for (let i = 0; i < depth; i++) deep = { kind: 'unary', operator: '-', of: deep, span: node.span };
      return playNode(deep).errors.map(({ code }) => code);
    };
    expect(nested(300)).toEqual([]);
    expect(nested(100_000)).toEqual(['formula-too-deep']);
  });

  it('refuses to remember more rows than memory holds', () => {
    const folds = (inner: string, depth: number): string =>
      depth === 0 ? inner : folds(`sum[k${depth} in step](${inner})`, depth - 1);
    const product = Array.from({ length: 11 }, (_, index) => `provocation[k${index + 1}] / rung`).join(' * ');
    expect(mistakes(folds(`highest(${product})`, 11))).toEqual([`memory-too-large at highest(${product})`]);
  });
});

describe('messages/formulas.md', () => {
  it('has no code that no formula reaches', () => {
    const text = readFileSync(new URL('../../../messages/formulas.md', import.meta.url), 'utf8');
    const codes = [...text.matchAll(/^## (.+)$/gm)].map((match) => String(match[1]));
    const reached = new Set(cases.map(([, mistake]) => mistake.split(' ')[0]));
    // Without evidence: test/claims/learning.test.ts.
    const elsewhere = [
      'evidence-wanted',
      'bare-number',
      'interval-leaks',
      'memory-too-large',
      'formula-too-deep',
    ];
    expect(codes.filter((code) => !reached.has(code) && !elsewhere.includes(code))).toEqual([]);
  });
});
