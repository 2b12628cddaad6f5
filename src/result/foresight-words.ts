import { formatValue } from './format.ts';

/** A smaller part of an error is not seen in it, as errors add up by their squares: √(1 − 0.3²) is 0.95. */
const LEAST = 0.3;

/** Whether it is worth telling what of a standard error comes of foresight. */
export function isSeen(foresight: number | undefined, mcse: number): foresight is number {
  return foresight !== undefined && foresight > 0 && foresight >= LEAST * mcse;
}

/** What of a standard error comes of foresight, as it is told behind the error: `, of foresight alone 5 %`. */
export function ofForesight(foresight: number | undefined, mcse: number, unit: string): string {
  return isSeen(foresight, mcse)
    ? `, of foresight alone ${formatValue(Number(foresight.toPrecision(2)), unit)}`
    : '';
}
