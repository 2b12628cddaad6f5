import { describe, expect, it } from 'vitest';
import { show } from './show.ts';
import { definition, play, right, type Setting } from './stage.ts';

/** The expression on one line, definition numbers replaced by the names they stand for. */
function shown(formula: string, setting: Setting = {}): string {
  return show(right(formula, setting).expr);
}

/** `<name>` in what is expected stands for the definition's number. */
function numbered(text: string): string {
  return text.replace(/<([\w.]+)>/g, (_, name: string) => String(definition(name)));
}

type Case = [formula: string, expected: string, setting?: Setting];

const rows: readonly Case[] = [
  ['soldiers', 'read <soldiers>[#0]', { over: ['side'] }],
  ['soldiers[russia]', 'read <soldiers>[1]'],
  ['soldiers["russia"]', 'read <soldiers>[1]'],
  ['soldiers[side]', 'read <soldiers>[#0]', { over: ['side'] }],
  ['soldiers[enemy]', 'read <soldiers>[read <enemy>]'],
  ['soldiers[side.enemy]', 'read <soldiers>[read <side.enemy>[#0]]', { over: ['side'] }],
  ['soldiers', 'read <soldiers>[#1]', { over: ['actor', 'side'] }],
  ['sum[side](soldiers)', 'sum[#0 in 0](read <soldiers>[#0])'],
  ['sum[k in side](soldiers[k])', 'sum[#0 in 0](read <soldiers>[#0])'],
  ['sum[k in side](soldiers)', 'sum[#0 in 0](read <soldiers>[#0])'],
  ['sum[side](soldiers)', 'sum[#1 in 0](read <soldiers>[#1])', { over: ['side'] }],
  [
    'sum[k in class where k <= class](line[k])',
    'sum[#1 in 1 where less_equal(#1, #0)](read <line>[#1])',
    { over: ['class'] },
  ],
  [
    'max[k in class where line[k] < provocation](k) otherwise rhetoric',
    'otherwise(max[#1 in 1 where less(read <line>[#1], read <provocation>[#0])](#1), 0)',
    { over: ['step'] },
  ],
  [
    'argmin[step where not taken and known(step.order)](step.order)',
    'argmin[#0 in 2 where and(not(read <taken>[#0]), known(read <step.order>[#0]))](read <step.order>[#0])',
  ],
  ['any[step where yes](taken)', 'any[#0 in 2](read <taken>[#0])'],
  // `russia` is a row of side and of actor: the order of `over` decides, whatever the order of the brackets.
  ['trust[west, russia]', 'read <trust>[1, 0]'],
  ['trust[russia, west]', 'read <trust>[1, 0]'],
  ['trust[russia, russia]', 'read <trust>[1, 1]'],
  ['trust[russia]', 'read <trust>[1, #0]', { over: ['actor'] }],
  ['trust[west]', 'read <trust>[#0, 0]', { over: ['side'] }],
];

const labels: readonly Case[] = [
  ['reaction == attack', 'equal(read <reaction>, 2)'],
  ['attack == reaction', 'equal(2, read <reaction>)'],
  ['reaction >= covert', 'greater_equal(read <reaction>, 1)'],
  ['side == russia', 'equal(#0, 1)', { over: ['side'] }],
  ['(if surging then covert else reaction) == attack', 'equal(if(read <surging>, 1, read <reaction>), 2)'],
  ['if surging then covert else attack', 'if(read <surging>, 1, 2)', { as: 'class' }],
  ['covert', '1', { as: 'class' }],
  ['missing', 'missing', { as: 'class' }],
  ['max(reaction, covert)', 'max(read <reaction>, 1)'],
  ['highest(if surging then covert else reaction)', 'cell 0'],
  ['discrete(covert, 1/4, attack, 3/4)', 'discrete(1, 0.25, 2, 0.75)', { as: 'class', role: 'assumption' }],
  ['reaction == (reaction otherwise attack)', 'equal(read <reaction>, read <reaction>)'],
  // `enemy` is a quantity; beside a row of side a bare `russia` is a label.
  ['enemy != russia', 'unequal(read <enemy>, 1)'],
];

const draws: readonly Case[] = [
  ['normal(2, 1)', 'multiply(normal(2, 1), 7)', { role: 'assumption', unit: 'weeks' }],
  ['normal(2 weeks, 1 day)', 'normal(14, 1)', { role: 'assumption', unit: 'weeks' }],
  ['uniform(-pi, pi)', `uniform(${-Math.PI}, ${Math.PI})`, { role: 'assumption' }],
  ['beta(2, 3)', 'beta(2, 3)', { role: 'assumption', unit: 'share' }],
  ['bernoulli(50%)', 'bernoulli(0.5)', { role: 'assumption', as: 'yes/no' }],
  ['normal(2024-07-01, 2 weeks)', 'normal(19905, 14)', { role: 'assumption', as: 'date' }],
  ['exponential(lag)', 'exponential(read <lag>)', { role: 'assumption' }],
  ['front + normal(0, 1)', 'add(read <front>, normal(0, 1))'],
  ['happens(rate)', 'bernoulli(subtract(1, exp(negate(multiply(read <rate>, 30)))))'],
  ['5 to 5', 'multiply(normal(5, 0), 7)', { role: 'assumption', unit: 'weeks' }],
  ['-1 to 1', 'normal(0, 0.6079568319117692)', { role: 'assumption' }],
];

