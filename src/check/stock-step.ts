import { diagnose } from '../diagnostics/diagnose.ts';
import type { Expr } from '../model/expression.ts';
import type { Body } from '../model/model.ts';
import type { Node } from '../syntax/expression.ts';
import { elaborateLike } from './agreeing.ts';
import type { Draft } from './draft.ts';
import { sameType } from './expressions/agree.ts';
import { typeText } from './expressions/type-text.ts';
import { fitsEvery } from './fits.ts';
import { nodesOf } from './formulas.ts';
import type { Place } from './scope.ts';
import type { Found } from './typed.ts';
import { elaborateRows } from './typing.ts';
import { duration, over } from './units/dimension.ts';
import { dimensionText } from './units/text.ts';
import type { Work } from './work.ts';

/** What a stock is at the end of a period: `next`, or x + change * period, where `change` is a rate. */
export function stepOf(draft: Draft, found: Found, work: Work): Body | undefined {
  const place: Place = { role: 'stock', over: draft.over, draws: draft.draws, phase: 'period' };
  if (draft.next !== undefined) return elaborateLike(draft.next, place, draft, found.type, work)?.body;
  if (draft.change === undefined) return undefined;
  const [first] = nodesOf(draft.change);
  if (first !== undefined && found.type.kind !== 'number') {
    const type = typeText(found.type, work.scope);
    work.report(diagnose('change-unmeasured', { name: draft.name, type }, first.span));
    return undefined;
  }
  const change = elaborateRows(draft.change, place, draft.name, work);
  if (change === undefined || first === undefined || !isRate(draft, found, change, first, work))
    return undefined;
  return work.recall.once(change, draft.number, () => {
    const step = (expr: Expr): Expr => stepped(draft, expr, first, work);
    const { body } = change;
    return body.kind === 'same'
      ? { kind: 'same', expr: step(body.expr) }
      : { kind: 'each', exprs: body.exprs.map(step) };
  });
}

function isRate(draft: Draft, { type }: Found, change: Found, node: Node, work: Work): boolean {
  const { name } = draft;
  if (type.kind !== 'number') return false;
  const dimension = over(type.dimension, duration);
  if (nodesOf(draft.change).every(fitsEvery) || sameType(change.type, { kind: 'number', dimension }))
    return true;
  const unit = draft.unit === undefined ? dimensionText(dimension) : `${draft.unit.text}/day`;
  work.report(diagnose('change-unit', { name, unit, given: typeText(change.type, work.scope) }, node.span));
  return false;
}

function stepped(draft: Draft, change: Expr, { span }: Node, work: Work): Expr {
  const rows = draft.over.map((_, slot): Expr => ({ op: 'row', slot }));
  const now: Expr = { op: 'read', definition: draft.number, rows, span };
  const period: Expr = { op: 'constant', value: work.clock.length };
  const gain: Expr = { op: 'apply', fn: 'multiply', args: [change, period], span };
  return { op: 'apply', fn: 'add', args: [now, gain], span };
}
