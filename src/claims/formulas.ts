import type { ValueAt } from '../kernel/columns.ts';
import { runMeant } from '../model/before-evidence.ts';
import type { Expr } from '../model/expression.ts';
import { evaluator, picks } from '../reference/evaluator.ts';
import { flatRow } from '../reference/reads.ts';
import type { AcrossExpr, Evaluate, Pick, Surroundings } from '../reference/surroundings.ts';
import { aggregate } from './aggregate.ts';
import type { Setting } from './setting.ts';
import type { Stance } from './stance.ts';

/** Formulas of one claim, made ready on common ground. */
export interface Formulas {
  readonly stance: Stance;
  /** The rows bound to the slots; whoever judges row by row sets them. */
  readonly rows: Int32Array;
  /** Number of rows of each table. */
  readonly lengths: readonly number[];
  readonly ready: (expr: Expr) => Evaluate;
  /** How many times larger Monte-Carlo errors are than those of as many independent worlds. */
  readonly excess: number;
}

/**
 * Makes formulas of a claim or a check into functions. Everything but reads of columns and aggregates means what it means
 * in the model: the same evaluator does it. `name` is that of the claim, for messages.
 */
export function formulas(setting: Setting, name: string, whole: Uint32Array): Formulas {
  const stance: Stance = { world: 0, sample: whole, whole, tipped: undefined, missing: new Map() };
  const rows = new Int32Array(setting.model.slots);
  const lengths = setting.model.tables.map((table) => table.rows.length);
  const refuse = (what: string) => (): never => {
    throw new Error(`${what} stands in a claim`);
  };
  const wholes = new Map<string, Float64Array>();
  const around: Surroundings = {
    name: () => name,
    where: () => `in world ${stance.world}`,
    rows,
    lengths,
    read: (definition, chosen) =>
      worldColumn(setting, stance, rows, { definition, chosen, variant: undefined }),
    memory: refuse('a look-back function'),
    clock: refuse('the clock'),
    timed: refuse('the clock'),
    draw: refuse('a draw'),
    across: (expr) => across(expr, { setting, stance, rows, wholes, around: () => around }),
  };
  const { excess = 1 } = setting.columns;
  return { stance, rows, lengths, excess, ready: (expr) => evaluator(expr, around) };
}

interface Ground {
  readonly setting: Setting;
  readonly stance: Stance;
  readonly rows: Int32Array;
  /** Columns that aggregates take as they stand, each fetched once for all that take it. */
  readonly wholes: Map<string, Float64Array>;
  readonly around: () => Surroundings;
}

function across(expr: AcrossExpr, ground: Ground): Evaluate {
  const { setting, stance, rows } = ground;
  const around = ground.around();
  if (expr.op === 'world') {
    const { definition, variant } = expr;
    return worldColumn(setting, stance, rows, { definition, chosen: picks(expr.rows, around), variant });
  }
  if (expr.op === 'outcome') return outcomeColumn(expr, ground);
  return aggregate(expr, {
    model: setting.model,
    worlds: setting.columns.worlds,
    stance,
    rows,
    ready: (inner) => evaluator(inner, around),
    column: (inner) => wholeColumn(inner, ground),
  });
}

/** The column that a formula reads and does nothing else, if its rows and option are the same in all worlds. */
function wholeColumn(expr: Expr, ground: Ground): (() => Float64Array | undefined) | undefined {
  if (expr.op !== 'outcome' && expr.op !== 'world' && expr.op !== 'read') return undefined;
  const chosen = expr.op === 'outcome' ? [expr.option, ...expr.rows] : expr.rows;
  if (!chosen.every(({ op }) => op === 'constant' || op === 'row')) return undefined;
  const { definition } = expr;
  const { setting, rows, wholes } = ground;
  const { columns } = setting;
  const once = (key: string, fetch: () => Float64Array): Float64Array => {
    const found = wholes.get(key) ?? fetch();
    wholes.set(key, found);
    return found;
  };
  if (expr.op === 'outcome') {
    const { place, size, variant } = placeOf(expr, ground);
    return () => {
      const at = place();
      if (Number.isNaN(at)) return undefined;
      return once(`${variant ?? ''} ${definition} outcome ${at}`, () =>
        columns.outcome(variant, Math.floor(at / size), definition, at % size),
      );
    };
  }
  const variant = runMeant(expr.op === 'world' ? expr.variant : undefined, setting.variant);
  const row = flatRow(picks(expr.rows, ground.around()), lengthsOf(setting, definition), rows);
  return () => {
    const at = row();
    if (Number.isNaN(at)) return undefined;
    return once(`${variant ?? ''} ${definition} world ${at}`, () => columns.world(variant, definition, at));
  };
}

interface WorldRead {
  readonly definition: number;
  readonly chosen: readonly Pick[];
  readonly variant: string | undefined;
}

function worldColumn(setting: Setting, stance: Stance, rows: Int32Array, read: WorldRead): Evaluate {
  const { definition, chosen } = read;
  const variant = runMeant(read.variant, setting.variant);
  const row = flatRow(chosen, lengthsOf(setting, definition), rows);
  const isFixed = chosen.every(({ kind }) => kind === 'fixed');
  return columnReader(row, isFixed, (at) => setting.columns.worldAt(variant, definition, at), stance);
}

type OutcomeExpr = Extract<Expr, { op: 'outcome' }>;

function outcomeColumn(expr: OutcomeExpr, ground: Ground): Evaluate {
  const { setting, stance } = ground;
  const { place, size, variant } = placeOf(expr, ground);
  return columnReader(
    place,
    [expr.option, ...expr.rows].every(({ op }) => op === 'constant'),
    (at) => setting.columns.outcomeAt(variant, Math.floor(at / size), expr.definition, at % size),
    stance,
  );
}

/** Which column an outcome's rows and option name: options times the outcome's size, plus the row. */
function placeOf(
  expr: OutcomeExpr,
  { setting, rows, around }: Ground,
): { readonly place: Evaluate; readonly size: number; readonly variant: string | undefined } {
  const { definition } = expr;
  const row = flatRow(picks(expr.rows, around()), lengthsOf(setting, definition), rows);
  const option = evaluator(expr.option, around());
  const size = setting.model.definitions[definition]?.size ?? 1;
  return { place: () => option() * size + row(), size, variant: runMeant(expr.variant, setting.variant) };
}

/**
 * Reads the column that `place` numbers, in the world at hand; each column is fetched once. Missing where it is.
 *
 * @param isFixed whether the place is the same in all worlds
 */
function columnReader(
  place: Evaluate,
  isFixed: boolean,
  fetch: (place: number) => ValueAt,
  stance: Stance,
): Evaluate {
  if (isFixed) {
    let column: ValueAt | undefined;
    const always = place();
    if (Number.isNaN(always)) return () => Number.NaN;
    return () => {
      column ??= fetch(always);
      return column(stance.world);
    };
  }
  const columns: (ValueAt | undefined)[] = [];
  return () => {
    const at = place();
    if (Number.isNaN(at)) return Number.NaN;
    columns[at] ??= fetch(at);
    return columns[at](stance.world);
  };
}

function lengthsOf({ model }: Setting, definition: number): number[] {
  return (model.definitions[definition]?.over ?? []).map((table) => model.tables[table]?.rows.length ?? 0);
}
