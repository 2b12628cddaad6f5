import { fanDates, fanOf } from '../assemble/fans.ts';
import { type OptionsFound, optionsWith, outcomeRows } from '../assemble/options.ts';
import { judgeChecks } from '../claims/checks.ts';
import { type Judged, judgeOne } from '../claims/judge.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Columns } from '../kernel/columns.ts';
import { sampleQuantiles } from '../math/sample-quantiles.ts';
import type { Expr } from '../model/expression.ts';
import type { Claim, Definition, Model } from '../model/model.ts';
import { parts } from '../model/parts.ts';
import { assumptionFacts } from '../result/facts.ts';
import type { AssumptionFacts, CheckResult, Fan } from '../result/result.ts';
import { columnName } from '../simulate/column-name.ts';
import { FAN_P } from '../simulate/fan-p.ts';
import type { Gathering } from './gathering.ts';
import type { Hands } from './hands.ts';
import type { Turned } from './ready.ts';
import { placesOf } from './standing.ts';
import { type RowColumns, type RowSums, sumRow } from './summaries.ts';

/** Who sums up what worlds came to. */
export interface Sums {
  /** The first so many worlds are summed up. */
  readonly worlds: number;
  /** Of Monte-Carlo errors: see `Columns`. */
  readonly excess: number;
  /** Is waited for between columns, and tells whether to go on. */
  readonly breathe: () => Promise<boolean>;
  /** Players who have nothing else to do; this thread does it, unless given. */
  readonly hands?: Hands;
}

/** Rows that a player is given before it has summed up the first: while one is on its way, another is worked on. */
const AHEAD = 3;

/**
 * Every option with its outcomes; undefined where it is told not to go on. What was summed up before of a column on which nothing bears that
 * was moved since is taken over.
 */
export async function optionsFound(
  { turned, outcomes, standing }: Gathering,
  { worlds, excess, breathe, hands }: Sums,
): Promise<OptionsFound | undefined> {
  const { model } = turned;
  const { sums, since, question } = standing;
  const column = (option: number, place: number): Float64Array =>
    outcomes[option]![place]!.subarray(0, worlds);
  const rows = outcomeRows(model)
    .map((row, place) => ({ ...row, place }))
    .filter(
      ({ number, place }) =>
        model.definitions[number]?.size === 1 ||
        outcomes.some((_, option) => saysAnything(column(option, place))),
    );
  /** The options whose columns are to be summed up; all, where the one that they are compared with is. */
  const changed = (place: number): number[] => {
    const known = sums[place];
    const all = placesOf(outcomes.length);
    if (known?.excess !== excess) return all;
    const found = all.filter((option) => since.outcomes[option]![place]! > known.question);
    return found[0] === 0 ? all : found;
  };
  const summing = hands?.summing();
  const waiting = rows.map(({ place, number }) => ({ place, number, options: changed(place) }));
  let next = 0;
  let going = true;
  const line = async (): Promise<void> => {
    while (going && next < waiting.length) {
      const { place, number, options } = waiting[next++]!;
      if (options.length === 0) continue;
      const { better, matters, unit } = model.definitions[number]!;
      const definition = {
        unit,
        ...(better === undefined ? {} : { better }),
        ...(matters === undefined ? {} : { matters }),
      };
      const columns = options.map((option) => column(option, place));
      const others = options[0] === 0 ? {} : { baseline: column(0, place) };
      const row = { definition, excess, columns, ...others };
      const found = summing === undefined ? sumRow(row) : await summing.sum(copied(row));
      if (found !== undefined)
        sums[place] = { question, excess, value: together(sums[place]?.value, options, found) };
      going = found !== undefined && (await breathe());
    }
  };
  try {
    await Promise.all(Array.from({ length: summing === undefined ? 1 : AHEAD * (hands?.count ?? 1) }, line));
  } finally {
    summing?.end();
  }
  if (!going) return undefined;
  const options = optionsWith(model, rows, {
    summary: (option, at) => sums[rows[at]!.place]!.value.summaries[option]!,
    versus: (option, at) => sums[rows[at]!.place]!.value.versus[option]!,
  });
  return { options, said: new Set(rows.map(({ id }) => id)) };
}

/** Whether a value is there in any world. */
function saysAnything(column: Float64Array): boolean {
  for (let world = 0; world < column.length; world++) if (!Number.isNaN(column[world])) return true;
  return false;
}

/** In memory that may be handed over. */
function copied({ columns, baseline, ...rest }: RowColumns): RowColumns {
  const own = columns.map((column) => column.slice());
  return { ...rest, columns: own, ...(baseline === undefined ? {} : { baseline: baseline.slice() }) };
}

/** Sums of all options, of some of which there are new ones. */
function together(before: RowSums | undefined, options: readonly number[], found: RowSums): RowSums {
  const summaries = [...(before?.summaries ?? [])];
  const versus = [...(before?.versus ?? [])];
  for (const [at, option] of options.entries()) {
    summaries[option] = found.summaries[at]!;
    versus[option] = found.versus[at];
  }
  return { summaries, versus };
}

