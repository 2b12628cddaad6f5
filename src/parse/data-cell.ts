import { diagnose } from '../diagnostics/diagnose.ts';
import type { DateNode, Node } from '../syntax/expression.ts';
import type { ColumnSyntax } from '../syntax/scenario.ts';
import type { Cell } from './csv.ts';
import { daysOf } from './dates.ts';
import { parseFormula } from './formula.ts';
import { isFull, type Ledger, note } from './ledger.ts';
import { spanIn } from './written.ts';

/** Numbers as tables hold nearly all of them; others are read as formulas are. */
const PLAIN = /^(-?)(\d+(?:\.\d+)?)$/;

const TRUTHS: ReadonlyMap<string, boolean> = new Map([
  ...(['yes', 'y', 'true'] as const).map((word) => [word, true] as const),
  ...(['no', 'n', 'false'] as const).map((word) => [word, false] as const),
]);

/** What a column holds, in words. */
export function wanted({ as, unit }: ColumnSyntax): string {
  if (as === undefined) return unit === undefined ? 'a number' : `a number in ${unit.value}`;
  if (as.value === 'yes/no') return 'yes or no';
  return as.value === 'date' ? 'a date such as 2024-07 or 2024-07-15' : `a row of ${as.value}`;
}

/**
 * A cell of data as a formula: a number, or an interval of two, with or without a unit; a date; yes or no, also as other
 * programs write them; where the column is `as` a table, a label. Anything else is noted as a mistake: a cell computes
 * nothing. Whether the unit agrees and the label exists is for the checker to say.
 */
export function dataFrom(cell: Cell, column: ColumnSyntax, ledger: Ledger): Node | undefined {
  const { text, span } = cell;
  const as = column.as?.value;
  const truth = as === 'yes/no' ? TRUTHS.get(text.toLowerCase()) : undefined;
  if (truth !== undefined) return { kind: 'truth', value: truth, span };
  if (as !== undefined && as !== 'yes/no' && as !== 'date') return { kind: 'text', value: text, span };
  const plain = as === undefined ? PLAIN.exec(text) : null;
  if (plain !== null) {
    const value: Node = { kind: 'number', value: Number(plain[2]), percent: false, span };
    return plain[1] === '' ? value : { kind: 'unary', operator: '-', of: value, span };
  }
  const date = as === 'date' ? plainDate(cell) : undefined;
  if (date !== undefined) return date;
  if (isFull(ledger)) return undefined;
  const { value, diagnostics } = parseFormula(cell);
  if (value !== undefined && isDatum(value, as)) return value;
  const [spelling] = diagnostics.filter(({ code }) => (as === 'date' ? OF_DATES : OF_NUMBERS).has(code));
  note(ledger, spelling ?? mistake(cell, column));
  return undefined;
}

const DATE = /^(\d{4})-(\d\d)(?:-(\d\d))?$/;

/** A date as nearly all are; one that does not exist is left to the rules that tell mistakes. */
function plainDate(cell: Cell): DateNode | undefined {
  const [found, year, month, day] = DATE.exec(cell.text) ?? [];
  if (found === undefined) return undefined;
  const days = daysOf(Number(year), Number(month), Number(day ?? 1));
  const span = spanIn(cell, 0, cell.text.length);
  return days === undefined
    ? undefined
    : { kind: 'date', days, precision: day === undefined ? 'month' : 'day', span };
}

/** Mistakes in the spelling of a number or a date that say more than that it is none. */
const OF_DATES = new Set(['formula-date']);
const OF_NUMBERS = new Set(['formula-thousands', 'formula-date', 'formula-number', 'formula-abbreviation']);

function isDatum(node: Node, as: string | undefined): boolean {
  if (as === 'date') return node.kind === 'date';
  if (as === 'yes/no') return node.kind === 'truth';
  if (node.kind === 'interval') return isNumber(node.low) && isNumber(node.high);
  return isNumber(node);
}

function isNumber(node: Node): boolean {
  return node.kind === 'number' || (node.kind === 'unary' && node.operator === '-' && isNumber(node.of));
}

function mistake({ text, span }: Cell, column: ColumnSyntax): ReturnType<typeof diagnose> {
  const { name } = column;
  const word = /^[\w.?/-]{1,12}$/.test(text) ? text : undefined;
  const point = column.as === undefined && /^-?\d+,\d+$/.test(text) ? text.replace(',', '.') : undefined;
  return diagnose('csv-cell', { text, wanted: wanted(column), column: name.value, point, word }, span);
}
