import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../src/model/model.ts';
import { show } from './show.ts';
import { CLASS, definition, play, type Setting, SIDE, STEP } from './stage.ts';

function cellsOf(formula: string, setting: Setting = {}): { expr: string; cells: readonly Cell[] } {
  const { found, errors, cells } = play(formula, setting);
  if (found === undefined) throw new Error(errors.map(({ message }) => message).join('; '));
  return { expr: show(found.expr), cells };
}

const taken = definition('taken');
const answer = definition('answer');
const soldiers = definition('soldiers');
const front = definition('front');

describe('look-back functions become memory cells', () => {
  it('remembers one value where no row is bound', () => {
    const { expr, cells } = cellsOf('since(surging)');
    expect(expr).toBe('cell 0');
    expect(cells).toMatchObject([{ how: 'since', phase: 'period', over: [], size: 1 }]);
  });

  it('remembers a value for each row that the argument reads, and no other', () => {
    const { expr, cells } = cellsOf('since(taken)', { over: ['side', 'step'] });
    expect(expr).toBe('cell 0[#1]');
    expect(cells).toMatchObject([{ over: [STEP], size: 3 }]);
    expect(show(cells[0]?.of ?? { op: 'constant', value: 0 })).toBe(`read ${taken}[#0]`);
  });

  it('captures rows that a fold binds outside, and lets folds inside follow', () => {
    const { expr, cells } = cellsOf('sum[step](total(if taken then sum[k in side](soldiers[k]) else 0))', {
      over: ['class'],
    });
    expect(expr).toBe(`sum[#1 in ${STEP}](cell 0[#1])`);
    const [cell] = cells;
    expect(cell).toMatchObject({ how: 'total', over: [STEP], size: 3 });
    expect(show(cell?.of ?? { op: 'constant', value: 0 })).toBe(
      `if(read ${taken}[#0], sum[#1 in ${SIDE}](read ${soldiers}[#1]), 0)`,
    );
  });

  it('nests', () => {
    const { expr, cells } = cellsOf('ever(since(taken) > 1 month)', { over: ['step'] });
    expect(expr).toBe('cell 1[#0]');
    expect(show(cells[1]?.of ?? { op: 'constant', value: 0 })).toBe('greater(cell 0[#0], 30.4375)');
  });

  it('stores what `before` reads until a later period', () => {
    const { cells } = cellsOf('before(answer, lag, rhetoric)', { over: ['step'] });
    expect(cells).toMatchObject([{ how: 'before', phase: 'before', over: [STEP], initial: { value: 0 } }]);
    expect(show(cells[0]?.of ?? { op: 'constant', value: 0 })).toBe(`read ${answer}[#0]`);
  });

  it('reads records in outcomes', () => {
    expect(cellsOf('ever(reaction >= covert)', { role: 'outcome' }).cells).toMatchObject([
      { phase: 'record' },
    ]);
    expect(cellsOf('ever(reaction >= class)', { role: 'outcome', over: ['class'] }).cells).toMatchObject([
      { over: [CLASS], size: 3 },
    ]);
  });
});

describe('records of one period', () => {
  const at = (formula: string): unknown => cellsOf(formula, { role: 'outcome' }).cells[0];

  it('is that of the period which contains the date', () => {
    // Periods of thirty days from 2024-01-01: the second begins on 2024-01-31, the last ends with 2024-12-25.
    expect(at('front[2024-01]')).toMatchObject({ how: 'at', phase: 'record', period: 0 });
    expect(at('front[2024-01-30]')).toMatchObject({ period: 0 });
    expect(at('front[2024-01-31]')).toMatchObject({ period: 1 });
    expect(at('front[2024-12-25]')).toMatchObject({ period: 11 });
    expect(at('soldiers[2024-02, russia]')).toMatchObject({ of: { op: 'read', rows: [{ value: 1 }] } });
  });

  it('needs no record of what never changes', () => {
    expect(cellsOf('lag[2024-03]', { role: 'outcome' }).cells).toEqual([]);
  });

  it('is found by counting back where `before` stands in an outcome', () => {
    expect(at('before(front, 60 days, 0)')).toMatchObject({
      how: 'at',
      period: 9,
      of: { definition: front },
    });
    expect(at('before(front, 1 day, 0)')).toMatchObject({ period: 10 });
    expect(cellsOf('before(front, 2 years, 0.25)', { role: 'outcome' })).toEqual({ expr: '0.25', cells: [] });
  });
});
