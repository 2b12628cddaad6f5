import type { Gathered } from './gathered.ts';
import type { Gauge } from './plan.ts';
import type { Store } from './store.ts';

/** Blocks between two looks at the errors. It is a constant of the format, like the block. */
export const CHECKPOINT = 8;

/** Added to both sides of a count before its error is estimated, so that none seen in 512 worlds is not taken for never. */
const ADDED = 2;

/**
 * Whether all errors are at most `asked`: those of the base model's outcomes of yes or no, and of the given gauges, in
 * their standard deviations where they name one. Gauges, which take longer, are asked for last.
 */
export function isPrecise(asked: number, stores: readonly Store[], gauges: () => readonly Gauge[]): boolean {
  const chances = stores
    .filter(({ run }) => run.variant === undefined)
    .flatMap(({ run, layout, outcomes }) =>
      outcomes.flatMap((list) =>
        list.filter((_, column) => {
          const definition = layout.outcomes[column]?.definition ?? -1;
          return run.model.definitions[definition]?.type.kind === 'truth';
        }),
      ),
    );
  return (
    chances.every((gathered) => chanceError(gathered) <= asked) &&
    gauges().every(({ mcse, sd = 1 }) => mcse <= asked * sd)
  );
}

/**
 * The standard error of a share, from the adjusted share of A. Agresti, B. A. Coull, "Approximate is better than 'exact'
 * for interval estimation of binomial proportions", The American Statistician 52 (1998).
 */
function chanceError({ moments: { count, mean } }: Gathered): number {
  const worlds = count + 2 * ADDED;
  const share = (mean * count + ADDED) / worlds;
  return Math.sqrt((share * (1 - share)) / worlds);
}
