import { describe, expect, it } from 'vitest';
import { drawStream, fillNormals, fillUniforms } from '../../src/random/draw.ts';
import { foresee, judgedBy } from '../../src/settle/foresight/foresee.ts';
import { ofWorlds } from '../../src/settle/foresight/half-samples.ts';
import type { Foreseeable } from '../../src/settle/foresight/unsigned.ts';

const WORLDS = 256;
const DATES = 3;

/** A front that drifts while two sides may divide what it stands for, at a cost to go on. */
function war(): Foreseeable {
  const front = Array.from({ length: DATES + 1 }, () => new Float64Array(WORLDS));
  const step = new Float64Array(WORLDS);
  for (let date = 1; date <= DATES; date++) {
    fillNormals(drawStream(3, 'front'), 0, date, step);
    for (let world = 0; world < WORLDS; world++)
      front[date]![world] = front[date - 1]![world]! + step[world]! / 10;
  }
  const filled = (value: number): Float64Array => new Float64Array(WORLDS).fill(value);
  return {
    ...{ worlds: WORLDS, dates: DATES, mustAgree: [true, true], stakes: 2, packages: 1, features: 1 },
    seen: (_, date) => front[date]!,
    offered: () => filled(1),
    now: (stake, date) => (stake === 0 ? front[date]! : filled(date)),
    end: (stake) => (stake === 0 ? front[DATES]! : filled(DATES)),
    weight: (stake, actor) => filled(stake === 0 ? 1 - 2 * actor : -0.02),
    worth: (_pack, actor, date) => front[date]!.map((place) => (1 - 2 * actor) * -place),
    misjudged: () => filled(0),
  };
}

/** One side may sign at either of two dates what is worth the same at both, and to which going on for good brings nothing. */
function standing(): Foreseeable {
  const filled = (value: number): Float64Array => new Float64Array(WORLDS).fill(value);
  const worth = new Float64Array(WORLDS);
  fillUniforms(drawStream(5, 'worth'), 0, 0, worth);
  for (let world = 0; world < WORLDS; world++) worth[world] = worth[world]! - 0.4;
  return {
    ...{ worlds: WORLDS, dates: 2, mustAgree: [true], stakes: 1, packages: 1, features: 1 },
    seen: () => filled(0),
    offered: () => filled(1),
    now: () => filled(0),
    end: () => filled(0),
    weight: () => filled(1),
    worth: () => worth,
    misjudged: () => filled(0),
  };
}

describe('what later terms are expected to add', () => {
  it('is what they are worth where that is above going on, and nothing elsewhere', () => {
    const war = standing();
    const { goingOn } = foresee(war).agreed;
    const apart = war
      .worth(0, 0, 0)
      .map((worth, world) => Math.abs(goingOn[0]![world]! - Math.max(0, worth)));
    expect(Math.max(...apart)).toBeLessThan(1e-9);
  });
});

describe('worlds judged by rules that were learned', () => {
  it('come to what they came to while these were learned from them', () => {
    const all = war();
    const learned = foresee(all);
    const { agreed, talks } = judgedBy(learned, all);
    expect(agreed.signed.filter((pack) => pack === 0).length).toBeGreaterThan(0);
    expect(agreed.signed).toEqual(learned.agreed.signed);
    expect(agreed.stoppedAt).toEqual(learned.agreed.stoppedAt);
    for (const [actor, column] of agreed.goingOn.entries()) {
      const apart = column.map((value, at) => Math.abs(value - learned.agreed.goingOn[actor]![at]!));
      expect(Math.max(...apart)).toBeLessThan(1e-9);
    }
    expect(talks.worlds).toBe(WORLDS);
  });

  it('and the same where only some of them are judged', () => {
    const all = war();
    const learned = foresee(all);
    const { agreed } = judgedBy(learned, ofWorlds(all, [[64, 128]]));
    expect(agreed.signed).toEqual(learned.agreed.signed.subarray(64, 128));
  });
});
