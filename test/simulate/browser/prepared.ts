import { checkScenario } from '../../../src/check/check.ts';
import { checkVariants } from '../../../src/check/variants.ts';
import { neededColumns } from '../../../src/claims/needed-columns.ts';
import { neededRuns } from '../../../src/claims/needed-runs.ts';
import { variantBefore } from '../../../src/model/before-evidence.ts';
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
  const names = [...new Set(needed.flatMap(({ variant }) => variant ?? []))];
  /** The variant of a run, if that plays one; what was thought before the evidence is played like any other. */
  const variantOf = (name: string): string | undefined => {
    const before = variantBefore(name);
    return before === undefined ? name : before.variant;
  };
  const ids = [...new Set(names.flatMap((name) => variantOf(name) ?? []))];
  const { value: variants } = checkVariants(read.tree, source, 'scenario', [], ids, beside(files));
  if (variants === undefined) throw new Error('the variants have mistakes');
  const runs = names.map((variant) => {
    const laid = variants.get(variantOf(variant) ?? '') ?? model;
    const options = needed
      .filter((one) => one.variant === variant)
      .map(({ option }) => laid.options.findIndex(({ id }) => id === model.options[option]?.id));
    return { variant, model: laid, options };
  });
  const base = { model, options: model.options.map((_, option) => option) };
  return { seed, runs: [base, ...runs], demand: { reads: neededColumns(model), ranked: [], first: 0 } };
}
