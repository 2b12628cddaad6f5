import { redLineColumns } from '../assemble/red-lines.ts';
import { type NeededColumn, neededColumns } from '../claims/needed-columns.ts';
import type { Picked } from '../kernel/kernel.ts';
import type { Model } from '../model/model.ts';
import { columnName } from '../simulate/column-name.ts';
import type { LiveRun } from './ready.ts';

/** Which columns of a run are kept world by world. */
export interface Keeping {
  /** For outcomes and claims. */
  readonly claims: Picked;
  /** For red lines alone. */
  readonly lines: Picked;
}

/** What of a run is read: all outcomes of the base, and of a variant those that claims name. @param base the model that columns are named by */
export function keeping(base: Model, run: LiveRun): Keeping {
  const { variant, layout } = run;
  const needed = neededColumns(base).filter((one) => one.variant === variant);
  const places = (
    columns: readonly Pick<NeededColumn, 'definition' | 'row'>[],
    among: ReadonlyMap<string, number>,
  ) => {
    const found = columns.map((column) => among.get(columnName(base, column)) ?? -1);
    return [...new Set(found)].filter((place) => place >= 0).sort((a, b) => a - b);
  };
  const fixed = needed.filter(({ option }) => option === undefined);
  const outcomes =
    variant === undefined
      ? layout.outcomes.map((_, place) => place)
      : places(
          needed.filter(({ option }) => option !== undefined),
          run.outcomes,
        );
  return {
    claims: { worlds: places(fixed, run.worlds), outcomes },
    lines: { worlds: places(redLineColumns(base), run.worlds), outcomes: [] },
  };
}
