import { diagnose } from '../../diagnostics/diagnose.ts';
import { BETTER } from '../../syntax/choices.ts';
import type { DefinitionSyntax } from '../../syntax/scenario.ts';
import { declare } from '../declare.ts';
import type { NewDraft } from '../draft.ts';
import { take } from '../names.ts';
import { present } from '../present.ts';
import type { Work } from '../work.ts';
import { draftFrom, needIs, refuseFields } from './definitions.ts';

/** Numbers read off a finished path. */
export function readOutcomes(work: Work): void {
  for (const entry of work.scenario.outcomes) {
    const draft = work.recall.once(entry, 'outcome', () => outcomeFrom(entry, work));
    if (take(entry.name, 'an outcome', work)) declare(draft, work);
  }
}

/** The draft of one entry. */
export function outcomeFrom(entry: DefinitionSyntax, work: Work): NewDraft {
  refuseFields(entry, 'outcomes', ['start', 'next', 'change', 'knownTo'], work);
  needIs(entry, work);
  const { matters } = entry;
  return { ...draftFrom(entry, 'outcome', work), ...present({ better: betterOf(entry, work), matters }) };
}

function betterOf({ better }: DefinitionSyntax, work: Work): 'higher' | 'lower' | undefined {
  if (better === undefined) return undefined;
  const way = BETTER.find((word) => word === better.value);
  if (way !== undefined) return way;
  work.report(diagnose('better-unknown', { written: better.value }, better.span));
  return undefined;
}
