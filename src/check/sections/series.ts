import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Span } from '../../diagnostics/diagnostic.ts';
import type { TableSyntax } from '../../syntax/scenario.ts';
import { dateText } from '../calendar.ts';
import { meant } from '../meant.ts';
import type { Work } from '../work.ts';

/** Series: the column that dates their rows holds a known date in each, and each comes after the one before. */
export function checkSeries(work: Work): void {
  for (const table of work.scenario.tables) {
    if (table.dated !== undefined) checkDates(table, table.dated.value, table.dated.span, work);
  }
}

function checkDates(table: TableSyntax, name: string, span: Span, work: Work): void {
  const column = `${table.name.value}.${name}`;
  const symbol = work.symbols.get(column);
  if (symbol === undefined) {
    const near = meant(
      name,
      table.columns.map((one) => one.name.value),
      work,
    );
    work.report(diagnose('series-unknown', { table: table.name.value, name, near }, span));
    return;
  }
  const type = symbol.type();
  const dates = symbol.constants();
  if (type === undefined) return;
  if (type.kind !== 'date' || dates === undefined || dates.some(Number.isNaN)) {
    work.report(diagnose('series-undated', { column }, span));
    return;
  }
  for (const [row, date] of dates.entries()) {
    const before = dates[row - 1];
    if (before === undefined || before < date) continue;
    const cell = table.rows[row]?.cells.find((one) => one.column.value === name)?.cell;
    const fields = { date: dateText(date), before: dateText(before) };
    work.report(diagnose('series-order', fields, cell?.span ?? span));
    return;
  }
}
