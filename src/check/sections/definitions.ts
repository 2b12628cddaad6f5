import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Span } from '../../diagnostics/diagnostic.ts';
import type { Role } from '../../model/model.ts';
import type { DefinitionSyntax } from '../../syntax/scenario.ts';
import type { NewDraft } from '../draft.ts';
import { actorsOf, tablesOf } from '../names.ts';
import { formulasFrom } from '../rows.ts';
import { declared } from '../want.ts';
import type { Work } from '../work.ts';

/** What every definition has, whatever its section: its tables, its type, its formula, who may see it. */
export function draftFrom(entry: DefinitionSyntax, role: Role, work: Work): NewDraft {
  const name = entry.name.value;
  const over = tablesOf(entry.over, name, work);
  const want = declared(entry, name, work);
  const body = role === 'stock' ? entry.start : entry.is;
  const knownTo = entry.knownTo.length === 0 ? undefined : actorsOf(entry.knownTo, work);
  return {
    name,
    role,
    span: entry.name.span,
    over,
    want,
    unit: want?.kind === 'number' ? want.unit : undefined,
    value: body && formulasFrom(body, over, entry.name, work),
    knownTo,
    movesWith: entry.movesWith,
    draws: true,
    authored: true,
    title: entry.title,
    about: entry.about,
    sources: (entry.source ?? []).map(({ value }) => value),
    because: entry.because,
    written: [],
  };
}

/** Reports the absence of `is`. */
export function needIs({ name, is }: DefinitionSyntax, work: Work): void {
  if (is !== undefined) return;
  const owner = `\`${name.value}\``;
  work.report(diagnose('field-missing', { owner, field: 'is', example: '2 * front' }, name.span));
}

/** Fields that have no meaning in a section, by the name a reader knows them by. */
export function refuseFields(
  entry: DefinitionSyntax,
  section: string,
  fields: readonly Field[],
  work: Work,
): void {
  for (const field of fields) {
    const span = fieldSpan(entry, field);
    if (span !== undefined) {
      work.report(
        diagnose('field-misplaced', { name: entry.name.value, field: WORDS[field], section }, span),
      );
    }
  }
}

export type Field = 'is' | 'start' | 'next' | 'change' | 'knownTo';

const WORDS: Readonly<Record<Field, string>> = {
  is: 'is',
  start: 'start',
  next: 'next',
  change: 'change',
  knownTo: 'known_to',
};

/** Where a field stands, or undefined where it is absent. */
export function fieldSpan(entry: DefinitionSyntax, field: Field): Span | undefined {
  return field === 'knownTo' ? entry.knownTo[0]?.span : entry[field]?.span;
}
