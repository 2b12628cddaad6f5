const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `2024-06-30` as `30 June 2024`, `2024-06` as `June 2024`; anything else as it stands. */
export function longDate(iso: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(iso) ?? [];
  const name = MONTHS[Number(month) - 1];
  if (year === undefined || name === undefined) return iso;
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
}

/** The month of a date in three letters: `Jun`. */
export function shortMonth(date: Date): string {
  return (MONTHS[date.getUTCMonth()] ?? '').slice(0, 3);
}
