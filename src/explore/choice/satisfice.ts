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
    let content = 0;
    for (let i = 0; i < spoiled.length; i++) content += 1 - spoiled[i]!;
    const share = content / common.length;
    const most = counts.indexOf(Math.max(...counts));
    const spoiler = { id: criteria[most]?.id ?? '', share: (counts[most] ?? 0) / common.length };
    return {
      share,
      mcse: Math.sqrt((share * (1 - share)) / common.length),
      ...(spoiler.share > 0 ? { spoiler } : {}),
    };
  });
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
