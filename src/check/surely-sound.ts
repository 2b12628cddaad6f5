import type { Role } from '../model/model.ts';
import type { DecisionSyntax, DefinitionSyntax, Scenario } from '../syntax/scenario.ts';
import { asksOf } from './asks.ts';
import { checkRanges, checkSeen, measureSettlement } from './blocks/settlement-of.ts';
import { declare } from './declare.ts';
import { type Draft, type NewDraft, numbered } from './draft.ts';
import { elaborateRest } from './elaborate-all.ts';
import { sameType } from './expressions/agree.ts';
import { refuseHidden } from './knowledge.ts';
import { take } from './names.ts';
import { keepsOrder, orderOf } from './order.ts';
import { bodiesOf, orderedIn, refuseCycles } from './order-all.ts';
import { type Reading, reachesAfter, readingOf, sameReading } from './reach.ts';
import { type Memory, onSameGround, recallingBut } from './recall.ts';
import { sameList } from './same-list.ts';
import { assumptionFrom } from './sections/assumptions.ts';
import { measureBlocks } from './sections/block-fields.ts';
import { judgeChecks } from './sections/checks.ts';
import { readClaims } from './sections/claims.ts';
import { decisionFrom } from './sections/decisions.ts';
import { gatherEvidence } from './sections/evidence.ts';
import { checkLadderRecords } from './sections/ladder-records.ts';
import { quantityFrom } from './sections/model.ts';
import { correlate } from './sections/moves.ts';
import { readOptions } from './sections/options.ts';
import { outcomeFrom } from './sections/outcomes.ts';
import { readPage } from './sections/page.ts';
import { checkSeries } from './sections/series.ts';
import { refuseMovingStarts } from './sections/starts.ts';
import type { Found } from './typed.ts';
import { foundOf, symbolOf } from './typing.ts';
import { newWorkOn, type Work } from './work.ts';

/**
 * Whether a variant that changes definitions and rules alone is without errors: told from its scenario's check, which
 * found none, by looking again at what it changes and at what asked about that. Where this says no there may be errors, and
 * the variant is to be checked as a whole.
 *
 * @param scenario with the variant laid over it
 * @param memory what the check of the scenario itself has filled
 */
export function isSurelySound(scenario: Scenario, memory: Memory<Work>): boolean {
  const under = memory.work;
  if (under === undefined || under.settings.length > 0 || !changesDefinitionsAlone(under.scenario, scenario))
    return false;
  let sound = true;
  const touched = new Set<object>();
  const work = newWorkOn(
    under,
    scenario,
    ({ severity }) => {
      if (severity === 'error') sound = false;
    },
    (made) => recallingBut(memory, touched, made),
  );
  const changed = layOver(work, under.scenario);
  if (changed === undefined) return false;
  const reach = spread(changed, touched, work, under, memory);
  if (!sameList(scenario.options, under.scenario.options) || changed.some(({ role }) => role === 'decision'))
    readOptionsAnew(work, under, reach.rest);
  for (const pass of passesFor(under, changed, reach)) {
    if (!sound) return false;
    pass(work);
  }
  return sound;
}

/** What a change may bear on. */
interface Reach {
  /** Numbers of definitions whose values are looked for again, and of those of which what follows the value is. */
  readonly values: ReadonlySet<number>;
  readonly rest: Set<number>;
  /** Whether a formula is touched that is no definition's: of a claim, a check, a block. */
  readonly others: boolean;
}

/** Sections that may differ; all else that a check reads must be the same. */
const SECTIONS = {
  assumptions: (entry: DefinitionSyntax, work: Work) => assumptionFrom(entry, work),
  decisions: (entry: DecisionSyntax, work: Work) => decisionFrom(entry, 'author', work),
  model: (entry: DefinitionSyntax, work: Work) => quantityFrom(entry, { authored: true, draws: true }, work),
  outcomes: (entry: DefinitionSyntax, work: Work) => outcomeFrom(entry, work),
};

const SAME = ['ladders', 'redLines', 'values', 'evidence', 'claims', 'checks'] as const;

function changesDefinitionsAlone(under: Scenario, over: Scenario): boolean {
  return (
    onSameGround(under, over) &&
    SAME.every((section) => sameList<unknown>(under[section], over[section])) &&
    over.decisions.every(({ by }) => by.length > 0)
  );
}

/** Puts the drafts of changed entries in their places, and those of new ones behind all; undefined where that cannot be. */
function layOver(work: Work, under: Scenario): readonly Draft[] | undefined {
  const changed: Draft[] = [];
  const lay = <E extends DefinitionSyntax | DecisionSyntax>(
    before: readonly E[],
    after: readonly E[],
    draftOf: (entry: E, work: Work) => NewDraft,
  ): boolean =>
    after === before ||
    (before.every(({ name }, index) => name.value === after[index]?.name.value) &&
      after.every((entry, index) => {
        if (entry === before[index]) return true;
        const made = draftOf(entry, work);
        const draft =
          index < before.length
            ? replaced(made, work)
            : take(entry.name, '', work)
              ? declare(made, work)
              : undefined;
        if (draft !== undefined) changed.push(draft);
        return draft !== undefined;
      }));
  const { assumptions, decisions, model, outcomes } = work.scenario;
  const laid =
    lay(under.assumptions, assumptions, SECTIONS.assumptions) &&
    lay(under.decisions, decisions, SECTIONS.decisions) &&
    lay(under.model, model, SECTIONS.model) &&
    lay(under.outcomes, outcomes, SECTIONS.outcomes);
  for (const { number } of changed) if (number >= work.sequence.length) work.sequence.push(number);
  return laid ? changed : undefined;
}

