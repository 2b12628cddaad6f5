// The code of a page's worker: it answers with the pieces of the page that follow when an assumption moves.
import type { Told } from '../live/question.ts';
import { serve } from '../live/web.ts';
import { evidenceWords, learningWords } from '../live/words.ts';
import type { Result } from '../result/result.ts';
import { fansSection, leadSection } from './charts.ts';
import { figuresOf } from './figures-of.ts';
import { liveAnswer } from './live-answer.ts';
import type { Markup } from './markup.ts';
import { optionsSection } from './options.ts';
import { tally } from './verdict.ts';

/** What the page is told: pieces of markup, in which every word of the scenario is escaped. */
export type Shown =
  | {
      readonly kind: 'pieces';
      readonly stage: string;
      readonly worlds: number;
      readonly tally: string;
      /** By place of the claim. */
      readonly answers: readonly string[];
      /** The options' section, where there are worlds enough to be told in full. */
      readonly options?: string;
      /** The figures of sections that go through time, where there are worlds enough. */
      readonly figures?: readonly { readonly section: string; readonly markups: readonly string[] }[];
      /** What is left of what evidence taught, in a sentence; empty where nothing was lost. */
      readonly evidence: string;
    }
  | { readonly kind: 'message'; readonly message: string };

function shown(told: Told): Shown {
  if (told.kind === 'refused') {
    return { kind: 'message', message: `${told.refusal.name}: ${told.refusal.reason}.` };
  }
  if (told.kind === 'invalid') {
    return { kind: 'message', message: told.diagnostics[0]?.message ?? 'It cannot be played.' };
  }
  if (told.kind === 'learning') return { kind: 'message', message: learningWords(told) };
  const { result, stage, evidence } = told;
  return {
    kind: 'pieces',
    stage,
    worlds: result.worlds,
    tally: tally(result.claims),
    answers: result.claims.map((claim) => liveAnswer(claim).markup),
    evidence: evidence === undefined ? '' : evidenceWords(evidence),
    ...(stage === 'base' || stage === 'refined' ? { options: optionsSection(result).markup } : {}),
    ...(stage === 'base'
      ? { figures: THROUGH_TIME.map(([section, draw]) => figuresIn(section, draw, result)) }
      : {}),
  };
}

/** Sections whose figures follow, by their names on the page. */
const THROUGH_TIME = [
  ['lead', leadSection],
  ['charts', fansSection],
] as const;

function figuresIn(section: string, draw: (result: Result) => Markup | undefined, result: Result) {
  return { section, markups: figuresOf(draw(result)?.markup ?? '').figures };
}

serve(shown);
