import { nearest } from '../diagnostics/nearest.ts';

/** Whether so many mistakes were reported that no one need look for mends. */
export interface Patience {
  readonly isFull: () => boolean;
}

/** The candidate that was most likely meant by a mistyped name, while mistakes are few enough to be read. */
export function meant(name: string, candidates: Iterable<string>, { isFull }: Patience): string | undefined {
  return isFull() ? undefined : nearest(name, candidates);
}
