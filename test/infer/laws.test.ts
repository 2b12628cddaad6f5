import { describe, expect, it } from 'vitest';
import { readied, type Target, targetOf } from '../../src/infer/target.ts';
import { weighedModel } from '../../src/infer/weighed.ts';
import type { Model } from '../../src/model/model.ts';
import { modelOf } from './learning.ts';

const WORLDS = 50;

/** The log likelihood of each world, by the compiled kernel and by the interpreter, and the values of its assumptions. */
function weighed(model: Model): {
  readonly totals: readonly Float64Array[];
  readonly of: (name: string, row?: number) => Float64Array;
} {
  const found = weighedModel(model);
  if ('diagnostic' in found) throw new Error(found.diagnostic.message);
  const ready = readied(found);
  const { image: _, ...bare } = ready;
  const places = new Map<string, number>();
  let columns = 0;
  for (const number of found.model.worldOrder) {
    const definition = found.model.definitions[number];
    if (definition?.reach !== 'world') continue;
    places.set(definition.name, columns);
    columns += definition.size;
  }
  const played = (target: Target): Float64Array => {
    const one = target.play(7, WORLDS);
    if ('diagnostic' in one) throw new Error(one.diagnostic.message);
    return one.worlds;
  };
  const sides = [targetOf(ready), targetOf(bare)].map(played);
  const of = (name: string, row = 0): Float64Array => {
    const at = (places.get(name) ?? Number.NaN) + row;
    return sides[0]!.subarray(at * WORLDS, (at + 1) * WORLDS);
  };
  return { totals: sides.map((side) => side.subarray((columns - 1) * WORLDS, columns * WORLDS)), of };
}

const LADDER = `
tables:
  step: {columns: {p: {}}, rows: {a: {p: 1}, b: {p: 2.5}, c: {p: 4}}}
  class: {ordered: yes, rows: [calm, stern, grave]}
  reaction:
    columns: {links: {as: step, several: ;, empty: missing}, class: {as: class, empty: missing}}
    rows:
      x: {links: a; c, class: stern}
      y: {links: b, class: grave}
      z: {links: a;b;c, class: calm}
      unlinked: {links: "", class: grave}
      uncoded: {links: b}
assumptions:
  line: {over: class, is: {calm: missing, stern: "uniform(1, 3)", grave: "uniform(3, 6)"}, source: a made example}
  shift: {is: "normal(0, 1)", source: a made example}
  stray: {over: class, is: {calm: 80%, stern: 15%, grave: 5%}, unit: share, source: a made example}
outcomes: {found: shift}
`;
const P = [1, 2.5, 4];
/** Reactions of the record that can be weighed: the steps that they are linked to, and the class. */
const SEEN = [
  { links: [0, 2], seen: 1 },
  { links: [1], seen: 2 },
  { links: [0, 1, 2], seen: 0 },
];
const sigma = (x: number): number => 1 / (1 + Math.exp(-x));

/** The sum over the record of the logarithm of the chance of what was seen, from the chance that it is at most so grave. */
function summed(atMost: (links: readonly number[], row: number) => number): number {
  return SEEN.reduce(
    (sum, { links, seen }) =>
      sum + Math.log(atMost(links, seen) - (seen === 0 ? 0 : atMost(links, seen - 1))),
    0,
  );
}

function expectLike(totals: readonly Float64Array[], expected: (world: number) => number): void {
  const [compiled, interpreted] = totals;
  expect(compiled).toEqual(interpreted);
  for (let world = 0; world < WORLDS; world++) expect(compiled![world]).toBeCloseTo(expected(world), 8);
}

describe('laws of what was seen', () => {
  it('a reaction linked to several steps is the gravest of what each brings about', () => {
    const model = modelOf(`${LADDER}
evidence:
  seen: {each: reaction, observe: "reaction.class ~ max[s in reaction.links](graded(step.p[s] + shift, line, 0.7))"}`);
    const { totals, of } = weighed(model);
    expectLike(totals, (world) =>
      summed((links, row) =>
        row === 2
          ? 1
          : links.reduce(
              (all, s) => all * sigma((of('line', row + 1)[world]! - P[s]! - of('shift')[world]!) / 0.7),
              1,
            ),
      ),
    );
  });

  it('what happens anyway may be graver than what steps bring about', () => {
    const model = modelOf(`${LADDER}
evidence:
  seen:
    each: reaction
    observe: "reaction.class ~ max(max[s in reaction.links](graded(step.p[s] + shift, line, 0.7)), categorical(stray))"`);
    const { totals, of } = weighed(model);
    const stray = [0.8, 0.95, 1];
    expectLike(totals, (world) =>
      summed((links, row) =>
        row === 2
          ? 1
          : links.reduce(
              (all, s) => all * sigma((of('line', row + 1)[world]! - P[s]! - of('shift')[world]!) / 0.7),
              stray[row]!,
            ),
      ),
    );
  });

  it('kinds have lines of their own: what is seen is the gravest that follows', () => {
    const model = modelOf(`${LADDER}
evidence:
  seen: {each: reaction, observe: "reaction.class ~ max[s in reaction.links](kinds(step.p[s] + shift, line, 0.7))"}`);
    const { totals, of } = weighed(model);
    expectLike(totals, (world) => {
      const none = (s: number, kind: number): number =>
        sigma((of('line', kind)[world]! - P[s]! - of('shift')[world]!) / 0.7);
      return summed((links, row) =>
        links.reduce((all, s) => all * (row < 2 ? none(s, 2) : 1) * (row < 1 ? none(s, 1) : 1), 1),
      );
    });
  });

  it('a reading is of the gravest class whose line it passes, also where that lies lower', () => {
    const model = modelOf(
      `${LADDER}
evidence:
  seen: {each: reaction, where: "count[s in reaction.links] == 1", observe: "reaction.class ~ graded(2.5 + shift, fallen, 0.7)"}
`.replace(
        'outcomes:',
        '  fallen: {over: class, is: {calm: missing, stern: 3, grave: 1}, source: a made example}\noutcomes:',
      ),
    );
    const { totals, of } = weighed(model);
    // Of the two rows linked to one step, one shows the gravest class; the other has no coded class.
    expectLike(totals, (world) => Math.log(sigma((2.5 + of('shift')[world]! - 1) / 0.7)));
  });

  it('keeps the digits of small chances', () => {
    // Of two steps far below the line of the gravest class: 1 − Π (1 − p) would be 0.
    const model = modelOf(
      `${LADDER}
evidence:
  seen: {observe: "class_seen ~ max(graded(shift, far, 1), graded(shift, far, 1))"}
`.replace(
        'outcomes:',
        '  class_seen: {is: grave, as: class, source: a made example}\n  far: {over: class, is: {calm: missing, stern: 1, grave: 60}, source: a made example}\noutcomes:',
      ),
    );
    const { totals, of } = weighed(model);
    expectLike(totals, (world) => Math.log(2) + of('shift')[world]! - 60);
  });
});
