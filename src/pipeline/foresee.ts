import { optionSettlement, settlementFacts } from '../assemble/settlement.ts';
import { thinForesight } from '../assemble/thin.ts';
import { dateText } from '../check/calendar.ts';
import { withRules } from '../check/with-rules.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Fault } from '../kernel/kernel.ts';
import { pause } from '../kernel/pause.ts';
import type { Body, Model, Settlement } from '../model/model.ts';
import type { OptionSettlement, SettlementFacts } from '../result/settlement.ts';
import { foresightError, learnedFromParts } from '../settle/foresight/error.ts';
import { type Footing, footingOf } from '../settle/foresight/footing.ts';
import { type Foresight, foresee } from '../settle/foresight/foresee.ts';
import { halfSamples } from '../settle/foresight/half-samples.ts';
import { rulesOf } from '../settle/foresight/rules.ts';
import type { Unsigned } from '../settle/foresight/unsigned.ts';
import type { Plan, Run } from '../simulate/plan.ts';
import type { Player } from '../simulate/player.ts';
import { type ShownRoom, shownRoom } from './shown-room.ts';
import { unsignedWorlds } from './unsigned.ts';

/**
 * Worlds in which foresight is found, fewest and most: of their own, so that what is found in them is judged in others. The fewest are enough that twice
 * as many would move a share by no more than it is unsure of for the two thousand worlds that are played.
 */
const FEWEST = 4096;
const MOST = 8192;
/** What its columns may come to: so many numbers, whatever the model. */
const NUMBERS = 2 ** 22;
/**
 * Terms of its regressions at most, and worlds for each: with fewer, what is learned amiss differs from date to date, and the first date on which it
 * favours terms signs them.
 */
const TERMS = 20;
const WORLDS_PER_TERM = 200;
/** Seeds are whole numbers below 2^53. */
const SEEDS = 2 ** 53;

export interface ForeseeHooks {
  readonly player: (plan: Plan) => Player;
  readonly signal?: AbortSignal;
  /** Worlds of each option to learn from, unless the size of the model shall say. */
  readonly worlds?: number;
  /** Whether foresight is learned from half-samples, too, so that its error can be told. */
  readonly again?: boolean;
  /** Told when what is foreseen of an option begins to be found: of the first, second … of so many of a run. */
  readonly progress?: (option: number, of: number) => void;
}

export interface Foretold {
  /** The plan with the rules that were found. */
  readonly plan: Plan;
  /** The runs in which anybody foresees anything, with the rules that half-samples teach; none where that was not asked, or nobody does. */
  readonly again: readonly (readonly Run[])[];
  /** Of the base model, by option, what its actors foresee; empty where it has no settlement. */
  readonly learned: ReadonlyMap<number, Pick<Foresight, 'ahead' | 'hope'>>;
  /** Of the base model, where it has a settlement: what all would accept in the worlds in which foresight was found. */
  readonly facts?: SettlementFacts;
  /** Where little says what the actors of the base model foresee. */
  readonly warnings: readonly Diagnostic[];
}

/**
 * Finds what the actors of each settlement foresee, option by option, and puts it into the models as the rules of their decisions: so
 * that terms are signed when worlds are played. Before that each option is played in worlds of their own, drawn as those of
 * the run are, in which nothing is ever signed. What is found depends on the plan alone: not on how many worlds are played, nor on threads. An abort
 * rejects with its reason.
 */
export async function foretold(plan: Plan, hooks: ForeseeHooks): Promise<Foretold | Fault> {
  const runs: Run[] = [];
  const again: Run[][] = [];
  let facts: SettlementFacts | undefined;
  let learned: Foretold['learned'] = new Map();
  const warnings: Diagnostic[] = [];
  const room = shownRoom();
  for (const run of plan.runs) {
    const { settlement } = run.model;
    if (settlement === undefined) {
      runs.push(run);
      continue;
    }
    const found = await foreseenIn(run, settlement, foresightSeed(plan.seed), hooks, room);
    if ('diagnostic' in found) return found;
    runs.push({ ...run, model: found.model });
    for (const [half, model] of found.again.entries()) {
      again[half] ??= [];
      again[half].push({ ...run, model });
    }
    facts ??= found.facts;
    if (run.variant === undefined) learned = found.learned;
    warnings.push(...found.warnings);
  }
  return { plan: { ...plan, runs }, again, learned, warnings, ...(facts === undefined ? {} : { facts }) };
}

/** Foresight is found in worlds of other luck than those it is for. */
export function foresightSeed(seed: number): number {
  return (seed + SEEDS / 2) % SEEDS;
}

async function foreseenIn(
  run: Run,
  settlement: Settlement,
  seed: number,
  hooks: ForeseeHooks,
  room: ShownRoom,
): Promise<
  ({ readonly model: Model; readonly again: readonly Model[] } & Omit<Foretold, 'plan' | 'again'>) | Fault
