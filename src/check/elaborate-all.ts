import { diagnose } from '../diagnostics/diagnose.ts';
import type { Node } from '../syntax/expression.ts';
import { constantLike } from './agreeing.ts';
import type { Draft } from './draft.ts';
import { typeText } from './expressions/type-text.ts';
import { followedOf } from './follow.ts';
import { namesIn } from './formula-names.ts';
import { nodesOf } from './formulas.ts';
import { sameList } from './same-list.ts';
import { sequenceOf } from './sequence.ts';
import { stepOf } from './stock-step.ts';
import type { Found } from './typed.ts';
import { foundOf } from './typing.ts';
import type { Work } from './work.ts';

/** Elaborates every formula of every definition: values first, then what follows them. */
export function elaborateAll(work: Work): void {
  const under = work.recall.underneath();
  const order =
    under !== undefined && work.drafts.every((draft, number) => namesAlike(draft, under.drafts[number]))
      ? under.sequence
      : sequenceOf(work.drafts.keys(), work);
  for (const number of order) work.sequence.push(number);
  for (const number of work.sequence) {
    const draft = work.drafts[number];
    if (draft !== undefined) foundOf(draft, work);
  }
  for (const draft of work.drafts) elaborateRest(draft, work);
}

/** What follows the value of a definition: a stock's step, a decision's rules, an outcome's `matters`. */
export function elaborateRest(draft: Draft, work: Work): void {
  const found = foundOf(draft, work);
  if (found === undefined) return;
  if (draft.role === 'stock') {
    const step = stepOf(draft, found, work);
    if (step !== undefined) work.steps.set(draft.number, step);
  }
  if (draft.role === 'outcome') refuseKind(draft, found, work);
  if (draft.role === 'decision') work.followed.set(draft.number, followedOf(draft, found, work));
  if (draft.matters !== undefined) weigh(draft, draft.matters, found, work);
}

/** Whether the values of two drafts of a name read the same names in the same order. */
function namesAlike(one: Draft, other: Draft | undefined): boolean {
  if (one.value === other?.value) return true;
  const names = ({ value }: Draft): readonly string[] => nodesOf(value).flatMap((node) => namesIn(node));
  return other !== undefined && sameList(names(one), names(other));
}

/** Outcomes are averaged over worlds, so they are numbers, or yes and no, whose average is a probability. */
function refuseKind(draft: Draft, { type }: Found, work: Work): void {
  if (type.kind === 'number' || type.kind === 'truth') return;
  const fields = { name: draft.name, type: typeText(type, work.scope) };
  work.report(diagnose('outcome-kind', fields, draft.span));
}

/** `matters`, a number in the outcome's unit; of a yes/no outcome a difference of probabilities. */
function weigh(draft: Draft, node: Node, { type }: Found, work: Work): void {
  if (type.kind === 'label' || type.kind === 'date') return;
  const truth = type.kind === 'truth';
  const { want: _declared, ...open } = draft;
  const value = constantLike(
    node,
    truth ? open : draft,
    truth ? { kind: 'number', dimension: {} } : type,
    work,
  );
  if (value === undefined) return;
  if (value >= 0) work.weights.set(draft.number, value);
  else work.report(diagnose('matters-negative', { name: draft.name }, node.span));
}
