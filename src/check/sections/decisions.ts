import { diagnose } from '../../diagnostics/diagnose.ts';
import type { DecisionSyntax } from '../../syntax/scenario.ts';
import { declare } from '../declare.ts';
import type { NewDraft } from '../draft.ts';
import { actorsOf, tablesOf, take } from '../names.ts';
import { present } from '../present.ts';
import type { Want } from '../scope.ts';
import { declared } from '../want.ts';
import type { Work } from '../work.ts';

/** What actors set. The rules of the options come later, once all decisions are known. */
export function readDecisions(work: Work): void {
  for (const entry of work.scenario.decisions) {
    if (entry.by.length === 0) {
      const owner = `\`${entry.name.value}\``;
      work.report(diagnose('field-missing', { owner, field: 'by', example: 'west' }, entry.name.span));
    }
    if (!take(entry.name, 'a decision', work)) continue;
    declare(
      work.recall.once(entry, 'decision', () => decisionFrom(entry, 'author', work)),
      work,
    );
  }
}

/** One decision: the author's, one of a ladder, or what the actors of a settlement foresee. */
export function decisionFrom(
  entry: DecisionSyntax,
  from: 'author' | 'ladder' | 'foresight',
  work: Work,
): NewDraft {
  const name = entry.name.value;
  const over = tablesOf(entry.over, name, work);
  const table = tableOfChoices(entry, work);
  const type = declared(entry, name, work);
  if (table !== undefined && type !== undefined && (type.kind !== 'label' || type.table !== table)) {
    work.report(diagnose('choices-clash', { name }, entry.choices?.span));
  }
  const want: Want | undefined = type ?? (table === undefined ? undefined : { kind: 'label', table });
  const { choices } = entry;
  return {
    name,
    role: 'decision',
    span: entry.name.span,
    over,
    by: actorsOf(entry.by, work),
    ...present({ want, unit: want?.kind === 'number' ? want.unit : undefined, about: entry.about }),
    ...(choices?.kind === 'interval' ? { choices } : {}),
    value: { kind: 'same', node: entry.default },
    draws: false,
    authored: from === 'author',
    ...(from === 'foresight' ? { foresight: true as const } : {}),
    sources: [],
    written: [],
  };
}

/** The table whose rows are the choices, where `choices` names one. */
function tableOfChoices({ name, choices }: DecisionSyntax, work: Work): number | undefined {
  if (choices === undefined || choices.kind === 'interval') return undefined;
  const table = choices.kind === 'name' ? work.tableNumbers.get(choices.name) : undefined;
  if (table === undefined) work.report(diagnose('choices-unreadable', { name: name.value }, choices.span));
  return table;
}
