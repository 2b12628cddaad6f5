// The code of a page's worker: it answers with the pieces of the page that follow when an assumption moves.
import type { Stage, Told } from '../live/question.ts';
import { serve } from '../live/web.ts';
import { foreseeingWords, learningWords, restsOn } from '../live/words.ts';
import type { Panel } from '../page/panel.ts';
import type { Result } from '../result/result.ts';
import { fansSection, leadSection } from './charts.ts';
import { claimAnswer } from './claim.ts';
import { figuresOf } from './figures-of.ts';
import type { FOLLOWING } from './following.ts';
import type { Markup } from './markup.ts';
import { optionsSection } from './options.ts';
import { settlementSection } from './settlement/section.ts';
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
      /** What it rests on beside worlds, in sentences; empty where there is nothing to say. */
      readonly rests: string;
    }
  /** A section that follows, where there are worlds enough for it to be told in full. */
  | { readonly kind: 'section'; readonly section: Panel }
  /** More is found for the answer that stands. */
  | { readonly kind: 'foreseeing'; readonly words: string }
  | { readonly kind: 'message'; readonly message: string };

/** First what is small, then section by section. */
function* shown(told: Told): Generator<Shown> {
  if (told.kind === 'refused')
    return yield { kind: 'message', message: `${told.refusal.name}: ${told.refusal.reason}.` };
  if (told.kind === 'invalid')
    return yield { kind: 'message', message: told.diagnostics[0]?.message ?? 'It cannot be played.' };
  if (told.kind === 'learning') return yield { kind: 'message', message: learningWords(told) };
  if (told.kind === 'foreseeing') return yield { kind: 'foreseeing', words: foreseeingWords(told) };
  const { result, stage } = told;
  yield {
    kind: 'answer',
    stage,
    worlds: result.worlds,
    tally: tally(result.claims),
    answers: result.claims.map((claim) => claimAnswer(claim).markup),
    rests: restsOn(told),
  };
  for (const [name, draw, stages] of SECTIONS) {
    const drawn = stages.includes(stage) ? draw(result) : undefined;
    if (drawn !== undefined) yield { kind: 'section', section: { name, ...figuresOf(drawn.markup) } };
  }
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
  ['settlement', settlementSection, ['base']],
];

serve(shown);
