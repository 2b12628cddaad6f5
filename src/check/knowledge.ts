import { diagnose } from '../diagnostics/diagnose.ts';
import type { Expr } from '../model/expression.ts';
import type { Body } from '../model/model.ts';
import { expressionsOf, visitExpression } from '../model/parts.ts';
import type { Draft } from './draft.ts';
import { touchedBy } from './touched.ts';
import type { Work } from './work.ts';

/**
 * Refuses rules that read what their actor cannot see: an assumption that is drawn, and what follows from such within a
 * world, unless it is known to all who decide or the option says that it is known; and what is marked as known to
 * others alone.
 */
export function refuseHidden(work: Work): void {
  for (let number = 0; number < work.drafts.length; number++) {
    const draft = work.drafts[number] as Draft;
    if (draft.role !== 'decision') continue;
    const options = work.followed.get(draft.number)?.rules;
    options?.forEach((body, option) => {
      refuseIn(body, draft, option, work);
    });
  }
}

function refuseIn(body: Body, decision: Draft, option: number, work: Work): void {
  const exprs = expressionsOf(body);
  if (!exprs.some((expr) => touchedBy(expr).reads.some((read) => mayBeHidden(read, work)))) return;
  const knows = new Set(work.scenario.options[option]?.knows.map(({ value }) => value));
  const by = decision.by ?? [];
  const seen = new Map<number, boolean>();
  for (const expr of new Set(exprs)) {
    visitExpression(expr, (part) => {
      if (part.op !== 'read' || isSeen(part.definition, by, knows, seen, work)) return;
      const fields = {
        name: work.drafts[part.definition]?.name ?? '',
        decision: decision.name,
        actors: actorNames(by, work),
      };
      work.report(diagnose('rule-hidden', fields, part.span));
    });
  }
}

/** Whether it depends on who reads it whether it is seen. */
function mayBeHidden(read: number, { drafts, reaches }: Work): boolean {
  return reaches[read] === 'world' || drafts[read]?.knownTo !== undefined;
}

function isSeen(
  number: number,
  by: readonly number[],
  knows: ReadonlySet<string>,
  seen: Map<number, boolean>,
  work: Work,
): boolean {
  const known = seen.get(number);
  if (known !== undefined) return known;
  seen.set(number, true); // what it is made of reads it in a cycle only, which is reported elsewhere
  const draft = work.drafts[number];
  const reach = work.reaches[number];
  let answer = true;
  if (draft === undefined || knows.has(draft.name)) answer = true;
  else if (draft.knownTo !== undefined) answer = by.every((actor) => draft.knownTo?.includes(actor));
  else if (reach === 'world') {
    const parts = bodyExpressions(number, work);
    answer = parts.every((part) => isOpen(part, by, knows, seen, work));
  }
  seen.set(number, answer);
  return answer;
}

/** Whether an expression within a world holds neither a draw nor anything unseen. */
function isOpen(
  expr: Expr,
  by: readonly number[],
  knows: ReadonlySet<string>,
  seen: Map<number, boolean>,
  work: Work,
): boolean {
  const { draws, reads } = touchedBy(expr);
  return !draws && reads.every((read) => read < 0 || isSeen(read, by, knows, seen, work));
}

function bodyExpressions(number: number, work: Work): readonly Expr[] {
  const typed = work.typed[number];
  return typed?.state === 'done' && typed.found !== undefined ? expressionsOf(typed.found.body) : [];
}

function actorNames(by: readonly number[], work: Work): string {
  const actors = work.tableNumbers.get('actor');
  const rows = actors === undefined ? [] : (work.tables[actors]?.table.rows ?? []);
  return by.map((row) => rows[row]?.label ?? '').join(', ');
}
