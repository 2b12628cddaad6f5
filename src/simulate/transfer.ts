import type { Done } from './tasks.ts';

/** The memory of what was played, which a worker hands over with its answer instead of having it copied. */
export function buffersOf({ played }: Done): ArrayBuffer[] {
  if ('diagnostic' in played) return [];
  const { worlds, outcomes, checks, fans } = played;
  return [worlds, ...outcomes, ...checks, ...fans].map(({ buffer }) => buffer as ArrayBuffer);
}
