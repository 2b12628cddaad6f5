/** Whether a claim is of another's name, or a part of it: then its name goes on with `_`, as `A10_terms` is of `A10`. */
export function isOf(id: string, whole: string): boolean {
  return id === whole || id.startsWith(`${whole}_`);
}

/** The claim that another is a part of, or a part of a part, or itself. */
export function wholeOf<C extends { readonly id: string }>(claim: C, claims: readonly C[]): C {
  const whole = claims.find((one) => one !== claim && isOf(claim.id, one.id));
  return whole === undefined ? claim : wholeOf(whole, claims);
}
