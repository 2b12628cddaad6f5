// The worker that answers: it compiles a scenario and learns from its evidence once, then plays a few worlds at once and more behind them.

import { comparableOf } from '../compare/comparable.ts';
import type { Told } from '../live/question.ts';
import { evidenceWords, learningWords } from '../live/words.ts';
import type { Answer } from './messages.ts';
import { movableIn, sectionsOf, verdictsOf } from './sections.ts';

/** What the page is told; nothing where there is nothing to show. */
export function shown(told: Told): Answer | undefined {
  if (told.kind === 'refused')
    return { kind: 'none', reason: `${told.refusal.name}: ${told.refusal.reason}.` };
  if (told.kind === 'invalid')
    return { kind: 'none', reason: told.diagnostics[0]?.message ?? 'It cannot be played.' };
  if (told.kind === 'learning') return { kind: 'none', reason: learningWords(told) };
  const { result, stage, ms, evidence } = told;
  const all = stage !== 'coarse';
  return {
    kind: 'answer',
    verdicts: verdictsOf(result),
    sections: sectionsOf(result, all),
    ...(all ? { movable: movableIn(result) } : {}),
    evidence: evidence === undefined ? '' : evidenceWords(evidence),
    facts: comparableOf(result),
    worlds: result.worlds,
    moved: result.set.length,
    ms: Math.round(ms),
  };
}