> {
  const { model, variant } = run;
  const { player, signal, worlds = worldsFor(model, settlement) } = hooks;
  const told: OptionSettlement[] = [];
  const footings = new Map<number, Footing>();
  const learned = new Map<number, Pick<Foresight, 'ahead' | 'hope'>>();
  const halves = hooks.again === true ? halfSamples(worlds).length : 0;
  const [rules, ...others] = Array.from({ length: halves + 1 }).map(() => new Map<number, Body[]>());
  const take = (
    into: Map<number, Body[]>,
    option: number,
    foresight: Pick<Foresight, 'ahead' | 'hope'>,
  ): void => {
    for (const [number, body] of rulesOf(model, settlement, foresight)) {
      const own = into.get(number) ?? model.options.map(() => model.definitions[number]!.body);
      own[option] = body;
      into.set(number, own);
    }
  };
  // The constant, what is within reach, its gain, and all that is seen are there in any case.
  const linear = settlement.seen.length + 3;
  const mostTerms = Math.min(TERMS, Math.max(linear, Math.floor(worlds / WORLDS_PER_TERM)));
  // Of a variant nothing is told but what is foreseen.
  const settings = {
    ...{
      seed,
      worlds,
      player,
      room,
      terms: variant === undefined ? ('levels' as const) : ('nothing' as const),
    },
    ...(signal === undefined ? {} : { signal }),
  };
  const of = run.options.length;
  hooks.progress?.(1, of);
  for await (const found of unsignedWorlds(run, settlement, settings)) {
    if ('diagnostic' in found) return found;
    const { option, unsigned } = found;
    const boundless = infiniteSight(unsigned, model, settlement);
    if (boundless !== undefined) return boundless;
    const foresight = foresee(unsigned, { mostTerms });
    // Before anything else is learned, as memory is used again.
    const own =
      variant === undefined
        ? optionSettlement(model, settlement, option, unsigned, foresight, datesOnTable(unsigned))
        : undefined;
    const parts = hooks.again === true ? learnedFromParts(unsigned, { mostTerms }) : [];
    if (own !== undefined) {
      footings.set(option, footingOf(foresight, worlds));
      told.push(parts.length === 0 ? own : withForesight(own, foresightError(foresight, parts)));
    }
    learned.set(option, { ahead: foresight.ahead, hope: foresight.hope });
    take(rules!, option, foresight);
    for (const [half, { learned }] of parts.entries()) take(others[half]!, option, learned);
    if (learned.size < of) hooks.progress?.(learned.size + 1, of);
    await pause();
    signal?.throwIfAborted();
  }
  return {
    model: withRules(model, rules!),
    again: others.map((own) => withRules(model, own)),
    learned,
    warnings: thinForesight(model, footings),
    ...(variant === undefined ? { facts: settlementFacts(model, settlement, worlds, told) } : {}),
  };
}

/** What is told of an option, with what foresight adds to the error of how often something is signed. */
export function withForesight(own: OptionSettlement, foresight: number): OptionSettlement {
  return { ...own, mcse: Math.hypot(own.mcse, foresight), foresight };
}

/** As many worlds as the size of the model leaves time for: of a small one more, since its decisions may be as close. */
function worldsFor({ options, clock, tables }: Model, { stakes, actors, packages }: Settlement): number {
  const [of, packs] = [actors, packages].map((table) => tables[table]?.rows.length ?? 0) as [number, number];
  const columns = options.length * clock.starts.length * (stakes.length + of + (of * packs) / 5);
  const worlds = Math.floor(NUMBERS / columns / 256) * 256;
  return Math.min(MOST, Math.max(FEWEST, worlds));
}

/** The first and the last date on which terms are on the table in some world, and one between. */
export function datesOnTable({ dates, offered }: Pick<Unsigned, 'dates' | 'offered'>): number[] {
  const open = Array.from({ length: dates }, (_, date) => date).filter((date) => offered(date).includes(1));
  const [first, last] = [open[0], open.at(-1)];
  return first === undefined || last === undefined
    ? []
    : [...new Set([first, open[open.length >> 1]!, last])];
}

/** Nobody can learn from an infinite number what going on would bring. */
export function infiniteSight(
  { seen, features, dates }: Unsigned,
  model: Model,
  settlement: Settlement,
): Fault | undefined {
  for (let feature = 0; feature < features; feature++) {
    for (let date = 0; date < dates; date++) {
      if (!seen(feature, date).some((value) => Math.abs(value) === Number.POSITIVE_INFINITY)) continue;
      const { name, definition } = settlement.seen[feature]!;
      const fields = { name, date: dateText(model.clock.starts[date]!) };
      return { diagnostic: diagnose('seen-infinite', fields, model.definitions[definition]?.span) };
    }
  }
  return undefined;
}
