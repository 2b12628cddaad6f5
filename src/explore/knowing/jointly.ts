import { gainsOfRules } from '../../math/gains-of-rules.ts';
import { jointFunctions } from '../../math/joint-functions.ts';
import { momentsOf, standardError } from '../../math/moments.ts';
import { type Criterion, commonWorlds } from '../choice/criterion.ts';
import { along, type Ranked } from '../input.ts';
import { bestOnAverage, type Worth } from './perfect.ts';

/** A rule of more numbers than this follows the noise of the half that it is made on. */
const MOST_FUNCTIONS = 64;

/**
 * The expected value, by each of some criteria, of partial perfect information about several inputs together: the gain of the
 * rule "the option whose regression on functions of these inputs is highest", made on every other world and its gain taken on the
 * worlds between, and the other way round (see `gainsOfRules`). Worlds count in which no input and no worth is missing.
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
    MOST_FUNCTIONS,
  );
  const won = gainsOfRules(
    criteria.map((criterion) => gainsOver(criterion, worlds)),
    functions,
    half,
  );
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
