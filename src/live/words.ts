import type { LiveAnswer, Progress, Told } from './question.ts';

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

/** That what actors foresee is being found for what was moved, and how far that has come. */
export function foreseeingWords({ option, of, variant }: Extract<Told, { kind: 'foreseeing' }>): string {
  const within = variant === undefined ? '' : `in the variant ${variant}, `;
  return `What the actors foresee is being found for these assumptions: ${within}option ${option} of ${of} …`;
}

/** What an answer rests on, in sentences: what is left of what evidence taught, and which foresight it was played with. */
export function restsOn({ evidence, foresight }: Pick<LiveAnswer, 'evidence' | 'foresight'>): string {
  return [
    evidence === undefined ? '' : evidenceWords(evidence),
    foresight === undefined ? '' : foresightWords(foresight),
  ]
    .filter((words) => words !== '')
    .join(' ');
}

function foresightWords(foresight: NonNullable<LiveAnswer['foresight']>): string {
  const behind =
    foresight === 'as written' ? 'Played with what the actors foresee for the assumptions as written. ' : '';
  return `${behind}Errors leave out what foresight adds to them, which a run tells.`;
}

/** None where nothing was lost. */
function evidenceWords({ effective, of, again }: NonNullable<LiveAnswer['evidence']>): string {
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
