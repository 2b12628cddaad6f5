// The worker that answers a scenario without evidence: compiled once, it plays a few worlds at once and more behind them.

import { comparableOf } from '../compare/comparable.ts';
import { serve } from '../live/web.ts';
import type { Answer } from './messages.ts';
import { movableIn, sectionsOf } from './sections.ts';

serve((told): Answer | undefined => {
  if (told.kind === 'refused')
    return { kind: 'none', reason: `${told.refusal.name}: ${told.refusal.reason}.` };
  if (told.kind === 'invalid')
    return { kind: 'none', reason: told.diagnostics[0]?.message ?? 'It cannot be played.' };
  const { result, stage, ms } = told;
  if (stage === 'base') return undefined; // drawn with the next stage, which has more to say
  return {
    kind: 'answer',
    sections: sectionsOf(result, stage !== 'coarse'),
    movable: movableIn(result),
    facts: comparableOf(result),
    worlds: result.worlds,
    moved: result.set.length,
    ms: Math.round(ms),
  };
});
