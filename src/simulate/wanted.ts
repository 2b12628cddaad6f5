import type { Column, KernelLayout } from '../kernel/kernel.ts';
import type { Model } from '../model/model.ts';
import { columnName } from './column-name.ts';
import type { Plan, Run } from './plan.ts';

/** A plan's demand as it concerns one run: column numbers of its layout. */
export interface Wanted {
  /** Whether columns of worlds are kept, as long as memory holds them, that nobody asks for. */
  readonly unasked: boolean;
  readonly worlds: ReadonlySet<number>;
  /** By place in `Run.options`. */
  readonly outcomes: readonly ReadonlySet<number>[];
  /** Columns of which the first worlds are wanted. None in a variant. */
  readonly ranked: ReadonlySet<number>;
  /** How many are the first worlds. */
  readonly first: number;
}

/** What is wanted of a run; columns and options are found by their names, as the demand counts in the base model's. */
export function wantedOf({ runs, demand }: Plan, run: Run, layout: KernelLayout): Wanted {
  const base = runs[0]?.model;
  if (base === undefined) throw new Error('the plan has no runs');
  const reads = (demand?.reads ?? []).filter(({ variant }) => variant === run.variant);
  const numbers = (columns: readonly Column[], asked: readonly Column[]): ReadonlySet<number> => {
    const names = new Set(asked.map((column) => columnName(base, column)));
    return new Set(
      columns.flatMap((column, index) => (names.has(columnName(run.model, column)) ? [index] : [])),
    );
  };
  return {
    unasked: demand === undefined || (run.variant === undefined && demand.alone !== true),
    worlds: numbers(
      layout.worlds,
      reads.filter(({ option }) => option === undefined),
    ),
    outcomes: run.options.map((number) => {
      const id = run.model.options[number]?.id;
      return numbers(
        layout.outcomes,
        reads.filter(({ option }) => idOf(base, option) === id),
      );
    }),
    ranked: run.variant === undefined ? numbers(layout.worlds, demand?.ranked ?? []) : new Set(),
    first: demand?.first ?? 0,
  };
}

function idOf({ options }: Model, option: number | undefined): string | undefined {
  return option === undefined ? undefined : options[option]?.id;
}
