/** A range on a scale in so many characters, its middle marked. */
export function textStrip(
  { low, high }: { readonly low: number; readonly high: number },
  { q05, q50, q95 }: { readonly q05: number; readonly q50: number; readonly q95: number },
  mark: string,
  columns: number,
): string {
  const at = (value: number): number =>
    Math.round(Math.min(1, Math.max(0, (value - low) / (high - low || 1))) * (columns - 1));
  const [from, middle, to] = [at(q05), at(q50), at(q95)];
  return Array.from({ length: columns }, (_, column) =>
    column === middle ? mark : column >= from && column <= to ? '─' : ' ',
  ).join('');
}
