import { diagnose } from '../diagnostics/diagnose.ts';
import type { Expr } from '../model/expression.ts';
import type { Reach } from '../model/model.ts';
import type { Node } from '../syntax/expression.ts';
import { cycleOf } from './cycle.ts';
import type { Draft, Formulas } from './draft.ts';
import { elaborate, elaborateAnew } from './elaborate.ts';
import { sameType } from './expressions/agree.ts';
import { later } from './expressions/found.ts';
import { typeText } from './expressions/type-text.ts';
import { fitsEvery } from './fits.ts';
import { namesIn } from './formula-names.ts';
import { nodesOf } from './formulas.ts';
import { hold } from './hold.ts';
import { note } from './recall.ts';
import type { Elaborated, Symbol as Named, Place, Traits, Want } from './scope.ts';
import type { Found } from './typed.ts';
import { wanted } from './want.ts';
import type { Work } from './work.ts';

/** Definitions whose types wait for one another; a longer chain is cut and asked to declare a type. */
const LONGEST_CHAIN = 60;

/** The name as formulas see it; its type is found when first asked for. */
export function symbolOf(draft: Draft, work: Work): Named {
  const { name, number: definition, role, over, span } = draft;
  return {
    name,
    definition,
    role,
    over,
    span,
    type: () => {
      const answer = draft.want === undefined ? foundOf(draft, work)?.type : wanted(draft.want);
      note(work.tape, name, 'type', answer);
      return answer;
    },
    traits: () => {
      const answer = traitsOf(draft, work);
      note(work.tape, name, 'traits', answer);
      return answer;
    },
    constants: () => {
      const answer = constantsOf(draft, work);
      note(work.tape, name, 'constants', answer);
      return answer;
    },
  };
}

/** The draft's value, elaborated on the first call. Reports a type that depends on itself. */
export function foundOf(draft: Draft, work: Work): Found | undefined {
  const known = work.typed[draft.number];
  if (known?.state === 'done') return known.found;
  const { chain } = work;
  if (known !== undefined || chain.length > LONGEST_CHAIN) {
    if (draft.want === undefined) reportUntyped(draft, work);
    return undefined;
  }
  work.typed[draft.number] = { state: 'busy' };
  chain.push(draft);
  const written =
    draft.value === undefined ? undefined : elaborateRows(draft.value, placeOf(draft), draft.name, work);
  const found = written && hold(written, work.held.get(draft.number) ?? [], draft, work);
  chain.pop();
  work.typed[draft.number] = { state: 'done', found };
  return found;
}

function constantsOf(draft: Draft, work: Work): readonly number[] | undefined {
  const body = foundOf(draft, work)?.body;
  if (body === undefined) return undefined;
  const exprs = body.kind === 'each' ? body.exprs : new Array<Expr>(draft.size).fill(body.expr);
  const values = exprs.flatMap((expr) => (expr.op === 'constant' ? [expr.value] : []));
  return values.length === exprs.length ? values : undefined;
}

/** Where a draft's value stands. */
export function placeOf(draft: Draft): Place {
  const place = standing(draft);
  return draft.want === undefined ? place : Object.assign(place, { want: draft.want });
}

function standing({ role, over, draws, cited }: Draft): Place {
  switch (role) {
    case 'assumption':
    case 'column':
      return { role, over, draws };
    case 'quantity':
      return { role, over, draws, phase: 'period', cited: cited === true };
    case 'stock':
      return { role, over, draws: false };
    case 'decision':
      return { role: 'default', over, draws: false };
    case 'outcome':
    case 'check':
    case 'observation':
      return { role, over, draws: false, phase: 'record' };
  }
}

/**
 * Elaborates one formula or one for each row. Where no type is declared the rows must agree, but for those that fit
 * every unit (`0`, `missing`, `infinity`).
 */
export function elaborateRows(formulas: Formulas, place: Place, name: string, work: Work): Found | undefined {
  if (formulas.kind === 'same') {
    const found = elaborate(formulas.node, place, work.scope);
    return found && sameForAll(found);
  }
  return work.scope.once(formulas.nodes, place, () => eachRow(formulas.nodes, place, name, work));
}

/** What one formula elaborates to, as the value of all rows: the same object for the same formula. */
function sameForAll(formula: Elaborated): Found {
  const known = values.get(formula);
  if (known !== undefined) return known;
  const found: Found = { type: formula.type, body: { kind: 'same', expr: formula.expr }, traits: formula };
  values.set(formula, found);
  return found;
}

const values = new WeakMap<Elaborated, Found>();

