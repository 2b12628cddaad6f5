import { fansSection, leadSection } from '../brief/charts.ts';
import { choosingSection } from '../brief/choosing.ts';
import { claimsSection } from '../brief/claims.ts';
import { evidenceSection } from '../brief/evidence.ts';
import { figuresOf } from '../brief/figures-of.ts';
import { liveAnswer } from '../brief/live-answer.ts';
import type { Markup } from '../brief/markup.ts';
import { optionsSection } from '../brief/options.ts';
import { redLinesSection } from '../brief/red-lines.ts';
import { settlementSection } from '../brief/settlement/section.ts';
import { tally } from '../brief/verdict.ts';
import type { Panel } from '../page/panel.ts';
import type { Result } from '../result/result.ts';
import type { Movable, Verdicts } from './messages.ts';

/**
 * The panels of the answers, in their order, and when one is drawn: of few worlds at once, while a slider moves, or of as many as a run
 * has. Verdicts follow at once by themselves.
 */
const PANELS: readonly (readonly [
  name: string,
  panel: (result: Result) => Markup | undefined,
  when: 'at once' | 'later',
])[] = [
  ['claims', claimsSection, 'later'],
  ['lead', leadSection, 'later'],
  ['options', optionsSection, 'at once'],
  ['choosing', choosingSection, 'later'],
  ['charts', fansSection, 'later'],
  ['settlement', settlementSection, 'later'],
  ['red-lines', redLinesSection, 'later'],
  ['evidence', evidenceSection, 'later'],
];

/** Names of all panels, in their order. */
export const PANEL_NAMES: readonly string[] = PANELS.map(([name]) => name);

/**
 * A panel as markup in which every word of the scenario is escaped; one with nothing to show is empty. Undefined of a panel that is not
 * drawn of few worlds, unless there are as many as a run has.
 */
export function panelOf(name: string, result: Result, all: boolean): Panel | undefined {
  const found = PANELS.find(([own, , when]) => own === name && (all || when === 'at once'));
  return found && { name, ...figuresOf(found[1](result)?.markup ?? '') };
}

/** What follows a slider at once. */
export function verdictsOf({ claims }: Result): Verdicts {
  return { tally: tally(claims), answers: claims.map((claim) => liveAnswer(claim).markup) };
}

/** The assumptions that sliders can move. */
export function movableIn({ assumptions }: Result): Movable[] {
  return assumptions
    .filter(({ q05, q95 }) => Number.isFinite(q05) && Number.isFinite(q95))
    .map(({ id, about, unit, q05, q50, q95, shape = [] }) => ({
      id,
      about: about ?? '',
      unit,
      low: q05,
      middle: q50,
      high: q95,
      shape,
    }));
}
