import { backtestFacts, type Origin } from '../assemble/backtest.ts';
import { meaningOf } from '../assemble/inference.ts';
import { dateText } from '../check/calendar.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import type { Diagnostic, SourceFile } from '../diagnostics/diagnostic.ts';
import { type Foretold, foretell, foretellable } from '../infer/backtest.ts';
import type { Model } from '../model/model.ts';
import { nothingBeside } from '../parse/beside.ts';
import type { BacktestFacts } from '../result/backtest.ts';
import { type LeftOut, laterFiles } from './later-files.ts';
import { type Prepared, prepare } from './prepare.ts';
import type { Ran, Request, RunHooks } from './request.ts';

export interface BacktestRequest extends Pick<Request, 'seed' | 'threads' | 'set' | 'particles'> {
  /** Days since 1970-01-01, ascending. */
  readonly cutoffs: readonly number[];
  /** Files of later rows, with the columns of files that the scenario reads. */
  readonly later: readonly SourceFile[];
}

export type Backtested =
  | { readonly kind: 'tested'; readonly facts: BacktestFacts; readonly warnings: readonly Diagnostic[] }
  | Exclude<Ran, { readonly kind: 'ran' }>;

/** Draws from each posterior, over which chances are averaged. */
const DRAWS = 8192;
/** Rounds in which rows of later files that cannot be read are left out. */
const ROUNDS = 50;
/** Rows that are told as left out where nothing can be scored. */
const TOLD = 10;

/**
 * Infers on the rows that were known by each cut-off and scores what was foretold of those that became known after it, up to the next
 * cut-off, against base rates made of what was known by then. No row that became known later has a part in a forecast.
 */
export async function backtest(
  source: SourceFile,
  id: string,
  request: BacktestRequest,
  hooks: Pick<RunHooks, 'signal' | 'inferring' | 'beside'>,
): Promise<Backtested> {
  const { cutoffs, seed, threads, particles } = request;
  const { signal, inferring } = hooks;
  const read = preparedWith(source, id, request, hooks);
  if ('diagnostics' in read) return { kind: 'invalid', diagnostics: read.diagnostics };
  const { prepared, left } = read;
  const { model, warnings } = prepared;
  const evidence = foretellable(model);
  if ('diagnostic' in evidence) return { kind: 'invalid', diagnostics: [evidence.diagnostic] };
  const wrong = misplaced(evidence, cutoffs);
  if (wrong.length > 0) {
    const why = left.map(({ file, line, reason }) =>
      diagnose('backtest-left-out', { path: file, line, reason }),
    );
    return { kind: 'invalid', diagnostics: [...wrong, ...why.slice(0, TOLD)] };
  }
  const settings = { seed, threads, worlds: DRAWS, ...(particles === undefined ? {} : { particles }) };
  const listeners = {
    ...(signal === undefined ? {} : { signal }),
    ...(inferring === undefined ? {} : { progress: inferring }),
  };
  const origins: Origin[] = [];
  try {
    for (const [index, date] of cutoffs.entries()) {
      const chances = await foretell(model, evidence, date, settings, listeners);
      if ('diagnostic' in chances) return { kind: 'invalid', diagnostics: [chances.diagnostic] };
      origins.push({ date, until: cutoffs[index + 1] ?? Number.POSITIVE_INFINITY, chances });
    }
  } catch (error) {
    if (signal?.aborted === true) return { kind: 'interrupted' };
    throw error;
  }
  const count = (from: number, to: number): number =>
    evidence.reduce(
      (sum, { rows }) => sum + rows.filter(({ known }) => known > from && known <= to).length,
      0,
    );
  const facts: BacktestFacts = {
    scenario: id,
    title: model.title,
    seed,
    meaning: meaningOf(model),
    cutoffs: origins.map(({ date, until }) => ({
      date: dateText(date),
      known: count(Number.NEGATIVE_INFINITY, date),
      scored: count(date, until),
    })),
    ...backtestFacts(evidence, origins, seed),
    left_out: left,
    remarks:
      request.later.length === 0
        ? []
        : remarksOn(model, evidence, withoutLater(source, id, request, hooks), cutoffs[0]!),
  };
  return { kind: 'tested', facts, warnings };
}

/** The evidence without rows of later files; none where that cannot be read alone. */
function withoutLater(
  source: SourceFile,
  id: string,
  request: BacktestRequest,
  { beside = nothingBeside }: Pick<RunHooks, 'beside'>,
): readonly Foretold[] {
  const alone = prepare(source, id, request, beside).value;
  const evidence = alone === undefined ? [] : foretellable(alone.model);
  return 'diagnostic' in evidence ? [] : evidence;
}

/** What whoever gives later rows should know: which count as known, and which may be told twice. */
function remarksOn(
  model: Model,
  evidence: readonly Foretold[],
  alone: readonly Foretold[],
  first: number,
): string[] {
  return evidence.flatMap(({ observation, id, rows }) => {
    const own = new Set(alone.find((one) => one.id === id)?.rows.map(({ row }) => row));
    const later = rows.filter(({ row }) => !own.has(row));
    const { over = [] } = model.definitions[model.observations[observation]!.definition] ?? {};
    const labels = model.tables[over[0] ?? -1]?.rows ?? [];
    const label = (row: number): string => labels[row]?.label ?? String(row + 1);
    const known = later.filter((row) => row.known <= first).map(({ row }) => label(row));
    const twice = later.flatMap((one) => {
      const like = rows.find(
        (other) =>
          other.row < one.row &&
          other.known === one.known &&
          other.seen === one.seen &&
          other.move !== undefined &&
          other.move === one.move,
      );
      return like === undefined ? [] : [`${label(one.row)} is like ${label(like.row)}`];
    });
    return [
      ...(known.length === 0
        ? []
        : [
            `Of the later rows of ${id} ${known.join(', ')} became known by ${dateText(first)}: they are part of what was known, and are not scored.`,
          ]),
      ...(twice.length === 0
        ? []
        : [
            `In ${id} ${twice.join(', ')}: known on the same day, of the same class and drawn by the same move. If that is one event told twice, leave one out.`,
          ]),
    ];
  });
}

/** The scenario with its later rows; those that cannot be read are left out and told. */
function preparedWith(
  source: SourceFile,
  id: string,
  request: BacktestRequest,
  { beside = nothingBeside }: Pick<RunHooks, 'beside'>,
):
  | { readonly prepared: Prepared; readonly left: readonly LeftOut[] }
  | { readonly diagnostics: readonly Diagnostic[] } {
  const files = laterFiles(beside, request.later);
  const left: LeftOut[] = [];
  for (let round = 0; ; round++) {
    const { value, diagnostics } = prepare(source, id, request, files.read);
    if (value !== undefined) {
      const strays = files.strays();
      return strays.length > 0 ? { diagnostics: strays } : { prepared: value, left };
    }
    const more = round < ROUNDS ? files.without(diagnostics) : undefined;
    if (more === undefined) return { diagnostics };
    left.push(...more);
  }
}

/** Cut-offs by which nothing was known, or after which nothing became known. */
function misplaced(evidence: readonly Foretold[], cutoffs: readonly number[]): Diagnostic[] {
  const known = evidence.flatMap(({ rows }) => rows.map((row) => row.known));
  if (known.length === 0) return [diagnose('backtest-undated', {})];
  const [first, last] = [Math.min(...known), Math.max(...known)];
  return cutoffs.flatMap((date) => {
    const fields = { date: dateText(date), first: dateText(first), last: dateText(last) };
    if (date < first) return [diagnose('backtest-early', fields)];
    return date >= last ? [diagnose('backtest-late', fields)] : [];
  });
}
