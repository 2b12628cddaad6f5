import type { Evidenced, Progress, Told } from './question.ts';

/** How far what comes before the first answer has come. */
export function progressWords(progress: Progress): string {
  if (progress === 'foresight') return 'Finding what the actors expect of terms and of going on …';
  const { runs, of } = progress;
  return `Learning from the evidence: ${runs} of ${of} runs done …`;
}

/** Why there is no answer yet. */
export function learningWords({ effective, least, khat }: Extract<Told, { kind: 'learning' }>): string {
  if (effective >= least && khat !== undefined)
    return `At these values the evidence weighs draws so unevenly that they cannot be relied on (Pareto k̂ ${khat.toFixed(2)}): learning from it again …`;
  return `The evidence leaves ${draws(effective)} at these values, and ${draws(least)} are needed: learning from it again …`;
}

/** What is left of what evidence taught, in a sentence; none where nothing was lost. */
export function evidenceWords({ effective, of, again }: Evidenced): string {
  if (again) return `Learned from the evidence again: ${draws(effective)}.`;
  return effective < of
    ? `Reweighed by the evidence: ${draws(effective)} of ${whole(of)} left, which Monte-Carlo errors count.`
    : '';
}

function draws(count: number): string {
  return `${whole(count)} effective draw${Math.floor(count) === 1 ? '' : 's'}`;
}

function whole(count: number): string {
  return String(Math.floor(count)).replace(/\B(?=(\d{3})+$)/g, ',');
}