/** A draft in the place of that of the same name, if it is of its kind and has the same rows. */
function replaced(made: NewDraft, work: Work): Draft | undefined {
  const before = work.drafts[work.symbols.get(made.name)?.definition ?? -1];
  if (before?.role !== made.role || !sameList(before.over, made.over)) return undefined;
  const draft = numbered(made, before.number, before.size);
  work.drafts[draft.number] = draft;
  forget(draft, work);
  return draft;
}

/** Takes away what was found of a draft, so that it is looked for again. */
function forget(draft: Draft, work: Work): void {
  work.typed[draft.number] = undefined;
  if (work.symbols.has(draft.name)) work.symbols.set(draft.name, symbolOf(draft, work));
}

/** Finds the formulas that what has changed may bear on, by what they asked about, and takes their values away. */
function spread(
  changed: readonly Draft[],
  touched: Set<object>,
  work: Work,
  under: Work,
  memory: Memory<Work>,
): Reach {
  const asks = asksOf(under, memory);
  const values = new Set(changed.map(({ number }) => number));
  const rest = new Set(values);
  let others = false;
  const left = changed.map(({ name }) => name);
  for (let name = left.pop(); name !== undefined; name = left.pop()) {
    for (const formula of asks.about.get(name) ?? []) {
      if (touched.has(formula)) continue;
      touched.add(formula);
      const owners = asks.values.get(formula);
      const followed = asks.rest.get(formula);
      others ||= owners === undefined && followed === undefined;
      for (const { number } of followed ?? []) rest.add(number);
      for (const draft of owners ?? []) {
        if (values.has(draft.number)) continue;
        values.add(draft.number);
        forget(draft, work);
        left.push(draft.name);
      }
    }
  }
  return { values, rest, others };
}

/** Reads the options again, and notes the decisions whose rules are others now. */
function readOptionsAnew(work: Work, under: Work, rest: Set<number>): void {
  work.options.length = 0;
  work.rules.clear();
  readOptions(work);
  for (const [number, rules] of work.rules) {
    const before = under.rules.get(number);
    const same = rules.every((list, option) => {
      const others = before?.[option];
      return (
        others?.length === list.length &&
        list.every(({ node, row }, at) => others[at]?.node === node && others[at]?.row === row)
      );
    });
    if (!same) rest.add(number);
  }
}

/** The passes of a check that may find something, in its order. */
function passesFor(under: Work, changed: readonly Draft[], reach: Reach): readonly ((work: Work) => void)[] {
  const always = (): boolean => true;
  const { others, values } = reach;
  const roles = (work: Work): Set<Role | undefined> =>
    new Set([...values].map((number) => work.drafts[number]?.role));
  /** Whether what a pass asks of definitions besides their formulas may have changed: their types, and when they are known. */
  const told = (work: Work): boolean =>
    others || roles(work).has('column') || roles(work).has('observation') || !seemsAlike(work, under, values);
  const passes: readonly (readonly [when: (work: Work) => boolean, pass: (work: Work) => void])[] = [
    [() => others, measureBlocks],
    [always, measureSettlement],
    [always, checkSeries],
    [always, (work) => elaborateTouched(work, under, reach)],
    [always, checkRanges],
    [always, checkSeen],
    [() => under.moves.size > 0 || changed.some(({ movesWith }) => movesWith !== undefined), correlate],
    [always, (work) => orderMoved(work, under, reach)],
    [always, refuseMovingStarts],
    [always, refuseHidden],
    [told, readPage],
    [told, gatherEvidence],
    [told, checkLadderRecords],
    [() => others, (work) => readClaims(work, under.claims)],
    [() => others, judgeChecks],
  ];
  return passes.map(([when, pass]) => (work) => {
    if (when(work)) pass(work);
  });
}

/** Whether all definitions have the types that they had, and are known when they were. */
function seemsAlike(work: Work, under: Work, values: ReadonlySet<number>): boolean {
  return (
    sameList(work.reaches, under.reaches) &&
    [...values].every((number) => {
      const [type, before] = [foundIn(number, work)?.type, foundIn(number, under)?.type];
      return type !== undefined && before !== undefined && sameType(type, before);
    })
  );
}

function elaborateTouched(work: Work, under: Work, { values, rest }: Reach): void {
  for (let index = 0; index < work.sequence.length; index++) {
    const number = work.sequence[index] as number;
    const draft = values.has(number) ? work.drafts[number] : undefined;
    if (draft === undefined) continue;
    const found = foundOf(draft, work);
    if (found !== foundIn(number, under)) rest.add(number);
  }
  for (const number of rest) {
    const draft = work.drafts[number];
    if (draft !== undefined) elaborateRest(draft, work);
  }
}

function foundIn(number: number, { typed }: Work): Found | undefined {
  const known = typed[number];
  return known?.state === 'done' ? known.found : undefined;
}

/** When what has moved is known, and whether it closes a circle. */
function orderMoved(work: Work, under: Work, { rest }: Reach): void {
  const readings = under.readings.slice();
  const more: number[] = [];
  let same = true;
  for (const number of rest) {
    const role = work.drafts[number]?.role;
    if (role === undefined) continue;
    const before = under.readings[number];
    const now = readingOf(role, bodiesOf(number, work));
    readings[number] = now;
    if (sameReading(before, now)) continue;
    same = false;
    if (readsMore(now, before)) more.push(number);
  }
  if (same) return;
  work.readings = readings;
  work.reaches = reachesAfter(under.reaches, readings, [...rest]);
  if (more.length === 0) return;
  const definitions = orderedIn(work);
  if (!keepsOrder(under.orders, more, under.drafts.length, definitions, work.cells))
    refuseCycles(orderOf(definitions, work.cells), work);
}

function readsMore({ reads }: Reading, before: Reading | undefined): boolean {
  const known = new Set(before?.reads);
  return reads.some((read) => !known.has(read));
}
