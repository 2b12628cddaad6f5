import { clockFrom } from '../clock.ts';
import type { Work } from '../work.ts';

/** The clock of `time`; without it one period is played and no formula may ask for the time. */
export function readClock(work: Work): void {
  const { time } = work.scenario;
  if (time === undefined) return;
  const { value, diagnostics } = clockFrom(time);
  diagnostics.forEach(work.report);
  // After a mistake one period of the right kind stands in, so that formulas that tell the time are still checked.
  const start = time.start.value.days;
  work.clock = value ?? { given: true, starts: [start], finish: start + 1, length: 1, written: '' };
}
