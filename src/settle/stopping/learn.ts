import type { Regression } from '../regression/regression.ts';
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
  const values = Array.from({ length: actors }, (_, actor) => play.never(actor).slice());
  const goingOn = Array.from({ length: actors }, () => new Float64Array(worlds));
  const rules = Array.from({ length: actors }, (): Regression[] => []);
  const groups = groupsOf(play.informed);
  withRows((rows) => {
    for (let date = dates - 1; date >= 0; date--) {
      const shocks = play.shocks?.(date) ?? [];
      const luck = layLuck(rows, shocks, { worlds, most, levers: LEVERS, targets: actors });
      for (const [information, group] of groups) {
        const features = play.features(information, date);
        const ground = layGround(
          { rows, worlds, features, luck, parts: [[0, worlds]], most, levers: LEVERS },
          group.length,
        );
        const own = group.map((actor) => values[actor]!);
        for (const [place, actor] of group.entries()) {
          const flow = play.flow?.(actor, date);
          if (flow !== undefined) for (let i = 0; i < worlds; i++) own[place]![i]! += flow[i]!;
        }
        const fits = ground.learn(0, own, (place, luck) => {
          const value = own[place]!;
          for (let i = 0; i < worlds; i++) value[i]! -= luck[i]!;
        });
        for (const [place, { coefficients }] of fits.entries()) {
          const actor = group[place]!;
          ground.expected(coefficients, goingOn[actor]!);
          rules[actor]![date] = formula(features.length, most, ground.standards, coefficients);
        }
      }
      const { stops, worth } = play.decide(date, goingOn);
      for (let actor = 0; actor < actors; actor++) {
        const [value, own] = [values[actor]!, worth[actor]!];
        for (let i = 0; i < worlds; i++) if (stops[i] === 1) value[i] = own[i]!;
      }
    }
  });
  return rules;
}
