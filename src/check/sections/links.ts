import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Span } from '../../diagnostics/diagnostic.ts';
import type { Node } from '../../syntax/expression.ts';
import type { At, ColumnSyntax, TableSyntax } from '../../syntax/scenario.ts';
import type { NewDraft } from '../draft.ts';
import { meant } from '../meant.ts';
import { present } from '../present.ts';
import type { Work } from '../work.ts';

/**
 * A column whose cells name several rows of another table: `reaction.links` is yes or no over both tables. A cell that `empty` calls
 * missing says nothing of any row, one that it calls `no` names none. Undefined after a mistake that is reported.
 */
export function linksFrom(
  table: TableSyntax,
  column: ColumnSyntax,
  sign: At<string>,
  number: number,
  work: Work,
): NewDraft | undefined {
  const name = `${table.name.value}.${column.name.value}`;
  const other = column.as && work.tableNumbers.get(column.as.value);
  const labels = other === undefined ? undefined : work.tables[other]?.table.rows.map(({ label }) => label);
  if (other === undefined || other === number || labels === undefined) {
    work.report(diagnose('several-of', { name }, sign.span));
    return undefined;
  }
  const known = new Map(labels.map((label, row) => [label, row]));
  const told = new Set<string>();
  const holes: string[] = [];
  const nodes = table.rows.flatMap(({ label, cells }): Node[] => {
    const cell = cells.find((one) => one.column.value === column.name.value)?.cell;
    const words = (cell?.value ?? '')
      .split(sign.value)
      .map((word) => word.trim())
      .filter((word) => word !== '');
    const span = cell?.span ?? label.span;
    if (words.length === 0) {
      const { empty } = column;
      if (empty === undefined) holes.push(label.value);
      const of: Node = empty?.kind === 'missing' ? { kind: 'missing', span } : no(span);
      if (empty === undefined || empty.kind === 'missing' || (empty.kind === 'truth' && !empty.value))
        return labels.map(() => of);
      return rowsNamed([wordOf(empty)], span);
    }
    return rowsNamed(words.map(coded), span);
  });

  /** What a code stands for, or the word itself. */
  function coded(word: string): string {
    const code = column.codes?.find(({ written }) => written.value === word);
    return code === undefined ? word : wordOf(code.value);
  }

  function rowsNamed(words: readonly string[], span: Span): Node[] {
    for (const word of words) {
      if (known.has(word) || told.has(word)) continue;
      told.add(word);
      const near = meant(word, labels ?? [], work);
      work.report(diagnose('unknown-label', { label: word, table: column.as?.value ?? '', near }, span));
    }
    const rows = new Array<Node>(known.size).fill(no(span));
    const is: Node = { kind: 'truth', value: true, span };
    for (const word of words) {
      const row = known.get(word);
      if (row !== undefined) rows[row] = is;
    }
    return rows;
  }

  if (holes.length > 0) {
    const rows = holes.slice(0, SHOWN).join(', ') + (holes.length > SHOWN ? ' and others' : '');
    work.report(diagnose('cell-empty', { column: name, rows }, column.name.span));
  }
  return {
    name,
    role: 'column',
    span: column.name.span,
    over: [number, other],
    want: { kind: 'truth' },
    value: { kind: 'each', nodes },
    ...present({ about: column.about }),
    draws: false,
    authored: true,
    sources: [],
    written: [],
  };
}

const SHOWN = 5;

function no(span: Span): Node {
  return { kind: 'truth', value: false, span };
}

/** The word of a label written as a formula. */
function wordOf(node: Node): string {
  if (node.kind === 'name') return node.name;
  return node.kind === 'text' ? node.value : '';
}
