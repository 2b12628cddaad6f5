import { type Agreed, agreedOf, deciding } from '../acceptance/agree.ts';
import { type Foreseen, type GoingOn, joined } from '../stopping/backward.ts';
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
  /** What the second half teaches of the stakes; undefined where there is nobody to learn it. */
  readonly stakes: (handed: Handed, settings: Foreseeing) => Promise<HalfLearned | undefined>;
  /** And then of the talks, given what the first half taught of the stakes. */
  readonly talks: (stakes: GoingOn) => Promise<HalfLearned | undefined>;
  readonly end: () => void;
}

/** What is foreseen, as `foresee` says, and what comes of it in these worlds: each half of them is judged by what the other taught. */
export function settle(unsigned: Unsigned, settings: Foreseeing = {}): Settled {
  const stage = stageOf(unsigned, settings);
  const [first, second] = learnHalves(stage.goingOn, [0, 1]) as [HalfLearned, HalfLearned];
  const stakes = joined(stage.goingOn, first, second);
  const talks = talksOf(unsigned, stage, stakes.goingOn);
  const [one, other] = learnTalks(talks, settings, [0, 1]) as [HalfLearned, HalfLearned];
  return settled(stakes, talks, [one, other]);
}

/** The same, to the last bit, in less time where another thread helps. */
export async function settleBeside(
  unsigned: Unsigned,
  settings: Foreseeing = {},
  aide?: Aide,
): Promise<Settled> {
  if (aide === undefined) return settle(unsigned, settings);
  const asked = aide.stakes(handed(unsigned), settings);
  const stage = stageOf(unsigned, settings);
  const [first] = learnHalves(stage.goingOn, [0]) as [HalfLearned];
  const second = (await asked) ?? learnHalves(stage.goingOn, [1])[0]!;
  const further = aide.talks(goingOnIn(first));
  const stakes = joined(stage.goingOn, first, second);
  const talks = talksOf(unsigned, stage, stakes.goingOn);
  const [one] = learnTalks(talks, settings, [0]) as [HalfLearned];
  const other = (await further) ?? learnTalks(talks, settings, [1])[0]!;
  return settled(stakes, talks, [one, other]);
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
): HalfLearned[] {
  return learnHalves(deciding(talks, choosing), numbers);
}

function goingOnIn({ from, to, actors }: HalfLearned): GoingOn {
  return { from, to, actors: actors.map(({ goingOn }) => ({ goingOn })) };
}

function settled(stakes: Foreseen, talks: ClearTalks, halves: readonly [HalfLearned, HalfLearned]): Settled {
  const agreed = agreedOf(joined(talks, ...halves));
  return { ahead: stakes.rules, hope: agreed.rules, stakes, talks, agreed };
}
