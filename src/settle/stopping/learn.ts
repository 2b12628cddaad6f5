import { fitChosen, type Sums } from '../regression/fit.ts';
import { nestedRegressions } from '../regression/nested.ts';
import { fillDesign, type Standard, type Term, termsOf } from '../regression/polynomial.ts';
import { addCombination, crossProducts, gram } from '../regression/products.ts';
import type { Regression } from '../regression/regression.ts';
import type { Play } from './play.ts';

const WORLDS_PER_TERM = 10;
const MOST_TERMS = 14;
/** Stretches of worlds, for cross-validation. */
const STRETCHES = 4;
/** The first columns of a design on which the weight of luck may depend. */
const LEVERS = 4;
/** Luck is taken off where it explains so many times what noise would. */
const LEAST_GAIN = 8;

/**
 * The rules of a play, learned from all its worlds: by actor and date what going on is worth, as `playBackward` finds it. No bounds are made and
 * nothing is judged in these worlds, which takes a tenth of the time: the rules are for other worlds.
 */
export function learnRules(play: Play): Regression[][] {
  const { worlds, dates, actors, mostTerms = MOST_TERMS } = play;
  if (worlds < 40) throw new RangeError(`${worlds} worlds are too few to learn from`);
  const most = Math.max(2, Math.min(mostTerms, Math.floor(worlds / WORLDS_PER_TERM)));
  const values = Array.from({ length: actors }, (_, actor) => play.never(actor).slice());
  const goingOn = Array.from({ length: actors }, () => new Float64Array(worlds));
  const rules = Array.from({ length: actors }, (): Regression[] => []);
  const grounds = new Map<number, Ground>();
  const residual = new Float64Array(worlds);
  for (let date = dates - 1; date >= 0; date--) {
    const shocks = play.shocks?.(date) ?? [];
    const laid = new Set<number>();
    for (let actor = 0; actor < actors; actor++) {
      const information = play.informed[actor]!;
      const ground = grounds.get(information) ?? makeGround();
      grounds.set(information, ground);
      if (!laid.has(information)) lay(ground, play.features(information, date), worlds, most);
      laid.add(information);
      const value = values[actor]!;
      const flow = play.flow?.(actor, date);
      if (flow !== undefined) for (let i = 0; i < worlds; i++) value[i]! += flow[i]!;
      if (shocks.length > 0) {
        const first = regress(ground, value, worlds);
        residual.set(value);
        for (let j = 0; j < first.length; j++) first[j] = -first[j]!;
        addCombination(ground.design, worlds, first, residual);
        takeLuckOff(ground, shocks, residual, value, worlds);
      }
      const coefficients = regress(ground, value, worlds);
      goingOn[actor]!.fill(0);
      addCombination(ground.design, worlds, coefficients, goingOn[actor]!);
      rules[actor]![date] = {
        standards: ground.standards,
        parts: ground.terms.flatMap((term, at) =>
          coefficients[at] === 0 ? [] : [{ term, coefficient: coefficients[at]! }],
        ),
      };
    }
    const { stops, worth } = play.decide(date, goingOn);
    for (let actor = 0; actor < actors; actor++) {
      const [value, own] = [values[actor]!, worth[actor]!];
      for (let i = 0; i < worlds; i++) if (stops[i] === 1) value[i] = own[i]!;
    }
  }
  return rules;
}

/** The columns of one information at the present date; the memory is used again for the next. */
interface Ground {
  design: Float64Array;
  terms: readonly Term[];
  standards: readonly Standard[];
  grams: readonly Float64Array[];
  /** The levers' part of the sum of these. */
  inner: Float64Array;
}

function makeGround(): Ground {
  return { design: new Float64Array(), terms: [], standards: [], grams: [], inner: new Float64Array() };
}

function lay(ground: Ground, features: readonly Float64Array[], rows: number, most: number): void {
  ground.terms = termsOf(features.length, most);
  const size = ground.terms.length;
  if (ground.design.length !== size * rows) ground.design = new Float64Array(size * rows);
  ground.standards = fillDesign(features, ground.terms, rows, ground.design);
  ground.grams = Array.from({ length: STRETCHES }, (_, part) =>
    gram(ground.design, size, rows, ...stretch(rows, part)),
  );
  const levers = Math.min(LEVERS, size);
  ground.inner = new Float64Array(levers * levers);
  for (const one of ground.grams) {
    for (let i = 0; i < levers; i++) {
      for (let j = 0; j < levers; j++) ground.inner[i * levers + j]! += one[i * size + j]!;
    }
  }
}

function stretch(rows: number, part: number): [number, number] {
  return [Math.floor((rows * part) / STRETCHES), Math.floor((rows * (part + 1)) / STRETCHES)];
}

function regress({ design, terms, grams }: Ground, target: Float64Array, rows: number): Float64Array {
  const size = terms.length;
  const sums = grams.map((matrix, part): Sums => {
    const [from, to] = stretch(rows, part);
    const right = new Float64Array(size);
    crossProducts(design, size, rows, target, from, to, right);
    let square = 0;
    for (let i = from; i < to; i++) square += target[i]! * target[i]!;
    return { matrix, right, square };
  });
  return fitChosen(sums, size).coefficients;
}

/**
 * Takes off what the next period's luck explains: as `fitMartingale` does, but shock by shock, since shocks are uncorrelated, with weights
 * that depend on the first columns alone.
 */
function takeLuckOff(
  { design, inner }: Ground,
  shocks: readonly Float64Array[],
  residual: Float64Array,
  value: Float64Array,
  rows: number,
): void {
  const levers = Math.sqrt(inner.length);
  const order = Array.from({ length: levers }, (_, lever) => lever);
  let variance = 0;
  for (let i = 0; i < rows; i++) variance += residual[i]! * residual[i]!;
  variance /= rows;
  if (!(variance > 0)) return;
  const right = new Float64Array(levers);
  const product = new Float64Array(rows);
  for (const shock of shocks) {
    for (let i = 0; i < rows; i++) product[i] = shock[i]! * residual[i]!;
    crossProducts(design, levers, rows, product, 0, rows, right);
    const gain = right.reduce(
      (most, sum, lever) => Math.max(most, (sum * sum) / (inner[lever * levers + lever]! || Infinity)),
      0,
    );
    if (!(gain > LEAST_GAIN * variance)) continue;
    const weights = nestedRegressions(inner, right, order).at(-1)!;
    product.fill(0);
    addCombination(design, rows, weights, product);
    for (let i = 0; i < rows; i++) value[i]! -= shock[i]! * product[i]!;
  }
}
