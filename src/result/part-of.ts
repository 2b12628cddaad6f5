/** Whether a claim is of another's name, or a part of it: then its name goes on with `_`, as `A10_terms` is of `A10`. */
export function isOf(id: string, whole: string): boolean {
  return id === whole || id.startsWith(`${whole}_`);
}
