import type { Version } from '../peers/toy.mjs';

/** Rates by version, ratios of the first version over each peer; an entry a round. Throws where a version's means are wrong. */
export function compare(
  ours: Version,
  peers: readonly Version[],
  rounds: number,
  scale: number,
): { rates: Record<string, number[]>; ratios: Record<string, number[]> };
