import { type Handed, handed } from '../explore/handed.ts';
import type { Ranked } from '../explore/input.ts';
import type { TargetFacts } from '../result/exploration.ts';
import type { JudgingAlong, Told } from './judging.ts';
import { type Boxed, type Designed, type Target, targetFacts } from './target.ts';

/** Targets with what it takes to tell of each. */
export interface Telling {
  readonly targets: readonly {
    readonly target: Target;
    readonly designed: Designed | { readonly reason: string } | undefined;
    /** The box of a claim, where it has been looked for already. */
    readonly boxed?: Boxed;
  }[];
  readonly seed: number;
  readonly boxes: number;
}

/** The same as other threads are given it. */
export interface TellingAlong extends Telling {
  readonly inputs: readonly Handed[];
  /** The number of the next target that nobody has taken up, in memory that all share: whoever is free takes it. */
  readonly next: Int32Array;
}

/** Other threads that judge claims, and tell of targets, beside this one. */
export interface Aides {
  /** Has them take up claims until there is none left; as with targets. */
  readonly judge: (all: JudgingAlong, told: (number: number, one: Told) => void) => Promise<void>;
  /**
   * Has them take up targets until there is none left. Resolves when they are done, or gone: a target that one took up and
   * did not tell of is nobody's then.
   */
  readonly tell: (all: TellingAlong, told: (number: number, facts: TargetFacts) => void) => Promise<void>;
  readonly end: () => void;
}

/** Takes up targets that nobody has, one after the other. */
export function tellNext(
  { targets, seed, boxes, next }: Telling & Pick<TellingAlong, 'next'>,
  inputs: readonly Ranked[],
  told: (number: number, facts: TargetFacts) => void,
): void {
  for (;;) {
    const number = Atomics.add(next, 0, 1);
    const one = targets[number];
    if (one === undefined) return;
    told(number, targetFacts(one.target, inputs, seed, one.designed, boxes, one.boxed));
  }
}

/**
 * Everything that is told of each target, in their order, and what else is to be done meanwhile. The same numbers come out
 * whoever tells of which.
 *
 * @param aides absent where this thread is alone
 */
export async function tellAll<Other>(
  telling: Telling,
  inputs: readonly Ranked[],
  other: () => Other,
  aides: Aides | undefined,
): Promise<{ readonly facts: readonly TargetFacts[]; readonly other: Other }> {
  const { targets, seed, boxes } = telling;
  const facts: TargetFacts[] = [];
  const told = (number: number, one: TargetFacts): void => {
    facts[number] = one;
  };
  if (aides === undefined || targets.length === 0) {
    const done = other();
    for (const { target, designed, boxed } of targets)
      facts.push(targetFacts(target, inputs, seed, designed, boxes, boxed));
    return { facts, other: done };
  }
  const next = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const helped = aides.tell({ ...telling, inputs: handed(inputs), next }, told);
  const done = other();
  tellNext({ ...telling, next }, inputs, told);
  await helped;
  for (const [number, { target, designed, boxed }] of targets.entries()) {
    facts[number] ??= targetFacts(target, inputs, seed, designed, boxes, boxed);
  }
  return { facts, other: done };
}
