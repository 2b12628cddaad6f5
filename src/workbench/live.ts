// The worker that answers: it compiles a scenario and learns from its evidence once, then plays a few worlds at once and more behind them.

import { figuresOf } from '../brief/figures-of.ts';
import type { Beside } from '../live/pins.ts';
import type { Question, Told } from '../live/question.ts';
import { foreseeingWords, learningWords, restsOn } from '../live/words.ts';
import type { Panel } from '../page/panel.ts';
import type { Result } from '../result/result.ts';
import { besideFans } from './beside/fans.ts';
import { besideSection } from './beside/section.ts';
import { type Answer, BESIDE } from './messages.ts';
import { movableIn, PANEL_NAMES, panelOf, panelsAt, verdictsOf } from './sections.ts';

/** What the page is told: first what is small, then panel by panel. */
export function* shown(told: Told, question?: Question): Generator<Answer> {
  if (told.kind === 'refused')
    return yield { kind: 'none', reason: `${told.refusal.name}: ${told.refusal.reason}.` };
  if (told.kind === 'invalid')
    return yield { kind: 'none', reason: told.diagnostics[0]?.message ?? 'It cannot be played.' };
  if (told.kind === 'learning') return yield { kind: 'none', reason: learningWords(told) };
  if (told.kind === 'foreseeing') return yield { kind: 'foreseeing', words: foreseeingWords(told) };
  const { result, stage, beside } = told;
  const all = stage !== 'coarse';
  yield {
    kind: 'answer',
    verdicts: verdictsOf(result),
    panels: PANEL_NAMES,
    ...(all ? { movable: movableIn(result) } : {}),
    rests: restsOn(told),
    beside: beside === undefined ? [] : besidePanels(beside, result),
    worlds: result.worlds,
    moved: result.set.length,
  };
  for (const name of panelsAt(stage, question)) yield { kind: 'panel', panel: panelOf(name, result) };
}

/** The answer beside the one that is pinned; what goes through time stays as it was while there is nothing new. */
function besidePanels(beside: Beside, result: Result): readonly Panel[] {
  const fans = besideFans(beside, result);
  return [
    { name: BESIDE[0], ...figuresOf(besideSection(beside).markup) },
    ...(fans === undefined ? [] : [{ name: BESIDE[1], ...figuresOf(fans.markup) }]),
  ];
}
