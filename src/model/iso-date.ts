/** Days since 1970-01-01 as `2024-06-30`. */
export function isoDate(days: number): string {
  return new Date(Math.floor(days) * 86_400_000).toISOString().slice(0, 10);
}
