import { jointFunctions } from '../../math/joint-functions.ts';
import { leastSquares } from '../../math/least-squares.ts';
import { momentsOf, standardError } from '../../math/moments.ts';
import { designOf } from '../../math/normal-equations.ts';
import { type Criterion, comparable } from '../choice/criterion.ts';
import type { Ranked } from '../input.ts';
import { bestOnAverage, type Worth } from './perfect.ts';

/**
 * The expected value of partial perfect information about several inputs together: the gain of the rule "the option whose
 * regression on functions of these inputs is highest" (Strong, Oakley and Brennan 2014), made on every other world and its gain
 * taken on the worlds between, and the other way round. It errs on the low side by what those functions cannot express.
 */
export function jointInformation(criterion: Criterion, inputs: readonly Ranked[]): Worth {
  const known = comparable(criterion).filter((world) =>
    inputs.every(({ values }) => !Number.isNaN(values[world])),
  );
  const chosen = bestOnAverage(criterion, known);
  const along = (column: Float64Array): Float64Array => Float64Array.from(known, (world) => column[world]!);
  const functions = jointFunctions(
    inputs.map(({ values, kind }) => ({
      values: along(values),
      categories: kind === 'truth' || kind === 'label',
    })),
  );
  const size = functions.length + 1;
  const design = designOf(functions, known.length);
  const base = along(criterion.worth[chosen]!);
  const gains = criterion.worth.map((column) => along(column).map((worth, i) => worth - base[i]!));
  const all = Uint32Array.from(known.keys());
  const rules = [0, 1].map((half) => {
    const rows = all.filter((i) => i % 2 === half);
    return gains.map((gain, option) =>
      option === chosen ? undefined : leastSquares(design, size, gain, rows),
    );
  });
  const won = new Float64Array(known.length);
  for (let i = 0; i < won.length; i++) {
    let best = 0;
    for (const [option, rule] of rules[1 - (i % 2)]!.entries()) {
      if (rule === undefined) continue;
      let expected = 0;
      for (let j = 0; j < size; j++) expected += rule[j]! * design[i * size + j]!;
      if (expected > best) {
        best = expected;
        won[i] = gains[option]![i]!;
      }
    }
  }
  const moments = momentsOf(won);
  return { value: Math.max(0, moments.mean), mcse: standardError(moments) };
}
