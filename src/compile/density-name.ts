/** Stands before a law's name where the outside is asked for its log density rather than for a draw. */
export const DENSITY = 'density of ';
