import { checkScenario } from '../../../src/check/check.ts';
import { checkVariants } from '../../../src/check/variants.ts';
import { neededColumns } from '../../../src/claims/needed-columns.ts';
import { neededRuns } from '../../../src/claims/needed-runs.ts';
import { readScenario } from '../../../src/parse/read.ts';
import type { Plan } from '../../../src/simulate/plan.ts';
import { beside, type Files, SCENARIO } from './files.ts';

/** Files of a scenario → tree → checked model → every option of it, and of its variants the options that its claims read. */
export function prepared(files: Files, seed: number): Plan {
  const source = { name: SCENARIO, text: files.get(SCENARIO) ?? '' };
  const { value: read } = readScenario(source, 'scenario', beside(files));
  if (read === undefined) throw new Error('the scenario cannot be read');
  const { value: model } = checkScenario(read.scenario, []);
  if (model === undefined) throw new Error('the scenario has mistakes');
  const needed = neededRuns(model);
  const ids = [...new Set(needed.flatMap(({ variant }) => variant ?? []))];
  const { value: variants } = checkVariants(read.tree, source, 'scenario', [], ids, beside(files));
  if (variants === undefined) throw new Error('the variants have mistakes');
  const runs = [...variants].map(([variant, laid]) => ({
    variant,
    model: laid,
    options: needed
      .filter((one) => one.variant === variant)
      .map(({ option }) => laid.options.findIndex(({ id }) => id === model.options[option]?.id)),
  }));
  const base = { model, options: model.options.map((_, option) => option) };
  return { seed, runs: [base, ...runs], demand: { reads: neededColumns(model), ranked: [], first: 0 } };
}
