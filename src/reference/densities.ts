import { diagnose } from '../diagnostics/diagnose.ts';
import { distributionNamed } from '../distributions/named.ts';
import { log } from '../math/log.ts';
import { logBlend } from '../math/log-blend.ts';
import { CLASSES } from '../model/expression.ts';
import { impossible } from './draws.ts';
import { shown } from './not-finite.ts';
import { Refused } from './refused.ts';
import type { Evaluate, Operation } from './surroundings.ts';

/**
 * The log density that a law gives to a value: missing where the value or a parameter is. Throws `Refused` where no law has the
 * parameters, and where the density is infinite: the law of a point is no law for what was measured.
 */
export function density(
  called: string,
  of: Evaluate,
  parameters: readonly Evaluate[],
  at: Operation,
): Evaluate {
  if (called === CLASSES) return chanceSeen(of, parameters);
  const distribution = distributionNamed(called);
  if (distribution === undefined) throw new Error(`there is no distribution ${called}`);
  const given = new Float64Array(parameters.length);
  return () => {
    const x = of();
    if (Number.isNaN(x)) return Number.NaN;
    for (let index = 0; index < given.length; index++) {
      const value = (parameters[index] as Evaluate)();
      if (Number.isNaN(value)) return Number.NaN;
      given[index] = value;
    }
    const problem = distribution.problem(given);
    if (problem !== undefined) throw impossible(called, problem, at);
    const found = distribution.logDensity(x, given);
    if (found < Number.POSITIVE_INFINITY) return found;
    const fields = { name: at.name(), distribution: called, value: shown(x), where: at.where() };
    throw new Refused(diagnose('density-infinite', fields, at.span));
  };
}

/** The logarithm of the chance of the row that was seen. */
function chanceSeen(of: Evaluate, chances: readonly Evaluate[]): Evaluate {
  return () => {
    const row = of();
    return Number.isNaN(row) ? row : log((chances[row] as Evaluate)());
  };
}

/** The log density of a mixture: missing where a weight or a part's density is. Throws `Refused` for impossible weights. */
export function blend(weights: readonly Evaluate[], densities: readonly Evaluate[], at: Operation): Evaluate {
  const given = new Float64Array(weights.length);
  const found = new Float64Array(densities.length);
  const take = (into: Float64Array, from: readonly Evaluate[]): boolean => {
    for (let index = 0; index < into.length; index++) {
      const value = (from[index] as Evaluate)();
      if (Number.isNaN(value)) return false;
      into[index] = value;
    }
    return true;
  };
  return () => {
    if (!take(given, weights) || !take(found, densities)) return Number.NaN;
    const wrong = given.find((weight) => weight < 0);
    if (wrong !== undefined) throw impossible('mixture', `the weight ${shown(wrong)} is below 0`, at);
    const total = given.reduce((sum, weight) => sum + weight, 0);
    if (total === 0) throw impossible('mixture', 'every weight is 0', at);
    if (total === Number.POSITIVE_INFINITY) throw impossible('mixture', 'a weight is infinite', at);
    return logBlend(given, found);
  };
}
