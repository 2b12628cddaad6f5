import { areShared } from '../../math/shared-numbers.ts';
import { type Agreed, agreedOf, deciding } from '../acceptance/agree.ts';
import { type Foreseen, joined, roomForGoingOn } from '../stopping/backward.ts';
import { type HalfLearned, type HalfNumber, learnHalves } from '../stopping/halves.ts';
import type { Foresight } from './foresee.ts';
import { type Handed, handed } from './handed.ts';
import { type ClearTalks, type Foreseeing, type Stage, stageOf } from './stage.ts';
import type { Unsigned } from './unsigned.ts';

/** What is foreseen, each world judged by what the other half of them taught, and with bounds. */
export interface Settled extends Foresight {
  readonly stakes: Foreseen;
  readonly agreed: Agreed;
}

/** Another thread, which learns from the second half of the worlds while this one learns from the first. */
export interface Aide {
  /**
   * What the second half teaches of the stakes; undefined where there is nobody to learn it.
   *
   * @param goingOn memory that threads share (see `learnHalves`)
   */
  readonly stakes: (
    handed: Handed,
    settings: Foreseeing,
    goingOn: readonly Float64Array[],
  ) => Promise<HalfLearned | undefined>;
  /** And then of the talks, once the first half has put there what it taught of the stakes. */
  readonly talks: (goingOn: readonly Float64Array[]) => Promise<HalfLearned | undefined>;
  readonly end: () => void;
}

/** What is foreseen, as `foresee` says, and what comes of it in these worlds: each half of them is judged by what the other taught. */
export function settle(unsigned: Unsigned, settings: Foreseeing = {}): Settled {
  const stage = stageOf(unsigned, settings);
  const ahead = roomForGoingOn(stage.goingOn);
  const [first, second] = learnHalves(stage.goingOn, [0, 1], ahead) as [HalfLearned, HalfLearned];
  const stakes = joined(stage.goingOn, first, second, ahead);
  const talks = talksOf(unsigned, stage, ahead);
  const on = roomForGoingOn(talks);
  const [one, other] = learnTalks(talks, settings, [0, 1], on) as [HalfLearned, HalfLearned];
  return settled(stakes, talks, [one, other], on);
}

/** The same, to the last bit, in less time where another thread helps. */
export async function settleBeside(
  unsigned: Unsigned,
  settings: Foreseeing = {},
  aide?: Aide,
): Promise<Settled> {
  if (aide === undefined) return settle(unsigned, settings);
  const stage = stageOf(unsigned, settings);
  const ahead = roomForGoingOn(stage.goingOn);
  if (!ahead.every(areShared)) return settle(unsigned, settings);
  const asked = aide.stakes(handed(unsigned), settings, ahead);
  const [first] = learnHalves(stage.goingOn, [0], ahead) as [HalfLearned];
  const second = (await asked) ?? learnHalves(stage.goingOn, [1], ahead)[0]!;
  const talks = talksOf(unsigned, stage, ahead);
  const on = roomForGoingOn(talks);
  const further = aide.talks(on);
  const stakes = joined(stage.goingOn, first, second, ahead);
  const [one] = learnTalks(talks, settings, [0], on) as [HalfLearned];
  const other = (await further) ?? learnTalks(talks, settings, [1], on)[0]!;
  return settled(stakes, talks, [one, other], on);
}

/** The talks, of what going on is worth to each stake. */
export function talksOf(
  { worlds }: Pick<Unsigned, 'worlds'>,
  stage: Stage,
  ahead: readonly Float64Array[],
): ClearTalks {
  return stage.talks((stake, date) => ahead[stake]!.subarray(date * worlds, (date + 1) * worlds));
}

/** What some halves of the worlds learn of talks. */
export function learnTalks(
  talks: ClearTalks,
  { choosing = 'product' }: Foreseeing,
  numbers: readonly HalfNumber[],
  goingOn: readonly Float64Array[],
): HalfLearned[] {
  return learnHalves(deciding(talks, choosing), numbers, goingOn);
}

function settled(
  stakes: Foreseen,
  talks: ClearTalks,
  halves: readonly [HalfLearned, HalfLearned],
  goingOn: readonly Float64Array[],
): Settled {
  const agreed = agreedOf(joined(talks, ...halves, goingOn));
  return { ahead: stakes.rules, hope: agreed.rules, stakes, talks, agreed };
}
