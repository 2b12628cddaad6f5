import { diagnose } from '../../diagnostics/diagnose.ts';
import type { DefinitionSyntax, IssueSyntax, PackageSyntax, Scenario } from '../../syntax/scenario.ts';
import { type Entry, endEntry, settlementEntries, type Terms, valueEntry } from '../blocks/settlement.ts';
import { declare } from '../declare.ts';
import type { Formulas, NewDraft } from '../draft.ts';
import { meant } from '../meant.ts';
import { actorsOf, take } from '../names.ts';
import { present } from '../present.ts';
import type { Work } from '../work.ts';
import { written } from '../written.ts';
import { decisionFrom } from './decisions.ts';
import { draftFrom } from './definitions.ts';
import { quantityFrom } from './model.ts';
import { provenanceOf } from './provenance.ts';

/** The blocks whose names a settlement takes. */
const BLOCKS = ['settlement', 'seen'];

/** Terms of settlement: they stand for assumptions, decisions and quantities, and for the outcome `value`. */
export function readSettlement(work: Work): void {
  const terms = termsOf(work.scenario, work);
  if (terms === undefined) return;
  const { settlement, stakes, issues } = terms;
  for (const value of BLOCKS) take({ value, span: settlement.span }, 'a block of the settlement', work);
  for (const { name } of stakes) if (!take(name, 'a stake', work)) return;
  for (const { name } of issues) if (!take(name, 'an issue', work)) return;
  for (const { name, ...entry } of terms.packages) provenanceOf(entry, name.value, name.span, work);
  const entries = work.recall.once(settlement, 'entries', () => settlementEntries(terms));
  for (const entry of entries) {
    declare(
      work.recall.once(entry, 'draft', () => entryFrom(entry, work)),
      work,
    );
  }
  if (!take({ value: 'value', span: settlement.span }, 'the outcome of the settlement', work)) return;
  declare(
    work.recall.once(settlement, 'value', () => outcomeFrom(valueEntry(terms), true, work)),
    work,
  );
  for (const stake of stakes) {
    const draft = work.recall.once(stake, 'end', () => outcomeFrom(endEntry(stake), false, work));
    // Engines alone read how stakes end.
    declare(draft, work, { readable: false });
  }
}

/** The parts of the settlement where they make one; what is missing or does not fit is reported. */
export function termsOf(scenario: Scenario, work: Work): Terms | undefined {
  const { settlement, stakes, issues, packages, actors } = scenario;
  const parts = { stakes, issues, packages };
  if (settlement === undefined) {
    const [stray] = [...stakes, ...issues, ...packages];
    if (stray !== undefined) work.report(diagnose('settlement-missing', {}, stray.name.span));
    return undefined;
  }
  const { span, between, breaks, horizon, channel, clears } = settlement;
  let sound = true;
  const refuse = (...wrong: Parameters<typeof diagnose>): void => {
    sound = false;
    work.report(diagnose(...wrong));
  };
  for (const [section, entries] of Object.entries(parts)) {
    if (entries.length === 0) refuse('settlement-part', { section }, span);
  }
  if (!work.clock.given) refuse('settlement-timeless', {}, span);
  const bound = actorsOf(between, work);
  if (bound.length < between.length) sound = false;
  else if (new Set(bound).size < 2) refuse('settlement-alone', {}, between[0]?.span ?? span);
  if ((breaks === undefined) !== (horizon === undefined))
    refuse('settlement-horizon', {}, breaks?.span ?? span);
  if ((channel === undefined) !== (clears === undefined))
    refuse('settlement-channel', {}, channel?.span ?? span);
  for (const { name, is, flow } of stakes) {
    if ((is === undefined) === (flow === undefined)) refuse('stake-kind', { name: name.value }, name.span);
  }
  for (const { name, range, levels } of issues) {
    if ((range === undefined) === (levels === undefined))
      refuse('issue-kind', { name: name.value }, name.span);
    else if (range !== undefined && range.kind !== 'interval')
      refuse('issue-range', { name: name.value }, range.span);
    else if (levels !== undefined && !work.tableNumbers.has(levels.value)) {
      refuse(
        'unknown-table',
        { name: levels.value, near: meant(levels.value, work.tableNumbers.keys(), work) },
        levels.span,
      );
    }
  }
  for (const terms of packages) if (!isWhole(terms, issues, work)) sound = false;
  return sound ? { settlement, ...parts, actors: actors.map(({ name }) => name.value) } : undefined;
}

function isWhole({ name, terms }: PackageSyntax, issues: readonly IssueSyntax[], work: Work): boolean {
  const known = new Map(issues.map((issue) => [issue.name.value, issue]));
  let whole = true;
  for (const { issue, formula } of terms) {
    const fields = { name: name.value, issue: issue.value };
    if (!known.has(issue.value)) {
      whole = false;
      work.report(
        diagnose('package-issue', { ...fields, near: meant(issue.value, known.keys(), work) }, issue.span),
      );
    } else if (formula.kind === 'interval') {
      whole = false;
      work.report(diagnose('package-range', fields, formula.span));
    }
  }
  const said = new Set(terms.map(({ issue }) => issue.value));
  for (const [issue, { unsaid }] of known) {
    if (said.has(issue) || unsaid !== undefined) continue;
    whole = false;
    work.report(diagnose('package-silent', { name: name.value, issue }, name.span));
  }
  return whole;
}

function entryFrom(one: Entry, work: Work): NewDraft {
  switch (one.section) {
    case 'assumptions': {
      const { entry } = one;
      const cited = provenanceOf(entry, entry.name.value, entry.name.span, work);
      const draft = draftFrom(entry, 'assumption', work);
      return { ...draft, ...cited, written: writtenOf(draft.value) };
    }
    case 'decisions':
      return decisionFrom(one.entry, 'foresight', work);
    case 'model':
      return quantityFrom(
        one.entry,
        { authored: false, draws: one.draws === true, cited: one.cited === true },
        work,
      );
    case 'outcomes':
      return outcomeFrom(one.entry, true, work);
  }
}

function outcomeFrom(entry: DefinitionSyntax, authored: boolean, work: Work): NewDraft {
  const { matters, better } = entry;
  const way = better === undefined ? {} : { better: 'higher' as const };
  return { ...draftFrom(entry, 'outcome', work), ...way, ...present({ matters }), authored };
}

function writtenOf(value: Formulas | undefined): string[] {
  if (value === undefined) return [];
  return value.kind === 'same' ? [written(value.node)] : value.nodes.map(written);
}
