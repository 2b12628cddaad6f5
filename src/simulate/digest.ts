import type { KernelLayout, Played } from '../kernel/kernel.ts';
import { MOMENTS, putMoments } from '../math/moments.ts';
import type { Model } from '../model/model.ts';
import { BLOCK } from './block.ts';
import { apart, type Verdict, verdictOf } from './verdict.ts';

/**
 * What the columns of some blocks add up to. Whoever plays them makes it, so that the thread that gathers has little to do but to merge.
 * Moments stand in tables (see `putMoments`): column by column, in each block by block. Options stand as they were played.
 */
export interface Digest {
  /** Moments of the columns of worlds that are gathered, in the order in which they were asked for. */
  readonly worlds: Float64Array;
  /** Moments of every outcome. */
  readonly outcomes: readonly Float64Array[];
  /** Moments of each outcome less that of the first option, and in how many worlds it is better, the same and worse; none for the first option. */
  readonly versus: readonly Float64Array[];
  readonly verdicts: readonly Float64Array[];
  /** By check: worlds in which it did not hold. */
  readonly failures: readonly Float64Array[];
}

/** How many numbers a verdict is: worlds better, the same, worse. */
export const VERDICT = 3;

/** Digests what was played of a model's worlds, from the beginning of a block on. @param wanted columns of worlds */
export function digester(
  model: Model,
  layout: Pick<KernelLayout, 'outcomes'>,
  wanted: readonly number[],
): (played: Played) => Digest {
  const columns = layout.outcomes.map((_, column) => column);
  const verdicts = layout.outcomes.map(({ definition }) => verdictOf(model.definitions[definition]));
  return ({ count, worlds, outcomes, checks }) => {
    const compared = outcomes.map((block, option): Compared => {
      const [baseline] = outcomes;
      if (option === 0 || baseline === undefined) return notCompared();
      return compareWith(block, baseline, count, verdicts);
    });
    return {
      worlds: momentsOfBlocks(worlds, wanted, count),
      outcomes: outcomes.map((block) => momentsOfBlocks(block, columns, count)),
      versus: compared.map(({ moments }) => moments),
      verdicts: compared.map((one) => one.verdicts),
      failures: checks.map((block) => failuresIn(block, count)),
    };
  };
}

interface Compared {
  readonly moments: Float64Array;
  readonly verdicts: Float64Array;
}

/** Of its own each time: its memory is handed over with the answer. */
function notCompared(): Compared {
  return { moments: new Float64Array(), verdicts: new Float64Array() };
}

function compareWith(
  block: Float64Array,
  baseline: Float64Array,
  count: number,
  verdicts: readonly Verdict[],
): Compared {
  const difference = apart(block, baseline);
  const counts = new Float64Array(VERDICT * verdicts.length);
  verdicts.forEach((verdict, column) => {
    verdict(difference.subarray(column * count, (column + 1) * count), counts, VERDICT * column);
  });
  const columns = verdicts.map((_, column) => column);
  return { moments: momentsOfBlocks(difference, columns, count), verdicts: counts };
}

/** How long a column's table is. */
export function tableLength(count: number): number {
  return MOMENTS * Math.ceil(count / BLOCK);
}

function momentsOfBlocks(block: Float64Array, columns: readonly number[], count: number): Float64Array {
  const table = new Float64Array(columns.length * tableLength(count));
  let at = 0;
  for (const column of columns) {
    const end = (column + 1) * count;
    for (let from = column * count; from < end; from += BLOCK) {
      putMoments(table, at, block, from, Math.min(end, from + BLOCK));
      at += MOMENTS;
    }
  }
  return table;
}

function failuresIn(block: Float64Array, count: number): Float64Array {
  const failures = new Float64Array(count === 0 ? 0 : block.length / count);
  for (let column = 0; column < failures.length; column++) {
    let failed = 0;
    for (let at = column * count; at < (column + 1) * count; at++) if (block[at] !== 1) failed += 1;
    failures[column] = failed;
  }
  return failures;
}
