import type { Standard } from '../regression/design.ts';
import type { Regression } from '../regression/regression.ts';
import { aligned } from '../rows/rows.ts';
import { withRows } from '../rows/with-rows.ts';
import { formula, groupsOf, layGround, layLuck } from './ground.ts';
import type { Play } from './play.ts';

const WORLDS_PER_TERM = 10;
const MOST_TERMS = 14;
/** Terms of a regression on which the weight of luck may depend: the first of them. */
const LEVERS = 4;

/**
 * The rules of a play, learned from all its worlds: by actor and date what going on is worth, as `playBackward` finds it. No bounds are made and
 * nothing is judged in these worlds: the rules are for other worlds.
 */
export function learnRules(play: Play): Regression[][] {
  const { worlds, dates, actors, mostTerms = MOST_TERMS } = play;
  if (worlds < 40) throw new RangeError(`${worlds} worlds are too few to learn from`);
  const most = Math.max(2, Math.min(mostTerms, Math.floor(worlds / WORLDS_PER_TERM)));
  const goingOn = Array.from({ length: actors }, () => new Float64Array(worlds));
  const rules = Array.from({ length: actors }, (): Regression[] => []);
  const groups = groupsOf(play.informed);
  const stride = aligned(worlds);
  const values = Array.from({ length: actors }, (_, actor) => actor * stride);
  const [stopped, other] = [actors * stride, (actors + 1) * stride];
  withRows((rows) => {
    rows.reserve(other + stride);
    rows.heap().fill(0, 0, other + stride);
    for (const [actor, at] of values.entries()) rows.heap().set(play.never(actor), at);
    for (let date = dates - 1; date >= 0; date--) {
      const shocks = play.shocks?.(date) ?? [];
      const beside = { worlds, most, levers: LEVERS, targets: actors, from: other + stride };
      const luck = layLuck(rows, shocks, beside);
      const heap = rows.heap();
      const known = new Map<Float64Array, Standard>();
      for (const [information, group] of groups) {
        const features = play.features(information, date);
        const ground = layGround(
          { rows, worlds, features, luck, parts: [[0, worlds]], known, most, levers: LEVERS },
          group.length,
        );
        const own = group.map((actor) => values[actor]!);
        for (const [place, actor] of group.entries()) {
          const flow = play.flow?.(actor, date);
          if (flow === undefined) continue;
          heap.set(flow, other);
          rows.add(own[place]!, other, stride, own[place]!);
        }
        const fits = ground.learn(0, own, (place, luck) =>
          rows.subtract(own[place]!, luck, stride, own[place]!),
        );
        for (const [place, { coefficients }] of fits.entries()) {
          const actor = group[place]!;
          if (play.decide !== undefined) ground.expected(coefficients, goingOn[actor]!);
          rules[actor]![date] = formula(features.length, most, ground.standards, coefficients);
        }
      }
      const decision = play.decide?.(date, goingOn);
      if (decision === undefined) continue;
      heap.set(decision.stops, stopped);
      for (const [actor, at] of values.entries()) {
        heap.set(decision.worth[actor]!, other);
        rows.take(stopped, 1, other, stride, at);
      }
    }
  });
  return rules;
}
