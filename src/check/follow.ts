import { diagnose } from '../diagnostics/diagnose.ts';
import type { Expr } from '../model/expression.ts';
import type { Body } from '../model/model.ts';
import type { Node } from '../syntax/expression.ts';
import { constantLike, elaborateLike } from './agreeing.ts';
import type { Draft, Rule } from './draft.ts';
import type { Followed } from './followed.ts';
import { nodesOf } from './formulas.ts';
import type { Found } from './typed.ts';
import type { Work } from './work.ts';
import { written } from './written.ts';

/** Of each option the rule: the default, with the option's rules laid over it in their order. */
export function followedOf(draft: Draft, found: Found, work: Work): Followed {
  const range = rangeOf(draft, found, work);
  const watch = (node: Node, body: Body): void => {
    if (range !== undefined) inRange(draft, node, body, range, work);
  };
  for (const node of nodesOf(draft.value)) watch(node, found.body);
  const place = { role: 'rule', over: draft.over, draws: false } as const;
  const bodies = new Map<Node, Body | undefined>();
  const bodyOf = (node: Node): Body | undefined => {
    if (!bodies.has(node)) {
      const body = elaborateLike({ kind: 'same', node }, place, draft, found.type, work)?.body;
      if (body !== undefined) watch(node, body);
      bodies.set(node, body);
    }
    return bodies.get(node);
  };
  const options = work.rules.get(draft.number) ?? [];
  const rules = options.map((list) => laid(found.body, list, draft.size, bodyOf));
  return { rules, ...(range === undefined ? {} : { range }) };
}

function laid(
  base: Body,
  rules: readonly Rule[],
  size: number,
  bodyOf: (node: Node) => Body | undefined,
): Body {
  let body = base;
  for (const { node, row } of rules) {
    const rule = bodyOf(node);
    if (rule?.kind !== 'same') continue;
    if (row === undefined) body = rule;
    else {
      const exprs = body.kind === 'each' ? body.exprs : new Array<Expr>(size).fill(body.expr);
      body = { kind: 'each', exprs: exprs.map((expr, index) => (index === row ? rule.expr : expr)) };
    }
  }
  return body;
}

function rangeOf(draft: Draft, { type }: Found, work: Work): readonly [number, number] | undefined {
  if (draft.choices === undefined) return undefined;
  const { low, high, span } = draft.choices;
  const from = constantLike(low, draft, type, work);
  const to = constantLike(high, draft, type, work);
  if (from === undefined || to === undefined) return undefined;
  if (from <= to && type.kind === 'number') return [from, to];
  work.report(diagnose('choices-range', { name: draft.name, low: written(low), high: written(high) }, span));
  return undefined;
}

/** A default or rule that is known now must lie within the choices; others are watched at run time. */
function inRange(draft: Draft, node: Node, body: Body, range: readonly [number, number], work: Work): void {
  if (body.kind !== 'same' || body.expr.op !== 'constant' || draft.choices === undefined) return;
  const { value } = body.expr;
  if (Number.isNaN(value) || (range[0] <= value && value <= range[1])) return;
  const { low, high } = draft.choices;
  const fields = { name: draft.name, value: written(node), low: written(low), high: written(high) };
  work.report(diagnose('choice-outside', fields, node.span));
}
