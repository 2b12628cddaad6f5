/**
 * Words of probability with the lower ends of their ranges, after the standard for analysts: Office of the Director of
 * National Intelligence, Intelligence Community Directive 203, "Analytic Standards" (2015), D.6.e(2).
 */
export const ODDS: ReadonlyMap<string, number> = new Map([
  ['almost certain', 0.95],
  ['very likely', 0.8],
  ['likely', 0.55],
  ['roughly even', 0.45],
  ['unlikely', 0.2],
  ['very unlikely', 0.05],
]);

/** Which way an outcome is better. */
export const BETTER = ['higher', 'lower'] as const;
