import { diagnose } from '../diagnostics/diagnose.ts';
import type { At } from '../syntax/scenario.ts';
import { reservedNames } from './expressions/function-names.ts';
import { meant } from './meant.ts';
import { builtinUnits } from './units/builtin.ts';
import type { NamedRows, Work } from './work.ts';

/**
 * Takes a name for good, so that nothing else bears it. False, and reported, where it belongs to the language or is
 * taken already.
 */
export function take(name: At<string>, what: string, work: Work): boolean {
  const { value, span } = name;
  if (reservedNames.has(value)) {
    work.report(diagnose('name-reserved', { name: value, mend: `${value}_` }, span));
    return false;
  }
  const taken = builtinUnits.has(value) ? 'a unit' : work.taken.get(value);
  if (taken !== undefined) {
    work.report(diagnose('name-taken', { name: value, what: taken }, span));
    return false;
  }
  work.taken.set(value, what);
  return true;
}

/** Labels named in a message. */
const SHOWN = 6;

/** The rows of tables that labels name: reports a label that is none. */
export function rowOf(label: At<string>, { table, rows }: NamedRows, work: Work): number | undefined {
  const row = rows.get(label.value);
  if (row === undefined) {
    const near = meant(label.value, rows.keys(), work);
    const labels = [...rows.keys()].slice(0, SHOWN).join(', ');
    work.report(
      diagnose('unknown-label', { label: label.value, table: table.name, near, labels }, label.span),
    );
  }
  return row;
}

/**
 * The row of a definition that labels pick, one for each of its tables with commas between: its position among all
 * rows, last table fastest. Undefined after a mistake that is reported here.
 */
export function rowIn(
  labels: At<string>,
  over: readonly number[],
  name: string,
  work: Work,
): number | undefined {
  const words = labels.value.split(',').map((word) => word.trim());
  const tables = over.flatMap((number) => work.tables[number] ?? []);
  if (words.length !== tables.length) {
    const wanted = tables.map(({ table }) => table.name).join(', ');
    work.report(diagnose('rows-picked', { name, wanted: wanted === '' ? 'no row' : wanted }, labels.span));
    return undefined;
  }
  let position = 0;
  for (const [index, table] of tables.entries()) {
    const row = rowOf({ value: words[index] ?? '', span: labels.span }, table, work);
    if (row === undefined) return undefined;
    position = position * table.rows.size + row;
  }
  return position;
}

/** A definition with more rows than this is refused, so that memory stays bounded. */
const MOST_ROWS = 100_000;

/**
 * The table numbers of `over`: at most two tables, each once, never the options. After a mistake, which is reported,
 * what was likely meant, so that one mistake does not bring others.
 */
export function tablesOf(over: readonly At<string>[], name: string, work: Work): number[] {
  const numbers: number[] = [];
  for (const [index, entry] of over.entries()) {
    const number = tableOf(entry, work) ?? likelyTable(entry.value, work);
    if (number === undefined) continue;
    const fault = index > 1 ? 'over-many' : entry.value === 'option' ? 'over-option' : undefined;
    const code = fault ?? (numbers.includes(number) ? 'over-twice' : undefined);
    if (code === undefined) numbers.push(number);
    else work.report(diagnose(code, { name, table: entry.value }, entry.span));
  }
  const size = numbers.reduce(
    (product, number) => product * (work.tables[number]?.table.rows.length ?? 1),
    1,
  );
  if (size <= MOST_ROWS) return numbers;
  work.report(diagnose('rows-many', { name, size, most: MOST_ROWS }, over[0]?.span));
  return numbers.slice(0, 1);
}

function likelyTable(name: string, work: Work): number | undefined {
  return work.tableNumbers.get(meant(name, work.tableNumbers.keys(), work) ?? '');
}

/** A table's number by its name; reports a name that is none. */
export function tableOf(name: At<string>, work: Work): number | undefined {
  const number = work.tableNumbers.get(name.value);
  if (number === undefined) {
    const near = meant(name.value, work.tableNumbers.keys(), work);
    work.report(diagnose('unknown-table', { name: name.value, near }, name.span));
  }
  return number;
}

/** The rows of the table of actors that a list names. */
export function actorsOf(names: readonly At<string>[], work: Work): number[] {
  const number = work.tableNumbers.get('actor');
  const actors = number === undefined ? undefined : work.tables[number];
  const rows: number[] = [];
  for (const name of names) {
    const row = actors?.rows.get(name.value);
    if (row !== undefined) rows.push(row);
    else {
      const near = meant(name.value, actors?.rows.keys() ?? [], work);
      work.report(diagnose('unknown-actor', { name: name.value, near }, name.span));
    }
  }
  return rows;
}
