import { shortMonth } from './day.ts';

const DAY = 86_400_000;

/** Ticks of a time axis and how they are told. */
export interface TimeTicks {
  readonly at: readonly Date[];
  readonly words: (date: Date) => string;
}

/** Three to six round dates between two dates: days, months, or Januaries, by how far apart they are. */
export function timeTicks(first: Date, last: Date): TimeTicks {
  const days = (last.getTime() - first.getTime()) / DAY;
  if (days < 75) {
    const step = Math.max(1, Math.ceil(days / 4));
    const number = Math.floor(days / step) + 1;
    const at = Array.from({ length: number }, (_, i) => new Date(first.getTime() + i * step * DAY));
    return { at, words: (date) => `${date.getUTCDate()} ${shortMonth(date)}` };
  }
  const step = [1, 2, 3, 6, 12, 24, 60, 120, 240].find((months) => days / 30.44 / months <= 5) ?? 600;
  const at: Date[] = [];
  const start = first.getUTCFullYear() * 12;
  for (let month = start - (start % step); ; month += step) {
    const date = new Date(Date.UTC(Math.floor(month / 12), month % 12, 1));
    if (date > last) break;
    if (date >= first) at.push(date);
  }
  return {
    at,
    words: (date) => (date.getUTCMonth() === 0 ? String(date.getUTCFullYear()) : shortMonth(date)),
  };
}
