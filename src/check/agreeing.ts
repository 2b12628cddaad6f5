import { diagnose } from '../diagnostics/diagnose.ts';
import type { ValueType } from '../model/model.ts';
import type { Node } from '../syntax/expression.ts';
import type { Draft, Formulas } from './draft.ts';
import { sameType } from './expressions/agree.ts';
import { typeText } from './expressions/type-text.ts';
import { fitsEvery } from './fits.ts';
import { nodesOf } from './formulas.ts';
import type { Place } from './scope.ts';
import type { Found } from './typed.ts';
import { elaborateRows } from './typing.ts';
import { isPlain } from './units/dimension.ts';
import { unitOf } from './want.ts';
import type { Work } from './work.ts';

/**
 * Elaborates formulas that must have the type of a definition: a stock's next value, a decision's rules and choices.
 * Where a unit is declared, bare numbers take it; where it follows from another formula they must state theirs.
 */
export function elaborateLike(
  formulas: Formulas,
  place: Omit<Place, 'want'>,
  draft: Draft,
  type: ValueType,
  work: Work,
): Found | undefined {
  if (draft.want !== undefined)
    return elaborateRows(formulas, { ...place, want: draft.want }, draft.name, work);
  if (type.kind !== 'number') return elaborateRows(formulas, { ...place, want: type }, draft.name, work);
  if (isPlain(type.dimension)) {
    const want = { kind: 'number', unit: unitOf(type) } as const;
    return elaborateRows(formulas, { ...place, want }, draft.name, work);
  }
  const found = elaborateRows(formulas, place, draft.name, work);
  const nodes = nodesOf(formulas);
  const [first] = nodes;
  if (found === undefined || first === undefined || nodes.every(fitsEvery) || sameType(found.type, type))
    return found;
  const types = { type: typeText(type, work.scope), given: typeText(found.type, work.scope) };
  work.report(diagnose('type-differs', { name: draft.name, ...types }, first.span));
  return undefined;
}

/** The same for one formula that must be known now: its value in base units. */
export function constantLike(node: Node, draft: Draft, type: ValueType, work: Work): number | undefined {
  const place = { role: 'constant', over: [], draws: false } as const;
  const found = elaborateLike({ kind: 'same', node }, place, draft, type, work);
  return found?.body.kind === 'same' && found.body.expr.op === 'constant' ? found.body.expr.value : undefined;
}
