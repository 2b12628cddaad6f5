import { type Criterion, commonWorlds, valuesIn } from './criterion.ts';

/** In how many worlds an option leaves nothing to complain of. */
export interface Satisfied {
  readonly share: number;
  readonly mcse: number;
  /** The criterion that most often spoils it, and in which share of worlds; absent where none ever does. */
  readonly spoiler?: { readonly id: string; readonly share: number };
}

/**
 * Satisficing (H. A. Simon, 1956; as a measure of robustness: M. Starr, "Product design and decision theory", 1962, the share
 * of states of the world in which all requirements are met): by option, the share of worlds in which on no criterion it is
 * worse than the baseline, the first option, by more than what matters.
 */
export function satisficing(criteria: readonly Criterion[]): Satisfied[] {
  const options = criteria[0]?.worth.length ?? 0;
  const common = commonWorlds(criteria);
  const baselines = criteria.map(({ worth }) => valuesIn(worth[0]!, common));
  const spoiled = new Uint8Array(common.length);
  return Array.from({ length: options }, (_, option) => {
    spoiled.fill(0);
    const counts = criteria.map(({ worth, matters }, number) =>
      spoil(spoiled, valuesIn(worth[option]!, common), baselines[number]!, matters),
    );
    return satisfied(spoiled, criteria, counts);
  });
}

/** A requirement on an outcome: a limit, and on which side of it the outcome must stay. */
export interface Bound {
  /** The outcome, as `name` or `name[row]`. */
  readonly id: string;
  readonly must: '<' | '<=' | '>' | '>=';
  readonly limit: number;
  /** By option and world; NaN where missing. */
  readonly values: readonly Float64Array[];
}

/** The same against limits of one's own: by option, the share of worlds in which each outcome is within its bound, of those where none is missing. */
export function withinBounds(bounds: readonly Bound[]): Satisfied[] {
  const options = bounds[0]?.values.length ?? 0;
  return Array.from({ length: options }, (_, option) => {
    const columns = bounds.map(({ values }) => values[option]!);
    const worlds = Array.from(columns[0]!.keys()).filter((world) =>
      columns.every((column) => !Number.isNaN(column[world])),
    );
    const spoiled = new Uint8Array(worlds.length);
    const counts = bounds.map(({ must, limit }, number) => {
      let count = 0;
      worlds.forEach((world, i) => {
        if (keeps(columns[number]![world]!, must, limit)) return;
        spoiled[i] = 1;
        count += 1;
      });
      return count;
    });
    return satisfied(spoiled, bounds, counts);
  });
}

function keeps(value: number, must: Bound['must'], limit: number): boolean {
  switch (must) {
    case '<':
      return value < limit;
    case '<=':
      return value <= limit;
    case '>':
      return value > limit;
    case '>=':
      return value >= limit;
  }
}

/** What is left of worlds of which some are spoiled, and by what most often. */
function satisfied(
  spoiled: Uint8Array,
  by: readonly { readonly id: string }[],
  counts: readonly number[],
): Satisfied {
  let content = 0;
  for (let i = 0; i < spoiled.length; i++) content += 1 - spoiled[i]!;
  const share = content / spoiled.length;
  const most = counts.indexOf(Math.max(...counts));
  const spoiler = { id: by[most]?.id ?? '', share: (counts[most] ?? 0) / spoiled.length };
  return {
    share,
    mcse: Math.sqrt((share * (1 - share)) / spoiled.length),
    ...(spoiler.share > 0 ? { spoiler } : {}),
  };
}

/** Marks the worlds in which a column falls short of another by more than matters, and counts them. */
function spoil(spoiled: Uint8Array, mine: Float64Array, baseline: Float64Array, matters: number): number {
  let count = 0;
  for (let i = 0; i < spoiled.length; i++) {
    if (mine[i]! < baseline[i]! - matters) {
      spoiled[i] = 1;
      count += 1;
    }
  }
  return count;
}
