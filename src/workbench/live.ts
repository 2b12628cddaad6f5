// The worker that answers: it compiles a scenario and learns from its evidence once, then plays a few worlds at once and more behind them.

import type { Question, Told } from '../live/question.ts';
import { evidenceWords, learningWords } from '../live/words.ts';
import type { Answer } from './messages.ts';
import { pinnedSection } from './pinned.ts';
import { movableIn, PANEL_NAMES, panelOf, panelsAt, verdictsOf } from './sections.ts';

/** What the page is told: first what is small, then panel by panel. */
export function* shown(told: Told, question?: Question): Generator<Answer> {
  if (told.kind === 'refused')
    return yield { kind: 'none', reason: `${told.refusal.name}: ${told.refusal.reason}.` };
  if (told.kind === 'invalid')
    return yield { kind: 'none', reason: told.diagnostics[0]?.message ?? 'It cannot be played.' };
  if (told.kind === 'learning') return yield { kind: 'none', reason: learningWords(told) };
  const { result, stage, evidence, beside } = told;
  const all = stage !== 'coarse';
  yield {
    kind: 'answer',
    verdicts: verdictsOf(result),
    panels: PANEL_NAMES,
    ...(all ? { movable: movableIn(result) } : {}),
    evidence: evidence === undefined ? '' : evidenceWords(evidence),
    beside: beside === undefined ? '' : pinnedSection(beside).markup,
    worlds: result.worlds,
    moved: result.set.length,
  };
  for (const name of panelsAt(stage, question)) yield { kind: 'panel', panel: panelOf(name, result) };
}
