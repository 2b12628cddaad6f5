/** The item of that number. Throws an ordinary error where there is none: the model is inconsistent. */
export function nth<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new Error(`the model refers to number ${index} of ${list.length}`);
  return found;
}
