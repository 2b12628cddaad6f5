import type { Draft } from './draft.ts';

/** A circle of definitions told from the first of them in the file on. */
export interface Cycle {
  /** `a reads b reads a` */
  readonly words: string;
  readonly first: Draft;
}

/** Tells a circle, given as definitions of which each reads the next and the last the first; undefined if empty. */
export function cycleOf(circle: readonly Draft[]): Cycle | undefined {
  const first = circle.reduce<Draft | undefined>(
    (least, draft) => (least === undefined || draft.number < least.number ? draft : least),
    undefined,
  );
  if (first === undefined) return undefined;
  const at = circle.indexOf(first);
  const turned = [...circle.slice(at), ...circle.slice(0, at), first];
  return { words: turned.map(({ name }) => name).join(' reads '), first };
}
