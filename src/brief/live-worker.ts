// The code of a page's worker: it answers with the pieces of the page that follow when an assumption moves.
import type { Stage, Told } from '../live/question.ts';
import { serve } from '../live/web.ts';
import { evidenceWords, learningWords } from '../live/words.ts';
import type { Panel } from '../page/panel.ts';
import type { Result } from '../result/result.ts';
import { fansSection, leadSection } from './charts.ts';
import { claimAnswer } from './claim.ts';
import { figuresOf } from './figures-of.ts';
import type { FOLLOWING } from './following.ts';
import type { Markup } from './markup.ts';
import { optionsSection } from './options.ts';
import { tally } from './verdict.ts';

/** What the page is told: pieces of markup, in which every word of the scenario is escaped. */
export type Shown =
  | {
      readonly kind: 'answer';
      readonly stage: string;
      readonly worlds: number;
      readonly tally: string;
      /** By place of the claim. */
      readonly answers: readonly string[];
      /** What is left of what evidence taught, in a sentence; empty where nothing was lost. */
      readonly evidence: string;
    }
  /** A section that follows, where there are worlds enough for it to be told in full. */
  | { readonly kind: 'section'; readonly section: Panel }
  | { readonly kind: 'message'; readonly message: string };

/** First what is small, then section by section. */
function* shown(told: Told): Generator<Shown> {
  if (told.kind === 'refused')
    return yield { kind: 'message', message: `${told.refusal.name}: ${told.refusal.reason}.` };
  if (told.kind === 'invalid')
    return yield { kind: 'message', message: told.diagnostics[0]?.message ?? 'It cannot be played.' };
  if (told.kind === 'learning') return yield { kind: 'message', message: learningWords(told) };
  const { result, stage, evidence } = told;
  yield {
    kind: 'answer',
    stage,
    worlds: result.worlds,
    tally: tally(result.claims),
    answers: result.claims.map((claim) => claimAnswer(claim).markup),
    evidence: evidence === undefined ? '' : evidenceWords(evidence),
  };
  for (const [name, draw, stages] of SECTIONS)
    if (stages.includes(stage))
      yield { kind: 'section', section: { name, ...figuresOf(draw(result)?.markup ?? '') } };
}

/** What draws the sections that follow, and with which stages they change: what goes through time is played once. */
const SECTIONS: readonly (readonly [
  name: (typeof FOLLOWING)[number],
  draw: (result: Result) => Markup | undefined,
  stages: readonly Stage[],
])[] = [
  ['lead', leadSection, ['base']],
  ['options', optionsSection, ['base', 'refined']],
  ['charts', fansSection, ['base']],
];

serve(shown);
