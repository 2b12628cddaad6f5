/** Days since 1970-01-01 of a date of the Gregorian calendar, or undefined if there is no such day. */
export function daysOf(year: number, month: number, day: number): number | undefined {
  const time = new Date(0);
  time.setUTCFullYear(year, month - 1, day); // not Date.UTC, which reads years below 100 as 19xx
  const same = time.getUTCMonth() === month - 1 && time.getUTCDate() === day;
  return same ? Math.round(time.getTime() / 86_400_000) : undefined;
}
