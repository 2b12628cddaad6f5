import { redLineColumns } from '../assemble/red-lines.ts';
import { neededColumns } from '../claims/needed-columns.ts';
import { assumptionColumns, RANKED_WORLDS } from '../explore/input.ts';
import { variantBefore } from '../model/before-evidence.ts';
import type { Model } from '../model/model.ts';
import type { Plan } from '../simulate/plan.ts';

/** Every option of the base model, and of each variant the options that claims read; and what of them is read world by world. */
export function planFor(
  model: Model,
  variants: ReadonlyMap<string, Model>,
  needed: readonly { readonly variant?: string; readonly option: number }[],
  seed: number,
): Plan {
  const all = model.options.map((_, option) => option);
  const names = [...new Set(needed.flatMap(({ variant }) => variant ?? []))];
  const runs = names.map((variant) => {
    const laid = variants.get(laidOver(variant) ?? '') ?? model;
    return {
      variant,
      model: laid,
      options: needed
        .filter((one) => one.variant === variant)
        .map(({ option }) => laid.options.findIndex(({ id }) => id === model.options[option]?.id))
        .filter((option) => option >= 0),
      ...(variantBefore(variant) === undefined ? {} : { before: true }),
    };
  });
  const ranked = [...assumptionColumns(model), ...redLineColumns(model)];
  const demand = { reads: neededColumns(model), ranked, first: RANKED_WORLDS };
  return { seed, runs: [{ model, options: all }, ...runs], demand };
}

/** The variant that is laid over the base for a run that claims read. */
export function laidOver(run: string | undefined): string | undefined {
  const before = run === undefined ? undefined : variantBefore(run);
  return before === undefined ? run : before.variant;
}
