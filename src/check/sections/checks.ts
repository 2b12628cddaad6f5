import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Node } from '../../syntax/expression.ts';
import { declare, numbersOf } from '../declare.ts';
import { elaborate } from '../elaborate.ts';
import { aggregateFunctions } from '../expressions/function-names.ts';
import { formulaParts } from '../formula-names.ts';
import type { Work } from '../work.ts';

/** The name of a path check's definition: with a character that no formula can write, so that none can read it. */
const PREFIX = 'check:';

/** Checks that are read on every path become definitions; the others are judged like claims, once all is known. */
export function readChecks(work: Work): void {
  for (const { name, formula } of work.scenario.checks) {
    if (comparesOptions(formula, work)) continue;
    declare(
      {
        name: `${PREFIX}${name.value}`,
        role: 'check',
        span: name.span,
        over: [],
        want: { kind: 'truth' },
        value: { kind: 'same', node: formula },
        draws: false,
        authored: true,
        sources: [],
        written: [],
      },
      work,
    );
  }
}

/** All checks, in the order of the file. */
export function judgeChecks(work: Work): void {
  const paths = numbersOf('check', work);
  for (const { name, formula } of work.scenario.checks) {
    const { value: id, span } = name;
    const definition = paths.get(`${PREFIX}${id}`);
    if (definition !== undefined) {
      work.checks.push({ id, kind: 'path', definition, span });
      continue;
    }
    const place = { role: 'claim', over: [], want: { kind: 'truth' }, draws: false } as const;
    const found = elaborate(formula, place, work.scope);
    if (found === undefined) continue;
    if (found.expr.op === 'constant') work.report(diagnose('always-so', { name: id }, formula.span));
    work.checks.push({ id, kind: found.byWorld ? 'world' : 'aggregate', holds: found.expr, span });
  }
}

/** Whether a formula speaks of options or of all worlds together: it folds over the options, picks one, or aggregates. */
function comparesOptions(node: Node, work: Work): boolean {
  if (node.kind === 'call' && AGGREGATES.has(node.name)) return true;
  if (node.kind === 'fold' && node.table === 'option') return true;
  if (node.kind === 'pick' && node.of.kind === 'name') {
    const symbol = work.symbols.get(node.of.name);
    if (symbol?.role === 'outcome' && picksOption(node.rows, symbol.over, work)) return true;
  }
  return formulaParts(node).some((part) => comparesOptions(part, work));
}

function picksOption(rows: readonly Node[], over: readonly number[], work: Work): boolean {
  const options = work.tables[work.tableNumbers.get('option') ?? -1];
  const labels = rows.flatMap((row) => (row.kind === 'name' || row.kind === 'text' ? [wordOf(row)] : []));
  const own = (label: string): boolean => over.some((table) => work.tables[table]?.rows.has(label));
  return (
    rows.length > over.length || labels.some((label) => !own(label) && options?.rows.has(label) === true)
  );
}

function wordOf(node: Node): string {
  return node.kind === 'name' ? node.name : node.kind === 'text' ? node.value : '';
}

const AGGREGATES: ReadonlySet<string> = new Set(aggregateFunctions);