const folding: readonly Case[] = [
  ['if no then soldiers[russia] else 0', '0'],
  ['if surging and no then 1 else front', 'read <front>'],
  ['known(step.order)', 'known(read <step.order>[#0])', { over: ['step'] }],
  ['front otherwise 0', 'read <front>'],
  ['front * (1 + 1)', 'multiply(read <front>, 2)'],
  ['elapsed / month', 'divide(elapsed, 30.4375)'],
  ['now >= 2024-02', 'greater_equal(now, 19754)'],
];

describe.each([
  ['rows', rows],
  ['labels', labels],
  ['draws', draws],
  ['folding', folding],
] as const)('%s', (_, cases) => {
  it.each(cases)('%s', (formula, expected, setting = {}) => {
    expect(shown(formula, setting)).toBe(numbered(expected));
  });
});

describe('intervals', () => {
  const lawOf = (formula: string, unit?: string): string =>
    shown(formula, { role: 'assumption', ...(unit === undefined ? {} : { unit }) }).replace(/\(.*/, '');

  it('has the law that the declared unit and the ends call for', () => {
    expect(lawOf('10% to 30%', 'share')).toBe('logitnormal');
    expect(lawOf('10% to 30%')).toBe('lognormal');
    expect(lawOf('-10% to 30%', 'share')).toBe('normal');
  });

  it('is drawn in numbers of the declared unit', () => {
    const { expr } = right('2 to 8', { role: 'assumption', unit: 'months' });
    expect(expr).toMatchObject({ op: 'apply', fn: 'multiply', args: [{ op: 'draw' }, { value: 30.4375 }] });
    // The median of a log-normal law is the geometric mean of its 5 % and 95 % quantiles.
    const [draw] = expr.op === 'apply' ? expr.args : [];
    const [median] = draw?.op === 'draw' ? draw.args : [];
    expect(median?.op === 'constant' ? median.value : undefined).toBeCloseTo(4, 12);
    expect(shown('2 months to 8 months', { role: 'assumption', unit: 'months' })).toBe(show(expr));
  });
});

describe('slots', () => {
  it('tells the largest number bound at once', () => {
    expect(play('sum[side](soldiers)').slots).toBe(1);
    expect(play('sum[side](sum[step](1)) + sum[step](1)', { over: ['class'] }).slots).toBe(3);
    expect(play('1', { over: ['side', 'class'] }).slots).toBe(2);
  });
});

describe('traits', () => {
  const traits: readonly (readonly [formula: string, expected: object])[] = [
    ['1', { reach: 'fixed', uncertain: false, draws: 0, mayBeMissing: false, mayBeInfinite: false }],
    ['lag', { reach: 'world', uncertain: true, draws: 0 }],
    ['front', { reach: 'period' }],
    ['normal(0, 1)', { reach: 'period', draws: 1, uncertain: true }],
    ['elapsed', { reach: 'period', uncertain: false }],
    ['period', { reach: 'fixed' }],
    ['doubt', { mayBeMissing: true }],
    ['doubt + 1', { mayBeMissing: true }],
    ['doubt otherwise 1', { mayBeMissing: false }],
    ['known(doubt)', { mayBeMissing: false }],
    ['sum[step where known(step.order)](1)', { mayBeMissing: false }],
    ['min[step](provocation)', { mayBeMissing: false }],
    ['min[step where taken](provocation)', { mayBeMissing: true }],
    ['min[bare](1)', { mayBeMissing: true }],
    ['since(surging)', { mayBeInfinite: true, reach: 'period' }],
    ['since(surging) > 1 month', { mayBeInfinite: false }],
    ['clamp(quiet, 0, 1 month)', { mayBeInfinite: false }],
    ['month / quiet', { mayBeInfinite: false }],
    ['quiet + month', { mayBeInfinite: true }],
    ['infinity', { mayBeInfinite: true }],
  ];
  it.each(traits)('%s', (formula, expected) => {
    expect(right(formula)).toMatchObject(expected);
  });

  it('draws once a world in an assumption, whatever it reads', () => {
    expect(right('normal(0, 1)', { role: 'assumption' }).reach).toBe('world');
  });
});
