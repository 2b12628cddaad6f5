import type { DefinitionSyntax } from '../../syntax/scenario.ts';
import { declare } from '../declare.ts';
import type { Formulas, NewDraft } from '../draft.ts';
import { take } from '../names.ts';
import type { Work } from '../work.ts';
import { written } from '../written.ts';
import { draftFrom, needIs, refuseFields } from './definitions.ts';
import { provenanceOf } from './provenance.ts';

/** Quantities fixed within a world. Each says where it comes from. */
export function readAssumptions(work: Work): void {
  for (const entry of work.scenario.assumptions) {
    const draft = work.recall.once(entry, 'assumption', () => assumptionFrom(entry, work));
    if (take(entry.name, 'an assumption', work)) declare(draft, work);
  }
}

/** The draft of one entry. */
export function assumptionFrom(entry: DefinitionSyntax, work: Work): NewDraft {
  const { name } = entry;
  refuseFields(entry, 'assumptions', ['start', 'next', 'change'], work);
  needIs(entry, work);
  const cited = provenanceOf(entry, name.value, name.span, work);
  const draft = draftFrom(entry, 'assumption', work);
  return { ...draft, ...cited, written: writtenOf(draft.value) };
}

function writtenOf(value: Formulas | undefined): string[] {
  if (value === undefined) return [];
  return value.kind === 'same' ? [written(value.node)] : value.nodes.map(written);
}