function eachRow(written: readonly Node[], place: Place, name: string, work: Work): Found | undefined {
  const leader = written.find((node) => !fitsEvery(node)) ?? written[0];
  if (leader === undefined) return undefined;
  const first = elaborateAnew(leader, place, work.scope);
  const labels: Want | undefined = first?.type.kind === 'label' ? first.type : undefined;
  const inner = place.want === undefined && labels !== undefined ? { ...place, want: labels } : place;
  const found = new Map<Node, Elaborated | undefined>([[leader, first]]);
  const alike = new Map<string | number, Elaborated>();
  const rowOf = (node: Node): Elaborated | undefined => {
    if (found.has(node)) return found.get(node);
    const datum = place.role === 'column' ? datumIn(node) : undefined;
    const known = datum === undefined ? undefined : alike.get(datum);
    const row = known ?? elaborateAnew(node, inner, work.scope);
    if (datum !== undefined && row !== undefined) alike.set(datum, row);
    const agrees =
      first === undefined || row === undefined || sameType(first.type, row.type) || fitsEvery(node);
    if (!agrees) {
      const types = { one: typeText(first.type, work.scope), other: typeText(row.type, work.scope) };
      work.report(diagnose('rows-disagree', { name, ...types }, node.span));
    }
    found.set(node, agrees ? row : undefined);
    return agrees ? row : undefined;
  };
  const rows: Elaborated[] = [];
  for (let index = 0; index < written.length; index++) {
    const row = rowOf(written[index] as Node);
    if (row !== undefined) rows.push(row);
  }
  if (first === undefined || rows.length < written.length) return undefined;
  return {
    type: first.type,
    body: { kind: 'each', exprs: rows.map(({ expr }) => expr) },
    traits: joined(rows),
  };
}

/** What a cell of data says, the same for cells that say the same; of others nothing. */
function datumIn(node: Node): string | number | undefined {
  switch (node.kind) {
    case 'number':
      return node.unit === undefined ? node.value : undefined;
    case 'text':
    case 'truth':
      return `${node.kind} ${node.value}`;
    case 'date':
      return `date ${node.days}`;
    default:
      return undefined;
  }
}

function traitsOf(draft: Draft, work: Work): Traits | undefined {
  if (draft.role === 'stock' || draft.role === 'decision') return MOVING;
  if (work.typed[draft.number]?.state === 'busy') {
    const chain = work.chain.slice(work.chain.indexOf(draft));
    if (!isPresent(chain)) return MOVING;
    reportCircle(chain, work);
    return undefined;
  }
  return work.chain.length > LONGEST_CHAIN ? MOVING : foundOf(draft, work)?.traits;
}

/** What is known of a value that moves, before all it is made of has been seen: nothing is ruled out. */
const MOVING: Traits = {
  reach: 'period',
  mayBeMissing: true,
  mayBeInfinite: true,
  draws: 0,
  uncertain: true,
};

function joined(rows: readonly Elaborated[]): Traits {
  let reach: Reach = 'fixed';
  let mayBeMissing = false;
  let mayBeInfinite = false;
  let uncertain = false;
  let draws = 0;
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] as Elaborated;
    reach = later(reach, row.reach);
    mayBeMissing ||= row.mayBeMissing;
    mayBeInfinite ||= row.mayBeInfinite;
    uncertain ||= row.uncertain;
    draws = Math.max(draws, row.draws);
  }
  return { reach, mayBeMissing, mayBeInfinite, draws, uncertain };
}

/** A value asked for while it is being found, or at the end of a chain too long to follow. */
function reportUntyped(draft: Draft, work: Work): void {
  const at = work.chain.indexOf(draft);
  if (at >= 0) reportCircle(work.chain.slice(at), work);
  else
    work.report(diagnose('type-circular', { name: draft.name, cycle: 'many read one another' }, draft.span));
}

/** A type that depends on itself: a cycle in what is computed or, through an earlier period, in what is declared. */
function reportCircle(chain: readonly Draft[], work: Work): void {
  const cycle = cycleOf(chain);
  if (cycle === undefined) return;
  const { words, first } = cycle;
  if (isPresent(chain)) work.report(diagnose('cycle', { cycle: words }, first.span));
  else work.report(diagnose('type-circular', { name: first.name, cycle: words }, first.span));
}

/** Whether each reads the next, and the last the first, in the present period. */
function isPresent(chain: readonly Draft[]): boolean {
  return chain.every((from, index) => readsNow(from, chain[index + 1] ?? chain[0] ?? from));
}

function readsNow(from: Draft, to: Draft): boolean {
  return to.role !== 'stock' && nodesOf(from.value).some((node) => namesIn(node, true).includes(to.name));
}
