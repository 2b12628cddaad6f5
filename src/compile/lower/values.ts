import type { Id } from '../graph/graph.ts';

/** The values of definitions and cells at one point of the play, by number and row. */
export interface Values {
  readonly definition: (number: number, row: number) => Id;
  readonly cell: (number: number, row: number) => Id;
}