/** Which fans are drawn, and of what. */
export interface Drawing {
  /** The first so many worlds. */
  readonly worlds: number;
  /** Worlds of the answer in which they are told, at most. */
  readonly of: number;
  /** All of them; else the one at the head alone. */
  readonly all: boolean;
  /** Is waited for now and then, and tells whether to go on. */
  readonly breathe: () => Promise<boolean>;
}

/** The quantities that the page draws; undefined where it is told not to go on. */
export async function fansFound(
  { turned, fans, standing }: Gathering,
  { worlds, of, all, breathe }: Drawing,
): Promise<readonly Fan[] | undefined> {
  const { model, run } = turned;
  const { periods } = run.layout;
  const dates = fanDates(model);
  const { quantiles, since, question } = standing;
  const found: Fan[] = [];
  const head = all ? -1 : headOf(turned);
  for (const [place, { definition, row }] of run.layout.fans.entries()) {
    if (!all && place !== head) continue;
    const { scale } = model.definitions[definition]!.unit;
    for (const [option, columns] of fans.entries()) {
      const known = quantiles[option]![place];
      if (known !== undefined && since.fans[option]![place]! <= known.question) continue;
      const byPeriod = Array.from({ length: periods }, (_, period) =>
        sampleQuantiles(columns[place * periods + period]!.subarray(0, worlds), FAN_P),
      );
      const value = FAN_P.map((_, k) => byPeriod.map((found) => found[k]! / scale));
      quantiles[option]![place] = { question, excess: 1, value };
      if (!(await breathe())) return undefined;
    }
    const fan = fanOf(model, definition, row, dates, (option) => quantiles[option]![place]!.value);
    found.push(worlds < of ? { ...fan, worlds } : fan);
  }
  return found;
}

/** Which fan stands at the head of a page: the one that the page names, a row of it, or the first. */
function headOf({ model, run }: Turned): number {
  const named = model.page.lead?.of.value;
  const names = run.layout.fans.map((column) => columnName(model, column));
  const row = named === undefined ? -1 : names.findIndex((name) => name.startsWith(`${named}[`));
  return Math.max(0, named === undefined || !names.includes(named) ? row : names.indexOf(named));
}

/** Every assumption with the spread of its values. @param set names of those that were moved */
export function assumptionsFound(
  model: Model,
  columns: Columns,
  set: ReadonlySet<string>,
): AssumptionFacts[] {
  const spread = (number: number, row: number) => {
    const definition = model.definitions[number] as Definition;
    const values = columns.world(undefined, number, row);
    const [q05, q50, q95] = sampleQuantiles(values, [0.05, 0.5, 0.95]).map((q) => q / definition.unit.scale);
    return { q05: q05!, q50: q50!, q95: q95!, shape: shapeOf(values) };
  };
  return assumptionFacts(model, spread, set);
}

/** Bins of a shape. */
const BINS = 24;

/** How many values lie in each of equal bins from the least to the greatest; what is missing lies in none. */
export function shapeOf(values: ArrayLike<number>): number[] {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  const counts = new Array<number>(BINS).fill(0);
  if (!(most > least)) return [];
  for (let i = 0; i < values.length; i++) {
    const bin = Math.floor((((values[i] as number) - least) / (most - least)) * BINS);
    if (bin >= 0) counts[Math.min(BINS - 1, bin)]! += 1;
  }
  return counts;
}

/** What a claim came to, and what an explanation starts from. */
export type Judgement = Judged | { readonly diagnostic: Diagnostic };

/** A claim by itself, without being judged again where a reason is left out. */
export function judgeAlone(claim: Claim, model: Model, columns: Columns): Judgement {
  return judgeOne({ ...claim, without: [] }, model, columns);
}

/** Whether a claim reads a variant even where no reason is left out. */
export function readsVariants({ holds, given }: Claim): boolean {
  const reads = (expr: Expr | undefined): boolean =>
    expr !== undefined &&
    (((expr.op === 'outcome' || expr.op === 'world') && expr.variant !== undefined) ||
      parts(expr).some(reads));
  return reads(holds) || reads(given);
}

/** Judges the checks on the worlds of which fans and checks were read off. */
export function checksFound(
  model: Model,
  columns: Columns,
  base: Gathering,
): { readonly checks: readonly CheckResult[] } | { readonly diagnostic: Diagnostic } {
  const { layout } = base.turned.run;
  return judgeChecks(model, columns, (definition) => {
    let failed = 0;
    let rows = 0;
    layout.checks.forEach((column, place) => {
      if (column.definition !== definition) return;
      rows++;
      for (const counts of base.failures) failed += counts[place]!;
    });
    const of = columns.worlds * base.failures.length * rows;
    return of === 0 ? 0 : failed / of;
  });
}
