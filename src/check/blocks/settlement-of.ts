import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Settlement } from '../../model/model.ts';
import { expressionsOf } from '../../model/parts.ts';
import { constantLike } from '../agreeing.ts';
import type { Draft } from '../draft.ts';
import { typeText } from '../expressions/type-text.ts';
import { present } from '../present.ts';
import { foundOf } from '../typing.ts';
import { isPlain, times } from '../units/dimension.ts';
import type { Work } from '../work.ts';
import { written } from '../written.ts';

/**
 * Checks that what each stake and issue counts is a plain number whatever its unit, before what is made of them is looked at; of a
 * mistaken settlement all that it stands for is left aside.
 */
export function measureSettlement(work: Work): void {
  const { settlement, stakes, issues } = work.scenario;
  if (settlement === undefined) return;
  const drafts = new Map(work.drafts.map((draft) => [draft.name, draft]));
  if (!drafts.has('settlement.worth')) return;
  let sound = true;
  const measured = (name: string, member: string): void => {
    const weight = drafts.get(`${name}.weight`);
    const level = member === '' ? undefined : drafts.get(`${name}.${member}`);
    const found = weight && foundOf(weight, work);
    const other = level && foundOf(level, work);
    if (found === undefined || (level !== undefined && other === undefined)) {
      sound = false;
      return;
    }
    const type = other?.type;
    const product =
      found.type.kind !== 'number' || (type !== undefined && type.kind !== 'number')
        ? undefined
        : times(found.type.dimension, type === undefined ? {} : type.dimension);
    if (product !== undefined && isPlain(product)) return;
    sound = false;
    const fields = {
      name,
      unit: type === undefined ? 'a level' : typeText(type, work.scope),
      given: typeText(found.type, work.scope),
    };
    work.report(diagnose('weight-unit', fields, weight?.span));
  };
  for (const { name } of stakes) measured(name.value, 'now');
  for (const { name, levels } of issues) measured(name.value, levels === undefined ? 'level' : '');
  if (sound) return;
  const blocks = new Set([
    'settlement',
    ...stakes.map(({ name }) => name.value),
    ...issues.map(({ name }) => name.value),
  ]);
  for (const { name, authored, number } of work.drafts) {
    if (name === 'value' || (!authored && blocks.has(name.split('.')[0] ?? '')))
      work.typed[number] = { state: 'done', found: undefined };
  }
}

/** What all see are numbers, dates, or yes and no: a label's row number says nothing. */
export function checkSeen(work: Work): void {
  for (const { name, formula } of work.scenario.settlement?.seen ?? []) {
    const draft = work.drafts.find((one) => one.name === `seen.${name.value}`);
    const type = draft && foundOf(draft, work)?.type;
    if (type?.kind !== 'label') continue;
    const fields = { name: name.value, type: typeText(type, work.scope) };
    work.report(diagnose('seen-label', fields, formula.span));
  }
}

/** Levels that a package names must lie within the range of their issue, where both are known now. */
export function checkRanges(work: Work): void {
  const { issues, packages } = work.scenario;
  for (const issue of issues) {
    const draft = work.drafts.find(({ name }) => name === `${issue.name.value}.level`);
    const range = draft && rangeOf(draft, issue.range, work);
    const body = draft && foundOf(draft, work)?.body;
    if (range === undefined || body === undefined) continue;
    const [low, high] = range;
    const exprs = expressionsOf(body);
    packages.forEach(({ name, terms }, row) => {
      const expr = exprs[row] ?? exprs[0];
      const term = terms.find((one) => one.issue.value === issue.name.value);
      if (expr?.op !== 'constant' || (low <= expr.value && expr.value <= high)) return;
      const fields = {
        name: name.value,
        issue: issue.name.value,
        value: term === undefined ? 'what is unsaid' : written(term.formula),
        range: issue.range === undefined ? '' : written(issue.range),
      };
      work.report(diagnose('package-outside', fields, term?.formula.span ?? name.span));
    });
  }
}

function rangeOf(
  draft: Draft,
  range: Work['scenario']['issues'][number]['range'],
  work: Work,
): readonly [number, number] | undefined {
  const found = foundOf(draft, work);
  if (range?.kind !== 'interval' || found === undefined) return undefined;
  const low = constantLike(range.low, draft, found.type, work);
  const high = constantLike(range.high, draft, found.type, work);
  if (low === undefined || high === undefined) return undefined;
  if (low < high) return [low, high];
  work.report(diagnose('issue-range', { name: draft.name.split('.')[0] ?? '' }, range.span));
  return undefined;
}

/** The definitions that the settlement of a scenario without mistakes stands for. */
export function settlementOf(work: Work): Settlement | undefined {
  const { settlement, stakes, issues, packages } = work.scenario;
  if (settlement === undefined) return undefined;
  const drafts = new Map(work.drafts.map((draft) => [draft.name, draft]));
  const number = (name: string): number => {
    const draft = drafts.get(name);
    if (draft === undefined) throw new Error(`${name} was not declared`);
    return draft.number;
  };
  const maybe = (name: string): number | undefined => drafts.get(name)?.number;
  const table = (name: string): number => work.tableNumbers.get(name) ?? -1;
  const actors = work.tables[table('actor')];
  return {
    ...present({ title: settlement.title }),
    between: settlement.between.map(({ value }) => actors?.rows.get(value) ?? -1),
    actors: table('actor'),
    packages: table('package'),
    told: packages.map(({ about, source, because }) => ({
      ...present({ about, because }),
      sources: (source ?? []).map(({ value }) => value),
    })),
    offer: number('settlement.offer'),
    terms: number('settlement.terms'),
    worth: number('settlement.worth'),
    alone: number('settlement.alone'),
    misjudged: number('settlement.misjudged'),
    ...present({
      homeCost: maybe('settlement.home_cost'),
      breaking: maybe('settlement.breaking'),
      broken: maybe('settlement.broken'),
    }),
    known: number('settlement.known'),
    hope: number('settlement.hope'),
    withinReach: number('settlement.within_reach'),
    clear: number('settlement.clear'),
    settled: number('settlement.settled'),
    value: number('value'),
    stakes: stakes.map(({ name: { value: name }, title, flow }) => ({
      name,
      title: title ?? name,
      flows: flow !== undefined,
      weight: number(`${name}.weight`),
      now: number(`${name}.now`),
      ahead: number(`${name}.ahead`),
      end: number(`${name}.end`),
    })),
    issues: issues.map(({ name: { value: name }, title, about, levels, range }) => {
      const level = drafts.get(`${name}.level`);
      return {
        name,
        title: title ?? name,
        ...present({ about }),
        weight: number(`${name}.weight`),
        level: number(`${name}.level`),
        worth: number(`${name}.worth`),
        ...present({
          from: maybe(`${name}.from`),
          levels: levels === undefined ? undefined : table(levels.value),
          range: level && rangeOf(level, range, work),
        }),
      };
    }),
    seen: settlement.seen.map(({ name: { value } }) => ({
      name: value,
      definition: number(`seen.${value}`),
    })),
  };
}
