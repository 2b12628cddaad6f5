import type { DecisionSyntax, DefinitionSyntax, Scenario } from '../syntax/scenario.ts';
import { asksOf, formulaKey } from './asks.ts';
import { checkRanges, checkSeen, measureSettlement } from './blocks/settlement-of.ts';
import { declare } from './declare.ts';
import type { Draft, NewDraft } from './draft.ts';
import { elaborateRest } from './elaborate-all.ts';
import { flowsWith, type Source } from './flow.ts';
import { refuseHidden } from './knowledge.ts';
import { take } from './names.ts';
import { keepsOrder, orderOf } from './order.ts';
import { bodiesOf, orderedIn, readBy, refuseCycles } from './order-all.ts';
import { type Memory, onSameGround, recallingBut } from './recall.ts';
import { sameList } from './same-list.ts';
import { assumptionFrom } from './sections/assumptions.ts';
import { blockFormulas, measureBlocks } from './sections/block-fields.ts';
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
  spread(changed, touched, work, under, memory);
  if (!sameList(scenario.options, under.scenario.options) || changed.some(({ role }) => role === 'decision'))
    readOptionsAnew(work);
  for (const pass of passesFor(work, under, touched)) {
    if (!sound) return false;
    pass(work);
  }
  return sound;
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
    before.every(({ name }, index) => name.value === after[index]?.name.value) &&
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
    });
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
  const draft: Draft = { ...made, number: before.number, size: before.size };
  work.drafts[draft.number] = draft;
  forget(draft, work);
  return draft;
}

/** Takes away what was found of a draft, so that it is looked for again. */
function forget(draft: Draft, work: Work): void {
  work.typed.delete(draft.number);
  if (work.symbols.has(draft.name)) work.symbols.set(draft.name, symbolOf(draft, work));
}

/** Finds the formulas that what has changed may bear on, by what they asked about, and takes their values away. */
function spread(
  changed: readonly Draft[],
  touched: Set<object>,
  work: Work,
  under: Work,
  memory: Memory<Work>,
): void {
  const { about, values } = asksOf(under, memory);
  const left = changed.map(({ name }) => name);
  for (let name = left.pop(); name !== undefined; name = left.pop()) {
    for (const formula of about.get(name) ?? []) {
      if (touched.has(formula)) continue;
      touched.add(formula);
      for (const draft of values.get(formula) ?? []) {
        if (work.drafts[draft.number] !== draft) continue;
        forget(draft, work);
        left.push(draft.name);
      }
    }
  }
}

function readOptionsAnew(work: Work): void {
  work.options.length = 0;
  work.rules.clear();
  readOptions(work);
}

/** The passes of a check that may find something, in its order. */
function passesFor(
  { scenario }: Work,
  under: Work,
  touched: ReadonlySet<object>,
): readonly ((work: Work) => void)[] {
  return [
    ...(blockFormulas(scenario).some((formula) => touched.has(formula)) ? [measureBlocks] : []),
    measureSettlement,
    checkSeries,
    (work) => elaborateTouched(work, under, touched),
    checkRanges,
    checkSeen,
    correlate,
    (work) => orderMoved(work, under),
    refuseMovingStarts,
    refuseHidden,
    readPage,
    gatherEvidence,
    checkLadderRecords,
    readClaims,
    judgeChecks,
  ];
}

function elaborateTouched(work: Work, under: Work, touched: ReadonlySet<object>): void {
  for (const number of work.sequence) {
    const draft = work.drafts[number];
    if (draft !== undefined && !work.typed.has(number)) foundOf(draft, work);
  }
  for (const draft of work.drafts) {
    const { number, next, change, matters, choices } = draft;
    const rules = work.rules.get(number);
    const formulas = [formulaKey(next), formulaKey(change), matters, choices?.low, choices?.high];
    if (
      draft !== under.drafts[number] ||
      foundIn(number, work) !== foundIn(number, under) ||
      formulas.some((formula) => formula !== undefined && touched.has(formula)) ||
      (rules !== undefined && !ruledAlike(rules, under.rules.get(number), touched))
    )
      elaborateRest(draft, work);
  }
}

function foundIn(number: number, { typed }: Work): unknown {
  const known = typed.get(number);
  return known?.state === 'done' ? known.found : undefined;
}

type Rules = NonNullable<ReturnType<Work['rules']['get']>>;

function ruledAlike(rules: Rules, before: Rules | undefined, touched: ReadonlySet<object>): boolean {
  return rules.every((list, option) => {
    const others = before?.[option];
    return (
      others?.length === list.length &&
      list.every(
        ({ node, row }, at) => others[at]?.node === node && others[at]?.row === row && !touched.has(node),
      )
    );
  });
}

/** When what has moved is known, and whether it closes a circle. */
function orderMoved(work: Work, under: Work): void {
  const known = under.flowing;
  if (known === undefined) throw new Error('the check underneath has not ended');
  const changes = new Map<number, Source>();
  for (const { number, role } of work.drafts) {
    const same =
      foundIn(number, work) === foundIn(number, under) &&
      work.steps.get(number) === under.steps.get(number) &&
      work.followed.get(number) === under.followed.get(number) &&
      role === known.roles[number];
    if (!same) changes.set(number, { role, bodies: bodiesOf(number, work) });
  }
  work.flowing = flowsWith(known, changes, work.cells, work.sequence);
  work.flows = work.flowing.flows;
  const { formulas } = work.flowing;
  const more = [...changes.keys()].filter((number) => {
    const before = new Set(readBy(known.formulas[number] ?? []));
    return readBy(formulas[number] ?? []).some((read) => !before.has(read));
  });
  if (more.length === 0) return;
  const definitions = orderedIn(work);
  if (!keepsOrder(under.orders, more, under.drafts.length, definitions, work.cells))
    refuseCycles(orderOf(definitions, work.cells), work);
}
