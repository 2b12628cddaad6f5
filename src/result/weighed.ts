import type { DiagnosisWeight } from './result.ts';

/** Whether evidence bore on rival diagnoses: without any, each held what was seen for certain, and keeps the share that it was given. */
export function wereWeighed(rivals: readonly DiagnosisWeight[]): boolean {
  return rivals.some(({ log_marginal }) => log_marginal !== 0);
}
