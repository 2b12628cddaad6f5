import { fanDates, fanOf } from '../assemble/fans.ts';
import { judgeChecks } from '../claims/checks.ts';
import { type Judged, judgeOne } from '../claims/judge.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Columns } from '../kernel/columns.ts';
import { sampleQuantiles } from '../math/sample-quantiles.ts';
import type { Expr } from '../model/expression.ts';
import type { Claim, Definition, Model } from '../model/model.ts';
import { parts } from '../model/parts.ts';
import { assumptionFacts } from '../result/facts.ts';
import type { AssumptionFacts, CheckResult, Fan, OptionResult, Paired, Summary } from '../result/result.ts';
import { columnName } from '../simulate/column-name.ts';
import { FAN_P } from '../simulate/fan-p.ts';
import type { Gathering } from './gathering.ts';
import { pairedOf, summaryOf } from './summaries.ts';

/**
 * Every option with its outcomes, from the first so many worlds; undefined where it is told not to go on.
 *
 * @param rows names of the outcome rows that say something
 * @param breathe is waited for between columns, and tells whether to go on
 * @param excess of Monte-Carlo errors: see `Columns`
 */
export async function optionsFound(
  { turned, outcomes }: Gathering,
  worlds: number,
  rows: ReadonlySet<string>,
  breathe: () => Promise<boolean>,
  excess: number,
): Promise<readonly OptionResult[] | undefined> {
  const { model, run } = turned;
  const results: OptionResult[] = [];
  for (const [option, { id, title, about, written }] of model.options.entries()) {
    const found: Record<string, Summary> = {};
    const versus: Record<string, Paired> = {};
    for (const [place, column] of run.layout.outcomes.entries()) {
      const name = columnName(model, column);
      if (!rows.has(name)) continue;
      const definition = model.definitions[column.definition]!;
      const values = outcomes[option]![place]!.subarray(0, worlds);
      found[name] = summaryOf(values, definition, excess);
      if (option > 0)
        versus[name] = pairedOf(values, outcomes[0]![place]!.subarray(0, worlds), definition, excess);
      if (!(await breathe())) return undefined;
    }
    results.push({
      id,
      title,
      ...(about === undefined ? {} : { about }),
      rules: written,
      outcomes: found,
      versus,
    });
  }
  return results;
}

/** Names of the outcome rows that are not missing in every world under every option, if their outcome has several. */
export function rowsThatSay({ turned, outcomes }: Gathering, worlds: number): ReadonlySet<string> {
  const { model, run } = turned;
  const names = run.layout.outcomes.flatMap((column, place) => {
    const said =
      model.definitions[column.definition]?.size === 1 ||
      outcomes.some((option) => option[place]!.subarray(0, worlds).some((value) => !Number.isNaN(value)));
    return said ? [columnName(model, column)] : [];
  });
  return new Set(names);
}

/** The quantities that the page draws, from the first so many worlds; undefined where it is told not to go on. */
export async function fansFound(
  { turned, fans }: Gathering,
  worlds: number,
  breathe: () => Promise<boolean>,
): Promise<readonly Fan[] | undefined> {
  const { model, run } = turned;
  const { periods } = run.layout;
  const dates = fanDates(model);
  const found: Fan[] = [];
  for (const [place, { definition, row }] of run.layout.fans.entries()) {
    const { scale } = model.definitions[definition]!.unit;
    const byOption: number[][][] = [];
    for (const option of fans) {
      const byPeriod = Array.from({ length: periods }, (_, period) =>
        sampleQuantiles(option[place * periods + period]!.subarray(0, worlds), FAN_P),
      );
      byOption.push(FAN_P.map((_, k) => byPeriod.map((quantiles) => quantiles[k]! / scale)));
      if (!(await breathe())) return undefined;
    }
    found.push(fanOf(model, definition, row, dates, (option) => byOption[option]!));
  }
  return found;
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
