/**
 * For `JSON.stringify`: leaves out where a formula stands, which holds the whole text of a scenario, and tells apart numbers that JSON
 * writes alike. Two formulas with the same text say the same.
 */
export function essential(key: string, value: unknown): unknown {
  if (key === 'span') return undefined;
  return typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0))
    ? `${1 / value} ${value}`
    : value;
}
