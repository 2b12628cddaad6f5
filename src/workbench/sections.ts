import { fansSection, leadSection } from '../brief/charts.ts';
import { choosingSection } from '../brief/choosing.ts';
import { claimAnswer } from '../brief/claim.ts';
import { claimsSection } from '../brief/claims.ts';
import { evidenceSection } from '../brief/evidence.ts';
import { figuresOf } from '../brief/figures-of.ts';
import type { Markup } from '../brief/markup.ts';
import { optionsSection } from '../brief/options.ts';
import { redLinesSection } from '../brief/red-lines.ts';
import { settlementSection } from '../brief/settlement/section.ts';
import { tally } from '../brief/verdict.ts';
import type { Question, Stage } from '../live/question.ts';
import type { Panel } from '../page/panel.ts';
import type { Result } from '../result/result.ts';
import type { Movable, Verdicts } from './messages.ts';

/**
 * The panels of the answers, in their order, and the stages at which what each tells changes. A coarse answer draws those that a reader
 * sees. Verdicts follow at every stage by themselves.
 */
const PANELS: readonly (readonly [
  name: string,
  panel: (result: Result) => Markup | undefined,
  stages: readonly Stage[],
])[] = [
  ['claims', claimsSection, ['whole', 'explained']],
  ['lead', leadSection, ['base', 'whole']],
  ['options', optionsSection, ['coarse', 'refined']],
  ['choosing', choosingSection, ['explained']],
  ['charts', fansSection, ['base', 'whole']],
  ['settlement', settlementSection, ['base']],
  ['red-lines', redLinesSection, ['whole']],
  ['evidence', evidenceSection, ['base']],
];

/** Names of all panels, in their order. */
export const PANEL_NAMES: readonly string[] = PANELS.map(([name]) => name);

/** The panels to be drawn at a stage of an answer. */
export function panelsAt(stage: Stage, { seen = [], standing = [] }: Question = { changes: {} }): string[] {
  return PANELS.filter(([name, , stages]) => {
    if (stage === 'coarse') return stages.includes(stage) && seen.includes(name);
    return stages.includes(stage) || !standing.includes(name);
  }).map(([name]) => name);
}

/** A panel as markup in which every word of the scenario is escaped; one with nothing to show is empty. */
export function panelOf(name: string, result: Result): Panel {
  const found = PANELS.find(([own]) => own === name);
  return { name, ...figuresOf(found?.[1](result)?.markup ?? '') };
}

/** What follows a slider at once. */
export function verdictsOf({ claims }: Result): Verdicts {
  return { tally: tally(claims), answers: claims.map((claim) => claimAnswer(claim).markup) };
}

/** The assumptions that sliders can move. */
export function movableIn({ assumptions, claims, inference }: Result): Movable[] {
  const decides = new Map<string, number>();
  for (const { assumption, index } of claims.flatMap(({ decisive }) => decisive))
    decides.set(assumption, Math.max(index, decides.get(assumption) ?? 0));
  return assumptions
    .filter(({ q05, q95 }) => Number.isFinite(q05) && Number.isFinite(q95))
    .map(({ id, about, unit, share, q05, q50, q95, shape = [] }) => ({
      id,
      about: about ?? '',
      unit: share ? 'share' : unit,
      low: q05,
      middle: q50,
      high: q95,
      learned: inference !== undefined,
      shape,
      ...(decides.has(id) ? { decides: decides.get(id)! } : {}),
    }));
}
