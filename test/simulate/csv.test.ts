import { describe, expect, it } from 'vitest';
import { outcomesCsv, worldsCsv } from '../../src/simulate/csv.ts';
import type { Plan } from '../../src/simulate/plan.ts';
import { build, drawn, missing, number, row } from '../reference/build.ts';
import { played, text } from './written.ts';

const model = build(({ read }) => ({
  tables: { t: ['a', 'say "b", c'] },
  world: { luck: { is: drawn('bernoulli', 1) }, fixed: { is: number(1), reach: 'fixed' } },
  outcomes: {
    dead: { is: number(2500), unit: { text: 'thousand', scale: 1000, dimension: {}, share: false } },
    which: { is: row(0), over: [0], type: { kind: 'label', table: 0 } },
    when: { is: number(19_905), type: { kind: 'date' } },
    never: { is: missing, mayBeMissing: true },
    lucky: { is: read('luck'), type: { kind: 'truth' } },
  },
  options: ['hold', 'move'],
}));
const plan: Plan = {
  seed: 1,
  runs: [
    { model, options: [0, 1] },
    { variant: 'other', model, options: [1] },
  ],
};

describe('CSV', () => {
  it('has a line for each world, variant and option, quoted as RFC 4180 says', async () => {
    const values = '2.5,a,"say ""b"", c",2024-07-01,,1';
    expect(await text(outcomesCsv(await played(plan, 2)))).toBe(
      [
        'world,variant,option,dead,which[a],"which[say ""b"", c]",when,never,lucky',
        `0,,hold,${values}`,
        `0,,move,${values}`,
        `0,other,move,${values}`,
        `1,,hold,${values}`,
        `1,,move,${values}`,
        `1,other,move,${values}`,
        '',
      ].join('\r\n'),
    );
  });

  it('has a line for each world with what is drawn in it', async () => {
    expect(await text(worldsCsv(await played(plan, 2)))).toBe('world,luck\r\n0,1\r\n1,1\r\n');
  });
});
