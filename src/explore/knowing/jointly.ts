import { jointFunctions } from '../../math/joint-functions.ts';
import { leastSquares } from '../../math/least-squares.ts';
import { momentsOf, standardError } from '../../math/moments.ts';
import { type Criterion, commonWorlds } from '../choice/criterion.ts';
import { along, type Ranked } from '../input.ts';
import { bestOnAverage, type Worth } from './perfect.ts';

/**
 * The expected value, by each of some criteria, of partial perfect information about several inputs together: the gain of the
 * rule "the option whose regression on functions of these inputs is highest" (Strong, Oakley and Brennan 2014), made on every
 * other world and its gain taken on the worlds between, and the other way round. It errs on the low side by what those functions
 * cannot express. Worlds count in which no input and no worth is missing.
 */
export function jointInformation(criteria: readonly Criterion[], inputs: readonly Ranked[]): Worth[] {
  const known = commonWorlds(criteria).filter((world) =>
    inputs.every(({ values }) => !Number.isNaN(values[world])),
  );
  const half = (known.length + 1) >> 1;
  // Every other world first, then those between, so that a half is a part of each column.
  const worlds = known.map((_, i) => known[i < half ? 2 * i : 2 * (i - half) + 1]!);
  const functions = jointFunctions(
    inputs.map(({ values, kind }) => ({
      values: along(worlds, values),
      categories: kind === 'truth' || kind === 'label',
    })),
  );
  const columns = [new Float64Array(worlds.length).fill(1), ...functions];
  const gains = criteria.map((criterion) => gainsOver(criterion, worlds));
  const flat = gains.flat();
  const parts = [
    [0, half],
    [half, worlds.length],
  ] as const;
  const won = gains.map(() => new Float64Array(worlds.length));
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
    for (const [k, options] of gains.entries()) {
      const own = rules.slice(offset, offset + options.length);
      offset += options.length;
      win(won[k]!.subarray(from, to), own, cut(options), mine);
    }
  }
  return won.map((column) => {
    const moments = momentsOf(column);
    return { value: Math.max(0, moments.mean), mcse: standardError(moments) };
  });
}

/** What each other option has over the one that is best on average, in some worlds. */
function gainsOver(criterion: Criterion, worlds: Uint32Array): Float64Array[] {
  const chosen = bestOnAverage(criterion, worlds);
  const base = along(worlds, criterion.worth[chosen]!);
  const rest = criterion.worth.filter((_, option) => option !== chosen);
  return rest.map((column) => {
    const gain = along(worlds, column);
    for (let i = 0; i < gain.length; i++) gain[i]! -= base[i]!;
    return gain;
  });
}

/** Fills in by world what the option gains of which a rule expects most; 0 where it expects nothing of any. */
function win(
  won: Float64Array,
  rules: readonly Float64Array[],
  gains: readonly Float64Array[],
  columns: readonly Float64Array[],
): void {
  const best = new Float64Array(won.length);
  const expected = new Float64Array(won.length);
  for (const [option, rule] of rules.entries()) {
    expected.fill(0);
    for (const [j, column] of columns.entries()) {
      const coefficient = rule[j]!;
      if (coefficient === 0) continue;
      for (let i = 0; i < expected.length; i++) expected[i]! += coefficient * column[i]!;
    }
    const gain = gains[option]!;
    for (let i = 0; i < best.length; i++) {
      if (expected[i]! > best[i]!) {
        best[i] = expected[i]!;
        won[i] = gain[i]!;
      }
    }
  }
}
