import type { Outcome } from '../diagnostics/diagnostic.ts';
import type { Model } from '../model/model.ts';
import type { Scenario } from '../syntax/scenario.ts';
import { assemble } from './assemble.ts';
import { checkRanges, checkSeen, measureSettlement } from './blocks/settlement-of.ts';
import { type Contents, contentsOf } from './contents.ts';
import { type Desk, deskOf } from './desk.ts';
import { elaborateAll } from './elaborate-all.ts';
import { refuseHidden } from './knowledge.ts';
import { orderAll } from './order-all.ts';
import type { Memory } from './recall.ts';
import { readAssumptions } from './sections/assumptions.ts';
import { measureBlocks } from './sections/block-fields.ts';
import { readLadders, readRedLines } from './sections/blocks.ts';
import { judgeChecks, readChecks } from './sections/checks.ts';
import { readClaims } from './sections/claims.ts';
import { readClock } from './sections/clock.ts';
import { readColumns, warnUnsourced } from './sections/columns.ts';
import { readDecisions } from './sections/decisions.ts';
import { gatherEvidence, readEvidence } from './sections/evidence.ts';
import { checkLadderRecords } from './sections/ladder-records.ts';
import { readModel } from './sections/model.ts';
import { correlate } from './sections/moves.ts';
import { readOptions } from './sections/options.ts';
import { readOutcomes } from './sections/outcomes.ts';
import { readPage } from './sections/page.ts';
import { checkSeries } from './sections/series.ts';
import { readSettings } from './sections/settings.ts';
import { readSettlement } from './sections/settlement.ts';
import { refuseMovingStarts } from './sections/starts.ts';
import { readTables } from './sections/tables.ts';
import { readUnits } from './sections/units.ts';
import { readValues } from './sections/values.ts';
import type { Setting } from './setting.ts';
import { warnUnused } from './unused.ts';
import { newWork, type Remembering, type Work } from './work.ts';

/** What checking does, in order. Names are gathered before any formula is looked at, so their order means nothing. */
const passes: readonly ((work: Work) => void)[] = [
  readUnits,
  readTables,
  readClock,
  readColumns,
  readAssumptions,
  readDecisions,
  readModel,
  readLadders,
  readRedLines,
  readOutcomes,
  readValues,
  readSettlement,
  readEvidence,
  readChecks,
  readOptions,
  readSettings,
  measureBlocks,
  measureSettlement,
  checkSeries,
  elaborateAll,
  checkRanges,
  checkSeen,
  correlate,
  orderAll,
  warnUnsourced,
  refuseMovingStarts,
  refuseHidden,
  readPage,
  gatherEvidence,
  checkLadderRecords,
  readClaims,
  judgeChecks,
];

/**
 * Checks a scenario as written and gives its model: names resolved, units agreed, ladders and red lines expanded,
 * everything in an order fit for evaluation. With any error there is no model; as many mistakes as can be told apart
 * are reported, in the order of their places.
 *
 * @param memory is filled for the checks of the scenario's variants, where it has any
 */
export function checkScenario(
  scenario: Scenario,
  settings: readonly Setting[],
  memory?: Memory<Work>,
): Outcome<Model> {
  return kept(scenario, settings, memory, assemble);
}

/** What a scenario without mistakes is to whoever asks for its model at times only. */
export interface Sound {
  readonly title: string;
  /** Of all definitions, those of blocks included. */
  readonly names: readonly string[];
  readonly variants: readonly string[];
  /** The model, put together when it is first asked for. */
  readonly model: () => Model;
}

/**
 * The same for an editor, which asks after every keystroke what is wrong, and seldom for the model.
 *
 * @param memory is filled as by `checkScenario`
 */
export function checkWritten(scenario: Scenario, memory: Memory<Work>): Outcome<Sound> {
  return kept(scenario, [], memory, (work) => {
    let model: Model | undefined;
    return {
      title: scenario.title,
      names: work.drafts.map(({ name }) => name),
      variants: scenario.variants.map(({ name }) => name.value),
      model: () => {
        model ??= assemble(work);
        return model;
      },
    };
  });
}

/**
 * The same where only mistakes and warnings are asked for: what the scenario holds, without its model.
 *
 * @param memory is filled as by `checkScenario`
 */
export function examineScenario(scenario: Scenario, memory?: Memory<Work>): Outcome<Contents> {
  return kept(scenario, [], memory, contentsOf);
}

function kept<T>(
  scenario: Scenario,
  settings: readonly Setting[],
  memory: Memory<Work> | undefined,
  made: (work: Work) => T,
): Outcome<T> {
  const filled = scenario.variants.length === 0 ? undefined : memory;
  const { work, desk, sound } = passed(scenario, settings, filled && { memory: filled, use: 'keep' });
  if (sound) warnUnused(work);
  if (sound && filled !== undefined) filled.work = work;
  const diagnostics = desk.shown();
  return sound ? { value: made(work), diagnostics } : { diagnostics };
}

/**
 * The same for a variant, whose warnings are its scenario's: errors alone. Its model is put together when it is asked for.
 *
 * @param memory what the check of the scenario filled
 */
export function checkLaid(
  scenario: Scenario,
  settings: readonly Setting[],
  memory?: Memory<Work>,
): Outcome<() => Model> {
  const { work, desk, sound } = passed(scenario, settings, memory && { memory, use: 'recall' });
  const diagnostics = desk.shown().filter(({ severity }) => severity === 'error');
  return sound ? { value: () => assemble(work), diagnostics } : { diagnostics };
}

function passed(
  scenario: Scenario,
  settings: readonly Setting[],
  remembering: Remembering | undefined,
): { work: Work; desk: Desk; sound: boolean } {
  const desk = deskOf(scenario.source);
  const work = newWork(scenario, settings, desk, remembering);
  for (const pass of passes) pass(work);
  return { work, desk, sound: !desk.diagnostics.some(({ severity }) => severity === 'error') };
}
