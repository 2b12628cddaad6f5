import type { Definition } from '../model/model.ts';

/** One less the other, number by number. @param difference where to put it; memory of its own, unless given */
export function apart(
  option: Float64Array,
  baseline: Float64Array,
  difference: Float64Array = new Float64Array(option.length),
): Float64Array {
  for (let world = 0; world < option.length; world++) {
    difference[world] = (option[world] as number) - (baseline[world] as number);
  }
  return difference;
}

/**
 * Counts an option's differences from the baseline into three places: worlds in which it is better, apart by less than what matters, and worse. A world in which either side is missing is left out.
 */
export type Verdict = (differences: Float64Array, counts: Float64Array, at: number) => void;

/** The verdict on an outcome: what is better, and how far apart matters. */
export function verdictOf(definition: Pick<Definition, 'better' | 'matters'> | undefined): Verdict {
  const { better: side, matters = 0 } = definition ?? {};
  const sign = side === 'lower' ? -1 : 1;
  return (differences, counts, at) => {
    let [better, same, worse] = [0, 0, 0];
    for (let world = 0; world < differences.length; world++) {
      const gain = sign * (differences[world] as number);
      if (gain !== 0 && gain >= matters) better += 1;
      else if (gain !== 0 && -gain >= matters) worse += 1;
      else if (!Number.isNaN(gain)) same += 1;
    }
    counts[at] = better;
    counts[at + 1] = same;
    counts[at + 2] = worse;
  };
}
