import { leastSquares } from './least-squares.ts';

/**
 * What rules of choice gain over always choosing the same: the rule "the alternative whose gain, regressed on functions of what is
 * known, is expected highest, if above 0" (M. Strong, J. E. Oakley and A. Brennan, "Estimating multiparameter partial expected value of
 * perfect information", Medical Decision Making 34, 2014), made on one half of a sample and its gain taken on the other, and the
 * other way round, so that it is not raised by the search. It errs on the low side by what the functions cannot express.
 *
 * @param contests of each contest the gain of each alternative over the one always chosen, by observation
 * @param functions of what is known, by observation, without the constant
 * @param half observations of the first half, which come first
 * @returns of each contest what its rule gained, by observation
 */
export function gainsOfRules(
  contests: readonly (readonly Float64Array[])[],
  functions: readonly Float64Array[],
  half: number,
): Float64Array[] {
  const count = contests[0]?.[0]?.length ?? functions[0]?.length ?? 0;
  const columns = [new Float64Array(count).fill(1), ...functions];
  const flat = contests.flat();
  const parts = [
    [0, half],
    [half, count],
  ] as const;
  const won = contests.map(() => new Float64Array(count));
  for (const [number, [from, to]] of parts.entries()) {
    const cut = (some: readonly Float64Array[]): Float64Array[] =>
      some.map((column) => column.subarray(from, to));
    const [otherFrom, otherTo] = parts[1 - number]!;
    const rules = leastSquares(
      columns.map((column) => column.subarray(otherFrom, otherTo)),
      flat.map((column) => column.subarray(otherFrom, otherTo)),
    );
    const mine = cut(columns);
    let offset = 0;
    for (const [k, alternatives] of contests.entries()) {
      const own = rules.slice(offset, offset + alternatives.length);
      offset += alternatives.length;
      win(won[k]!.subarray(from, to), own, cut(alternatives), mine);
    }
  }
  return won;
}

/** Fills in what the alternative gains of which a rule expects most; 0 where it expects nothing of any. */
function win(
  won: Float64Array,
  rules: readonly Float64Array[],
  gains: readonly Float64Array[],
  columns: readonly Float64Array[],
): void {
  const best = new Float64Array(won.length);
  const expected = new Float64Array(won.length);
  for (const [alternative, rule] of rules.entries()) {
    expected.fill(0);
    for (const [j, column] of columns.entries()) {
      const coefficient = rule[j]!;
      if (coefficient === 0) continue;
      for (let i = 0; i < expected.length; i++) expected[i]! += coefficient * column[i]!;
    }
    const gain = gains[alternative]!;
    for (let i = 0; i < best.length; i++) {
      if (expected[i]! > best[i]!) {
        best[i] = expected[i]!;
        won[i] = gain[i]!;
      }
    }
  }
}
