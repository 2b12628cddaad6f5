import type { Done } from './tasks.ts';

/** The memory of what was found, which a worker hands over with its answer instead of having it copied. */
export function buffersOf({ found }: Done): ArrayBuffer[] {
  if ('diagnostic' in found) return [];
  const { played, digest } = found;
  const all = [
    ...[played.worlds, ...played.outcomes, ...played.checks, ...played.fans],
    ...[digest.worlds, ...digest.outcomes, ...digest.versus, ...digest.verdicts, ...digest.failures],
  ];
  return [...new Set(all.map(({ buffer }) => buffer as ArrayBuffer))];
}
