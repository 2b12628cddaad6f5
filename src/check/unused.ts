import { diagnose } from '../diagnostics/diagnose.ts';
import type { Expr } from '../model/expression.ts';
import { visitExpression } from '../model/parts.ts';
import type { Draft } from './draft.ts';
import { touchedBy } from './touched.ts';
import type { Work } from './work.ts';

/** Warns of assumptions that nothing reads. What a setting replaces may be all that read another: then nothing is said. */
export function warnUnused(work: Work): void {
  if (work.settings.length > 0) return;
  const read = new Set<number>();
  const noteReads = (expr: Expr): void => {
    const { reads } = touchedBy(expr);
    for (let index = 0; index < reads.length; index++) {
      const part = reads[index] as number;
      if (part >= 0) read.add(part);
    }
  };
  for (const { reads } of work.readings) for (const part of reads) if (part >= 0) read.add(part);
  for (const cell of work.cells) {
    noteReads(cell.of);
    if (cell.how !== 'before') continue;
    noteReads(cell.duration);
    noteReads(cell.initial);
  }
  const note = (expr: Expr | undefined): void => {
    if (expr === undefined) return;
    visitExpression(expr, (part) => {
      if (part.op === 'read' || part.op === 'world' || part.op === 'outcome') read.add(part.definition);
    });
  };
  const isUnread = ({ role, authored, number }: Draft): boolean =>
    role === 'assumption' && authored && !read.has(number);
  const unread = work.drafts.filter(isUnread);
  if (unread.length === 0) return;
  for (const claim of work.claims) {
    note(claim.holds);
    note(claim.given);
  }
  for (const check of work.checks) if (check.kind !== 'path') note(check.holds);
  for (const { name, span } of unread.filter(isUnread)) work.report(diagnose('unused', { name }, span));
}
