import { diagnose } from '../diagnostics/diagnose.ts';
import type { Body } from '../model/model.ts';
import { cycleOf } from './cycle.ts';
import type { Draft } from './draft.ts';
import { type Ordered, type Orders, orderOf } from './order.ts';
import { reachesOf, readingOf } from './reach.ts';
import { sameList } from './same-list.ts';
import { foundOf } from './typing.ts';
import type { Work } from './work.ts';

/** Finds when each definition is known and in which order all are computed; refuses cycles, each shown in words. */
export function orderAll(work: Work): void {
  work.readings = work.drafts.map(({ role, number }) => readingOf(role, bodiesOf(number, work)));
  work.reaches = reachesOf(work.readings, work.sequence);
  const under = work.recall.underneath();
  work.orders = under !== undefined && isOrderedAlike(work, under) ? under.orders : ordersOf(work);
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
  return work.drafts.map((draft, number) => {
    const reads = work.readings[number]?.reads ?? [];
    return {
      role: draft.role,
      reach: work.reaches[number] ?? 'period',
      reads: draft.foresight === true ? [...reads, ...foresightOf(draft, work)] : reads,
    };
  });
}

/** What the rules will read that an engine finds for what actors foresee. */
function foresightOf({ over }: Draft, { drafts }: Work): readonly number[] {
  const isRead = ({ name }: Draft): boolean =>
    name.startsWith('seen.') || (over.length > 0 && name === 'settlement.within_reach');
  return drafts.filter(isRead).map(({ number }) => number);
}

/** Whether definitions and cells read one another as those of another check do, and are known when those are. */
function isOrderedAlike(work: Work, under: Work): boolean {
  return (
    sameList(work.cells, under.cells) &&
    work.drafts.every(({ role }, number) => {
      const moves = work.reaches[number] === 'period';
      const sameKind = role === under.drafts[number]?.role && moves === (under.reaches[number] === 'period');
      return sameKind && sameList(work.readings[number]?.reads ?? [], under.readings[number]?.reads ?? []);
    })
  );
}

/** Everything a definition computes in the course of a path. */
export function bodiesOf(number: number, work: Work): readonly Body[] {
  const bodies: Body[] = [];
  const draft = work.drafts[number];
  const value = draft && foundOf(draft, work)?.body;
  const step = work.steps.get(number);
  if (value !== undefined) bodies.push(value);
  if (step !== undefined) bodies.push(step);
  return bodies.concat(work.followed.get(number)?.rules ?? []);
}
