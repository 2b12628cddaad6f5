/** Whether two lists hold the same things in the same order: the same objects, the same numbers. */
export function sameList<T>(one: readonly T[], other: readonly T[]): boolean {
  return (
    one === other ||
    (one.length === other.length && one.every((item, index) => Object.is(item, other[index])))
  );
}
