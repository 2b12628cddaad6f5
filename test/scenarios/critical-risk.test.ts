import { describe, expect, it } from 'vitest';
import type { Result } from '../../src/result/result.ts';
import { momentsOf, nearChance, nearMean, unjudged } from './agreement.ts';
import { played, records, settings, shipped, summaryOf } from './playing.ts';

// Standing firm at a risk r is worth (1 − r) win + r disaster, giving in is worth submit: equal at the critical risk
// r* = (win − submit) / (win − disaster).

interface Worths {
  readonly win: number;
  readonly submit: number;
  readonly disaster: number;
}

type ClosedForm = (worths: Worths) => number;

const critical: ClosedForm = ({ win, submit, disaster }) => (win - submit) / (win - disaster);

async function play(worths: Worths, r: number, seed: number): Promise<Result> {
  const request = { worlds: 3000, seed, set: settings({ ...worths, r }) };
  return (await played(unjudged('critical-risk'), request)).result;
}

function agrees(result: Result, option: string, { win, disaster }: Worths, risk: number): boolean {
  const value = momentsOf([
    [risk, disaster],
    [1 - risk, win],
  ]);
  return nearChance(result, option, 'struck', risk) && nearMean(result, option, 'value', value);
}

const ROWS = [
  { win: 1, submit: 0, disaster: -1, at: 0.5 },
  { win: 1, submit: 0, disaster: -4, at: 0.2 },
  { win: 1, submit: -0.5, disaster: -4, at: 0.3 },
  { win: 1, submit: 0, disaster: -9, at: 0.1 },
];

describe('the critical risk', () => {
  it.each(ROWS)('is $at where winning is worth $win, giving in $submit, disaster $disaster', async (row) => {
    const { at, ...worths } = row;
    expect(critical(worths)).toBeCloseTo(at, 12);
    const result = await play(worths, at, 17);
    expect(agrees(result, 'at_critical', worths, at)).toBe(true);
    // There standing firm is worth what giving in is.
    const { mean, mcse } = summaryOf(result, 'at_critical', 'value');
    expect(Math.abs(mean - worths.submit)).toBeLessThan(4 * mcse);
    expect(summaryOf(result, 'give_in', 'value').mean).toBeCloseTo(worths.submit, 12);
  });

  it('agrees with the closed form for any risk, none and certain disaster among them', async () => {
    const disagreeing: unknown[] = [];
    const all = [...ROWS, { win: 0, submit: 0, disaster: -1 }, { win: 5, submit: -3, disaster: -3 }];
    for (const [index, { win, submit, disaster }] of all.entries()) {
      const worths = { win, submit, disaster };
      for (const risk of [0, 0.001, 0.25, 0.6, 1]) {
        const result = await play(worths, risk, 60 + index);
        if (!agrees(result, 'stand', worths, risk)) disagreeing.push({ worths, risk });
        if (!agrees(result, 'at_critical', worths, critical(worths))) disagreeing.push({ worths });
      }
    }
    expect(disagreeing).toEqual([]);
  });

  it('turns the better choice', async () => {
    for (const [index, { at, ...worths }] of ROWS.entries()) {
      const better = async (risk: number): Promise<boolean> => {
        const result = await play(worths, risk, 80 + index);
        return summaryOf(result, 'stand', 'value').mean > summaryOf(result, 'give_in', 'value').mean;
      };
      // Four standard errors of the share of worlds with disaster are below 0.04.
      expect([await better(at - 0.04), await better(at + 0.04)]).toEqual([true, false]);
    }
  });

  it('would not agree with closed forms that are slightly wrong', async () => {
    const worths = { win: 1, submit: -0.5, disaster: -4 };
    const result = await play(worths, 0.1, 3);
    expect(agrees(result, 'at_critical', worths, critical(worths))).toBe(true);
    const wrong: ClosedForm[] = [
      ({ win, disaster }) => win / (win - disaster),
      ({ win, submit, disaster }) => (win - submit) / (submit - disaster),
      (one) => 1 - critical(one),
    ];
    for (const one of wrong) expect(agrees(result, 'at_critical', worths, one(worths))).toBe(false);
    expect(agrees(result, 'at_critical', { ...worths, disaster: -5 }, critical(worths))).toBe(false);
  });

  it('is met on the same luck by all who stand firm', async () => {
    const ran = await played(shipped('teaching/critical-risk'), { worlds: 400, set: ['r=0.3'] });
    const luck = (await records(ran.worldsCsv())).map((world) => Number(world.luck));
    const outcomes = await records(ran.outcomesCsv());
    for (const [option, risk] of [
      ['give_in', 0],
      ['stand', 0.3],
      ['at_critical', 0.2],
    ] as const) {
      const struck = outcomes.filter((row) => row.option === option).map((row) => row.struck === '1');
      expect(struck).toEqual(luck.map((one) => one < risk));
    }
  });

  it('fails its own check where giving in is better than winning', async () => {
    const { checks } = await play({ win: 0, submit: 0.1, disaster: -1 }, 0, 1);
    expect(checks).toMatchObject([{ id: 'order_of_worth', holds: false, failing: 1 }]);
  });
});
