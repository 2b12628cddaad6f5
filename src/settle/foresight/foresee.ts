import { type Agreed, deciding, NONE } from '../acceptance/agree.ts';
import type { Choosing, Talks } from '../acceptance/talks.ts';
import { evaluate, type Regression } from '../regression/regression.ts';
import { learnRules } from '../stopping/learn.ts';
import type { Play } from '../stopping/play.ts';
import { type ClearTalks, type Foreseeing, memory, type Stage, stageOf } from './stage.ts';
import type { Foreseeable } from './unsigned.ts';

/** What comes of talks in the worlds that actors learned from. */
export type Signing = Pick<Agreed, 'goingOn' | 'stoppedAt' | 'signed'>;

/** What the actors of a war foresee, as formulas by date, and what comes of it. */
export interface Foresight {
  /** By stake: what going on is expected to add to it until the end, if nothing is ever signed; of what is seen. */
  readonly ahead: readonly (readonly Regression[])[];
  /** By actor: what later terms are expected to add to going on; of what the package within reach is worth to it, of how much that is above 0, and of what is seen. */
  readonly hope: readonly (readonly Regression[])[];
  readonly talks: ClearTalks;
  /** By actor: what later terms are expected to add to going on; and who signs what when. */
  readonly agreed: Signing;
}

/**
 * Finds what going on is worth to each actor at each date, in two parts, each a regression on what is seen then. The first is what is
 * expected if nothing is ever signed: how stakes move until the end. The second is what later terms are expected to add to it: talks are
 * played backwards from the end, each actor knowing what all see and what the package nearest to agreement is worth to itself, so that each
 * foresees the others' rule. What is added by them bends where the nearest is worth as much as going on for good; so how much it is above that is a
 * feature of its own. What a refusal of earlier terms tells of whoever refused is read by nobody.
 *
 * The end of the first part is exact in each world; the second has no noise of what goes on for good in it, as its worths are
 * counted from there (a control variate). Where what is seen is missing nobody can judge, and nothing is signed.
 *
 * What is found is for other worlds than these.
 */
export function foresee(unsigned: Foreseeable, settings: Foreseeing = {}): Foresight {
  const stage = stageOf(unsigned, settings);
  const ahead = learnRules(stage.goingOn);
  const talks = talksBy(ahead, stage, unsigned.worlds);
  const { play, agreed } = watched(talks, settings.choosing ?? 'product');
  return { ahead, hope: learnRules(play), talks, agreed };
}

/** What actors make of some worlds by rules that they have learned, from these or from others. */
export function judgedBy(
  { ahead, hope }: Pick<Foresight, 'ahead' | 'hope'>,
  unsigned: Foreseeable,
): Pick<Foresight, 'talks' | 'agreed'> {
  const { worlds, dates } = unsigned;
  const talks = talksBy(ahead, stageOf(unsigned, {}), worlds);
  const { play, agreed } = watched(talks, 'product');
  for (let date = dates - 1; date >= 0; date--) {
    const on = hope.map((rules, actor) => {
      const column = new Float64Array(worlds);
      evaluate(rules[date]!, talks.features(actor, date), column);
      return column;
    });
    play.decide?.(date, on);
  }
  return { talks, agreed };
}

/** Talks in which going on for good is expected to bring what rules say. */
function talksBy(ahead: Foresight['ahead'], stage: Stage, worlds: number): ClearTalks {
  const columns = ahead.map(() => new Float64Array(worlds));
  const expected = memory((date) => {
    for (const [stake, rules] of ahead.entries()) {
      columns[stake]!.fill(0);
      evaluate(rules[date]!, stage.seen(date), columns[stake]!);
    }
    return columns;
  });
  return stage.talks((stake, date) => expected(date)[stake]!);
}

/** Talks as they are played backwards, and what is decided there. */
function watched(talks: Talks, choosing: Choosing): { readonly play: Play; readonly agreed: Signing } {
  const { worlds, dates, actors } = talks;
  const goingOn = Array.from({ length: actors }, () => new Float64Array(dates * worlds));
  const stoppedAt = new Int32Array(worlds).fill(dates);
  const signed = new Int16Array(worlds).fill(NONE);
  const { decide, ...play } = deciding(talks, choosing);
  return {
    play: {
      ...play,
      decide: (date, on) => {
        const chosen = decide(date, on);
        for (const [actor, column] of on.entries()) goingOn[actor]!.set(column, date * worlds);
        for (let world = 0; world < worlds; world++) {
          if (chosen.stops[world] !== 1) continue;
          stoppedAt[world] = date;
          signed[world] = chosen.which[world]!;
        }
        return chosen;
      },
    },
    agreed: { goingOn, stoppedAt, signed },
  };
}
