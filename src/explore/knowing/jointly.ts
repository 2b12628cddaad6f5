import { jointFunctions } from '../../math/joint-functions.ts';
import { leastSquares } from '../../math/least-squares.ts';
import { momentsOf, standardError } from '../../math/moments.ts';
import { designOf } from '../../math/normal-equations.ts';
import { type Criterion, commonWorlds } from '../choice/criterion.ts';
import type { Ranked } from '../input.ts';
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
  const along = (column: Float64Array): Float64Array => Float64Array.from(known, (world) => column[world]!);
  const functions = jointFunctions(
    inputs.map(({ values, kind }) => ({
      values: along(values),
      categories: kind === 'truth' || kind === 'label',
    })),
  );
  const size = functions.length + 1;
  const design = designOf(functions, known.length);
  const gains = criteria.map((criterion) => {
    const chosen = bestOnAverage(criterion, known);
    const base = along(criterion.worth[chosen]!);
    const rest = criterion.worth.filter((_, option) => option !== chosen);
    return rest.map((column) => along(column).map((worth, i) => worth - base[i]!));
  });
  const all = Uint32Array.from(known.keys());
  const halves = [0, 1].map((half) =>
    leastSquares(
      design,
      size,
      gains.flat(),
      all.filter((i) => i % 2 === half),
    ),
  );
  let offset = 0;
  return gains.map((options) => {
    const own = halves.map((rules) => rules.slice(offset, offset + options.length));
    offset += options.length;
    const moments = momentsOf(wonBy(own, options, design, size));
    return { value: Math.max(0, moments.mean), mcse: standardError(moments) };
  });
}

/** By world what the option gains that the rule of the other half expects most of; 0 where it expects nothing of any. */
function wonBy(
  rules: readonly (readonly Float64Array[])[],
  gains: readonly Float64Array[],
  design: Float64Array,
  size: number,
): Float64Array {
  const won = new Float64Array(design.length / size);
  for (let i = 0; i < won.length; i++) {
    let best = 0;
    for (const [option, rule] of rules[1 - (i % 2)]!.entries()) {
      let expected = 0;
      for (let j = 0; j < size; j++) expected += rule[j]! * design[i * size + j]!;
      if (expected > best) {
        best = expected;
        won[i] = gains[option]![i]!;
      }
    }
  }
  return won;
}
