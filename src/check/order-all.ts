import { diagnose } from '../diagnostics/diagnose.ts';
import type { Expr } from '../model/expression.ts';
import type { Body } from '../model/model.ts';
import { cycleOf } from './cycle.ts';
import type { Draft } from './draft.ts';
import { type Flowing, flowsOf } from './flow.ts';
import { type Ordered, type Orders, orderOf } from './order.ts';
import { sameList } from './same-list.ts';
import { touchedBy } from './touched.ts';
import { foundOf } from './typing.ts';
import type { Work } from './work.ts';

/** Finds when each definition is known and in which order all are computed; refuses cycles, each shown in words. */
export function orderAll(work: Work): void {
  const bodies = work.drafts.map(({ number }) => bodiesOf(number, work));
  const sources = work.drafts.map(({ role }, number) => ({ role, bodies: bodies[number] ?? [] }));
  const under = work.recall.underneath();
  const flowing = flowsOf(sources, work.cells, work.sequence, under?.flowing);
  work.flowing = flowing;
  work.flows = flowing.flows;
  work.orders = under !== undefined && isOrderedAlike(work, flowing, under) ? under.orders : ordersOf(work);
  refuseCycles(work.orders, work);
}

/** Reports cycles, each in words. */
export function refuseCycles({ cycles }: Orders, work: Work): void {
  for (const numbers of cycles) {
    const cycle = cycleOf(numbers.flatMap((number) => work.drafts[number] ?? []));
    if (cycle !== undefined) work.report(diagnose('cycle', { cycle: cycle.words }, cycle.first.span));
  }
}

/** In which order all are computed, once it is known when each is. */
export function ordersOf(work: Work): Orders {
  return orderOf(orderedIn(work), work.cells);
}

/** What ordering needs to know of all definitions. */
export function orderedIn(work: Work): readonly Ordered[] {
  return work.drafts.map((draft, number) => ({
    role: draft.role,
    reach: work.flows[number]?.reach ?? 'period',
    bodies: draft.role === 'stock' ? [] : [...bodiesOf(number, work), ...foresightOf(draft, work)],
  }));
}

/** What the rules will read that an engine finds for what actors foresee. */
function foresightOf(draft: Draft, work: Work): readonly Body[] {
  if (draft.foresight !== true) return [];
  const isRead = ({ name }: Draft): boolean =>
    name.startsWith('seen.') || (draft.over.length > 0 && name === 'settlement.within_reach');
  return work.drafts.filter(isRead).map(({ number, over, span }) => ({
    kind: 'same',
    expr: {
      op: 'read',
      definition: number,
      rows: over.map(() => ({ op: 'constant', value: 0 })),
      span,
    },
  }));
}

/** Whether definitions and cells read one another as those of another check do, and are known when those are. */
function isOrderedAlike(work: Work, { formulas }: Flowing, under: Work): boolean {
  return (
    sameList(work.cells, under.cells) &&
    work.drafts.every(({ role }, number) => {
      const moves = work.flows[number]?.reach === 'period';
      const sameKind =
        role === under.drafts[number]?.role && moves === (under.flows[number]?.reach === 'period');
      return sameKind && readAlike(formulas[number] ?? [], under.flowing?.formulas[number] ?? []);
    })
  );
}

function readAlike(one: readonly Expr[], other: readonly Expr[]): boolean {
  return sameList(one, other) || sameList(readBy(one), readBy(other));
}

/** The definitions that expressions read, and as numbers below zero the cells. */
export function readBy(exprs: readonly Expr[]): number[] {
  return exprs.flatMap((expr) =>
    touchedBy(expr).reads.map((part) => (part.op === 'read' ? part.definition : -1 - part.cell)),
  );
}

/** Everything a definition computes in the course of a path. */
export function bodiesOf(number: number, work: Work): readonly Body[] {
  const draft = work.drafts[number];
  const value = draft && foundOf(draft, work)?.body;
  const step = work.steps.get(number);
  return [
    ...(value === undefined ? [] : [value]),
    ...(step === undefined ? [] : [step]),
    ...(work.followed.get(number)?.rules ?? []),
  ];
}
