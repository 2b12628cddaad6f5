import { describe, expect, it } from 'vitest';
import { agree } from '../../src/settle/acceptance/agree.ts';
import { footingOf, isThin } from '../../src/settle/foresight/footing.ts';
import type { Foresight } from '../../src/settle/foresight/foresee.ts';

const WORLDS = 400;
const DATES = 3;

/** Talks in which terms are worth something to both in so many worlds, seen by all. */
function foresight(good: number): Foresight {
  const worth = Float64Array.from({ length: WORLDS }, (_, world) =>
    world % 40 < (40 * good) / WORLDS ? 1 : -1,
  );
  const nothing = new Float64Array(WORLDS);
  const talks = {
    ...{ worlds: WORLDS, dates: DATES, actors: 2, packages: 1, mustAgree: [true, true], informed: [0, 0] },
    features: () => [worth],
    never: () => nothing,
    worth: (_: number, _pack: number, date: number) =>
      date === DATES - 1 ? worth : nothing.map(() => Number.NaN),
    clear: () => worth,
    blind: () => new Uint8Array(WORLDS),
  };
  const agreed = agree(talks, 'product');
  return { ahead: [], hope: agreed.rules, talks, agreed };
}

describe('what foresight rests on', () => {
  it('is counted: worlds, those in which terms are signed, terms of the regressions', () => {
    const found = footingOf(foresight(200), WORLDS);
    expect(found).toMatchObject({ worlds: WORLDS, signed: 200 });
    expect(found.terms).toBeGreaterThan(0);
    expect(isThin(found)).toBe(false);
    // Half of the worlds learn for the other half.
    expect(footingOf(foresight(200), WORLDS / 2)).toMatchObject({ worlds: WORLDS / 2, signed: 100 });
  });

  it('is thin where few worlds end in terms, and not where none does', () => {
    const none = footingOf(foresight(0), WORLDS);
    expect(none.signed).toBe(0);
    expect(isThin(none)).toBe(false);
    expect(isThin({ worlds: 2048, signed: 99, terms: 10 })).toBe(true);
    expect(isThin({ worlds: 2048, signed: 100, terms: 10 })).toBe(false);
    expect(isThin({ worlds: 499, signed: 400, terms: 10 })).toBe(true);
  });
});
