import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Expr } from '../../model/expression.ts';
import { expressionsOf, visitExpression } from '../../model/parts.ts';
import type { Draft } from '../draft.ts';
import { touchedBy } from '../touched.ts';
import { foundOf } from '../typing.ts';
import type { Work } from '../work.ts';

/** Refuses stocks whose start depends on the path: it is evaluated once, before the first period. */
export function refuseMovingStarts(work: Work): void {
  for (let number = 0; number < work.drafts.length; number++) {
    const draft = work.drafts[number] as Draft;
    const found = draft.role === 'stock' ? foundOf(draft, work) : undefined;
    if (found === undefined || expressionsOf(found.body).every((expr) => isStill(expr, work))) continue;
    const moving: string[] = [];
    for (const expr of new Set(expressionsOf(found.body))) {
      visitExpression(expr, (part) => {
        if (part.op === 'clock') moving.push(part.what);
        if (part.op === 'timed') moving.push('now');
        if (part.op !== 'read' || work.reaches[part.definition] !== 'period') return;
        moving.push(work.drafts[part.definition]?.name ?? '');
      });
    }
    const [first] = moving;
    if (first !== undefined)
      work.report(diagnose('start-moving', { name: draft.name, read: first }, draft.span));
  }
}

function isStill(expr: Expr, { reaches }: Work): boolean {
  const { moves, reads } = touchedBy(expr);
  return !moves && reads.every((read) => reaches[read] !== 'period');
}
