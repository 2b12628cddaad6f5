import { describe, expect, it } from 'vitest';
import { show } from './show.ts';
import { definition, right, type Setting } from './stage.ts';

type Case = [formula: string, expected: string, setting?: Setting];

const cases: readonly Case[] = [
  ['front_end[probe]', 'outcome <front_end> of 1'],
  ['front_end[probe, no_steps]', 'outcome <front_end> of 1@no_steps'],
  ['front_end', 'outcome <front_end> of 0', { oneOption: true }],
  ['dead[hold, ukraine]', 'outcome <dead>[0] of 0'],
  ['value[west, probe, no_steps]', 'outcome <value>[0] of 1@no_steps'],
  ['sum[side](dead[probe])', 'sum[#0 in 0](outcome <dead>[#0] of 1)'],
  [
    'any[option where option != hold](value[west] > value[west, hold])',
    'any[#0 in 4 where unequal(#0, 0)](greater(outcome <value>[0] of #0, outcome <value>[0] of 0))',
  ],
  ['argmax[option](value[west]) == probe', 'equal(argmax[#0 in 4](outcome <value>[0] of #0), 1)'],
  ['line[attack]', 'world <line>[2]'],
  ['line[attack, no_steps]', 'world <line>[2]@no_steps'],
  ['mean(war[probe]) > 5%', 'greater(mean(outcome <war> of 1), 0.05)'],
  ['mean(front_end[probe], war[probe])', 'mean(outcome <front_end> of 1 when outcome <war> of 1)'],
  ['quantile(line[attack], 95%)', 'quantile(world <line>[2], 0.95)'],
  ['mcse(war[probe])', 'mcse(outcome <war> of 1)'],
  ['first_order(war[probe], lag)', 'first_order(outcome <war> of 1, world <lag>)'],
  // Named without brackets, a quantity over a table stands for all its rows.
  [
    'first_order(war[probe], line)',
    'first_order(outcome <war> of 1, world <line>[0], world <line>[1], world <line>[2])',
  ],
];

describe('claims', () => {
  it.each(cases)('%s', (formula, expected, setting = {}) => {
    const numbered = expected.replace(/<([\w.]+)>/g, (_, name: string) => String(definition(name)));
    expect(show(right(formula, { ...setting, role: 'claim' }).expr)).toBe(numbered);
  });

  const kinds: readonly (readonly [formula: string, byWorld: boolean])[] = [
    ['front_end[probe] > 0.2', true],
    ['lag > 1 month', true],
    ['mean(war[probe]) > 5%', false],
    ['mean(war[probe]) > share', false],
    ['mean(war[probe]) > mean(war[hold]) and front_end[probe] > 0.2', true],
    ['share > 0.5', false],
    ['any[option](mean(front_end) > 0.2)', false],
  ];
  it.each(kinds)('%s differs by world: %s', (formula, byWorld) => {
    expect(right(formula, { role: 'claim' }).byWorld).toBe(byWorld);
  });

  it('averages yes and no to a share, and dates to a date', () => {
    expect(right('mean(war[probe])', { role: 'claim' }).type).toEqual({ kind: 'number', dimension: {} });
    expect(right('mean(ended[probe])', { role: 'claim' }).type).toEqual({ kind: 'date' });
    expect(right('sd(ended[probe])', { role: 'claim' }).type).toEqual({
      kind: 'number',
      dimension: { day: 1 },
    });
  });
});
