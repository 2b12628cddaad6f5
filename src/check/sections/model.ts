import { diagnose } from '../../diagnostics/diagnose.ts';
import type { DefinitionSyntax } from '../../syntax/scenario.ts';
import { declare } from '../declare.ts';
import { take } from '../names.ts';
import { present } from '../present.ts';
import { formulasFrom } from '../rows.ts';
import type { Work } from '../work.ts';
import { draftFrom, type Field, fieldSpan, needIs } from './definitions.ts';

/** Quantities of each period, and stocks. */
export function readModel(work: Work): void {
  for (const entry of work.scenario.model) {
    readQuantity(entry, { authored: true, draws: true }, work);
  }
}

/** Who wrote an entry, and whether it may draw. */
export interface Origin {
  readonly authored: boolean;
  readonly draws: boolean;
}

/** One entry of the model, the author's (whose name is yet to be taken) or one that a ladder or red line stands for. */
export function readQuantity(entry: DefinitionSyntax, origin: Origin, work: Work): void {
  const role = roleOf(entry, work);
  if (origin.authored && !take(entry.name, role === 'stock' ? 'a stock' : 'a quantity', work)) return;
  const draft = draftFrom(entry, role, work);
  if (role === 'quantity') {
    declare({ ...draft, ...origin }, work);
    return;
  }
  const next = entry.next && formulasFrom(entry.next, draft.over, entry.name, work);
  const change = entry.next === undefined ? changeOf(entry, draft.over, work) : undefined;
  declare({ ...draft, ...present({ next, change }), ...origin }, work);
}

/** A stock has `start` and either `next` or `change`; anything else has `is`. */
function roleOf(entry: DefinitionSyntax, work: Work): 'quantity' | 'stock' {
  const name = entry.name.value;
  const moving = entry.next !== undefined || entry.change !== undefined;
  if (entry.is !== undefined) {
    for (const field of ['start', 'next', 'change'] as const) clash(entry, 'is', field, work);
    return 'quantity';
  }
  if (entry.start === undefined && !moving) {
    needIs(entry, work);
    return 'quantity';
  }
  if (entry.start === undefined) {
    work.report(
      diagnose('field-missing', { owner: `\`${name}\``, field: 'start', example: '0' }, entry.name.span),
    );
  }
  if (!moving) work.report(diagnose('stock-still', { name }, entry.start?.span));
  if (entry.next !== undefined) clash(entry, 'next', 'change', work);
  return 'stock';
}

function clash(entry: DefinitionSyntax, one: Field, other: Field, work: Work): void {
  const span = fieldSpan(entry, other);
  if (span !== undefined) work.report(diagnose('field-clash', { name: entry.name.value, one, other }, span));
}

function changeOf(
  entry: DefinitionSyntax,
  over: readonly number[],
  work: Work,
): ReturnType<typeof formulasFrom> {
  if (entry.change === undefined) return undefined;
  if (!work.clock.given) {
    work.report(diagnose('change-timeless', { name: entry.name.value }, entry.change.span));
    return undefined;
  }
  return formulasFrom(entry.change, over, entry.name, work);
}
