import type { OutcomeFacts, Summary } from '../result/result.ts';
import { roundScale, type Scale } from './scale.ts';
import type { Mark } from './strip.ts';
import { bare, errorSize, fromTo } from './words.ts';

/** How an outcome of one option is told in one line. */
export interface Reading {
  /** The median; for yes/no the probability. */
  readonly main: string;
  /** The 90 % range of the worlds; for a probability its Monte-Carlo error. */
  readonly range: string;
  readonly mark: Mark;
}

/** The unit in which an outcome's numbers print: probabilities and shares in percent. */
export function unitOf(outcome: OutcomeFacts): string {
  return outcome.kind === 'truth' || outcome.kind === 'share' ? 'share' : outcome.unit;
}

/** What the two numbers of a reading are called. */
export function numbersOf(outcome: OutcomeFacts): { main: string; range: string } {
  return outcome.kind === 'truth'
    ? { main: 'probability', range: 'Monte-Carlo error' }
    : { main: 'median', range: '90 % of worlds' };
}

/** Tells an outcome's summary by its kind. */
export function read(outcome: OutcomeFacts, summary: Summary): Reading {
  const { q05, q25, q50, q75, q95, mean, mcse } = summary;
  const unit = unitOf(outcome);
  switch (outcome.kind) {
    case 'truth':
      return {
        main: bare(mean, unit),
        range: `± ${errorSize(mcse, unit)}`,
        mark: { low: mean - 2 * mcse, high: mean + 2 * mcse, at: mean },
      };
    case 'label':
      return {
        main: labelAt(outcome, q50),
        range: `${labelAt(outcome, q05)} to ${labelAt(outcome, q95)}`,
        mark: { low: q05, high: q95, at: q50 },
      };
    default:
      return {
        main: bare(q50, unit),
        range: fromTo(q05, q95, unit),
        mark: { low: q05, high: q95, at: q50, inner: [q25, q75] },
      };
  }
}

/** The label that a row number of an outcome's table stands for. */
export function labelAt(outcome: OutcomeFacts, row: number): string {
  return outcome.labels?.[Math.round(row)] ?? bare(row, '1');
}

/** One scale for an outcome over all options: from nothing for probabilities, over the rows for labels. */
export function scaleOf(outcome: OutcomeFacts, marks: readonly Mark[]): Scale {
  if (outcome.kind === 'label') return { low: 0, high: Math.max(1, (outcome.labels?.length ?? 2) - 1) };
  const ends = marks.flatMap((mark) => [mark.low, mark.high]);
  if (outcome.kind !== 'truth') return roundScale(ends);
  const scale = roundScale([0, ...ends]);
  return { low: 0, high: Math.min(1, scale.low < 0 ? scale.high - scale.low : scale.high) };
}
