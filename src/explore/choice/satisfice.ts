import { type Criterion, comparable } from './criterion.ts';

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
  const known = criteria.map(comparable);
  const common = (known[0] ?? new Uint32Array()).filter((world) =>
    known.every((worlds) => includes(worlds, world)),
  );
  return Array.from({ length: options }, (_, option) => {
    const spoils = criteria.map(({ worth, matters }) => {
      const [mine, baseline] = [worth[option]!, worth[0]!];
      return Uint8Array.from(common, (world) => Number(mine[world]! < baseline[world]! - matters));
    });
    let content = 0;
    for (let i = 0; i < common.length; i++) if (spoils.every((spoil) => spoil[i] === 0)) content += 1;
    const share = content / common.length;
    const [spoiler] = criteria
      .map(({ id }, i) => ({ id, share: spoils[i]!.reduce((sum, one) => sum + one, 0) / common.length }))
      .toSorted((a, b) => b.share - a.share);
    return {
      share,
      mcse: Math.sqrt((share * (1 - share)) / common.length),
      ...(spoiler === undefined || spoiler.share === 0 ? {} : { spoiler }),
    };
  });
}

/** Whether an ascending list has a member. */
function includes(ascending: Uint32Array, member: number): boolean {
  let [from, to] = [0, ascending.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (ascending[middle]! < member) from = middle + 1;
    else to = middle;
  }
  return ascending[from] === member;
}
