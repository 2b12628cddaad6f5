import { diagnose } from '../../diagnostics/diagnose.ts';
import type { DefinitionSyntax } from '../../syntax/scenario.ts';
import { declare } from '../declare.ts';
import type { NewDraft } from '../draft.ts';
import { take } from '../names.ts';
import { present } from '../present.ts';
import { formulasFrom } from '../rows.ts';
import type { Work } from '../work.ts';
import { draftFrom, type Field, fieldSpan, needIs } from './definitions.ts';

/** Quantities of each period, and stocks. */
export function readModel(work: Work): void {
  for (const entry of work.scenario.model) {
    const draft = work.recall.once(entry, 'quantity', () =>
      quantityFrom(entry, { authored: true, draws: true }, work),
    );
    if (take(entry.name, draft.role === 'stock' ? 'a stock' : 'a quantity', work)) declare(draft, work);
  }
}

/** Who wrote an entry, and whether it may draw. */
export interface Origin {
  readonly authored: boolean;
  readonly draws: boolean;
  /** Whether what its numbers rest on is said where they stand, as packages of terms do. */
  readonly cited?: boolean;
}

/** One entry of the model, the author's or one that a ladder, a red line or a settlement stands for. */
export function quantityFrom(entry: DefinitionSyntax, origin: Origin, work: Work): NewDraft {
  const role = roleOf(entry, work);
  const draft = draftFrom(entry, role, work);
  if (role === 'quantity') return { ...draft, ...origin };
  const next = entry.next && formulasFrom(entry.next, draft.over, entry.name, work);
  const change = entry.next === undefined ? changeOf(entry, draft.over, work) : undefined;
  return { ...draft, ...present({ next, change }), ...origin };
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
