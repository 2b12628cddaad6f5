import { diagnose } from '../diagnostics/diagnose.ts';
import type { Node } from '../syntax/expression.ts';
import type { At, BodySyntax } from '../syntax/scenario.ts';
import { sizeOf } from './declare.ts';
import type { Formulas } from './draft.ts';
import { rowOf } from './names.ts';
import type { Work } from './work.ts';

/** Labels named in a message before it says "and so on". */
const SHOWN = 5;

/**
 * A right side with its rows in order. A mapping must have exactly the rows of the table in `over`; a row may itself
 * be one formula for all rows of a second table. Undefined after a mistake that is reported here.
 */
export function formulasFrom(
  body: BodySyntax,
  over: readonly number[],
  name: At<string>,
  work: Work,
): Formulas | undefined {
  if (body.kind === 'same') return { kind: 'same', node: body.formula };
  const nodes = rowsOf(body, over, name, work);
  return nodes && { kind: 'each', nodes };
}

function rowsOf(body: BodySyntax, over: readonly number[], name: At<string>, work: Work): Node[] | undefined {
  const [first, ...rest] = over;
  const inner = sizeOf(rest, work);
  if (body.kind === 'same') return new Array<Node>(sizeOf(over, work)).fill(body.formula);
  const outer = first === undefined ? undefined : work.tables[first];
  if (outer === undefined) {
    work.report(diagnose('rows-deep', { name: name.value }, body.span));
    return undefined;
  }
  const found = new Map<number, Node[] | undefined>();
  let unknown = 0;
  for (const { label, body: row } of body.rows) {
    const number = rowOf(label, outer, work);
    if (number === undefined) unknown += 1;
    else found.set(number, rowsOf(row, rest, name, work));
  }
  const { name: table, rows } = outer.table;
  const holes = rows.filter((_, row) => !found.has(row)).map(({ label }) => label);
  // A mistyped label leaves a hole, which need not be told as well.
  if (holes.length > unknown) {
    const shown = holes.slice(0, SHOWN).join(', ') + (holes.length > SHOWN ? ' and others' : '');
    work.report(diagnose('rows-missing', { name: name.value, table, rows: shown }, body.span));
  }
  const nodes = rows.flatMap((_, row) => found.get(row) ?? []);
  return unknown > 0 || nodes.length < rows.length * inner ? undefined : nodes;
}
