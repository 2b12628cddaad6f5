import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Expr } from '../../model/expression.ts';
import { rowName } from '../../model/row-name.ts';
import type { Draft } from '../draft.ts';
import { foundOf } from '../typing.ts';
import type { Work } from '../work.ts';

/** What a law gives whatever its parameters are: an interval, whole numbers alone or any. */
interface Range {
  readonly low: number;
  readonly high: number;
  readonly whole?: true;
  readonly words: string;
}

const POSITIVE: Range = { low: 0, high: Number.POSITIVE_INFINITY, words: 'numbers from 0 up' };
const SHARES: Range = { low: 0, high: 1, words: 'numbers between 0 and 1' };
const COUNTS: Range = { ...POSITIVE, whole: true, words: 'whole numbers from 0 up' };

const RANGES: ReadonlyMap<string, Range> = new Map([
  ['exponential', POSITIVE],
  ['gamma', POSITIVE],
  ['lognormal', POSITIVE],
  ['beta', SHARES],
  ['logitnormal', SHARES],
  ['poisson', COUNTS],
  ['binomial', COUNTS],
]);

const NAMED = 4;

/** Reports data that no parameters of their law can give, where the data are cells and the law says so by itself. */
export function checkSupport(draft: Draft, work: Work): void {
  const body = foundOf(draft, work)?.body;
  if (body?.kind !== 'same') return;
  const law = densityIn(body.expr);
  const range = law && RANGES.get(law.distribution);
  if (law === undefined || range === undefined) return;
  const data = law.of.op === 'read' ? work.drafts[law.of.definition] : undefined;
  const cells = data && foundOf(data, work)?.body;
  const values =
    law.of.op === 'constant' ? [law.of.value] : cells?.kind === 'each' ? cells.exprs.map(constantIn) : [];
  // Rows that a condition leaves out may hold anything.
  if (body.expr.op === 'if') return;
  const wrong = values.flatMap((value, row) => {
    const fits =
      value === undefined ||
      Number.isNaN(value) ||
      (value >= range.low && value <= range.high && (range.whole === undefined || Number.isInteger(value)));
    return fits ? [] : [{ value, row }];
  });
  const [first] = wrong;
  if (first === undefined) return;
  const tables = work.tables.map(({ table }) => table);
  const name = draft.name.slice(draft.name.indexOf(':') + 1);
  const rows = wrong.slice(0, NAMED).map(({ row }) => rowName({ name, over: draft.over }, tables, row));
  const more = wrong.length > NAMED ? ` and ${wrong.length - NAMED} more` : '';
  work.report(
    diagnose(
      'evidence-support',
      { rows: rows.join(', ') + more, value: String(first.value), law: law.distribution, gives: range.words },
      draft.span,
    ),
  );
}

function densityIn(expr: Expr): Extract<Expr, { op: 'density' }> | undefined {
  return expr.op === 'density' ? expr : undefined;
}

function constantIn(expr: Expr): number | undefined {
  return expr.op === 'constant' ? expr.value : undefined;
}
