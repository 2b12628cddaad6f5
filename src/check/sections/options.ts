import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Span } from '../../diagnostics/diagnostic.ts';
import type { OptionSyntax, RuleSyntax } from '../../syntax/scenario.ts';
import type { Draft } from '../draft.ts';
import { meant } from '../meant.ts';
import { rowIn } from '../names.ts';
import { present } from '../present.ts';
import type { Work } from '../work.ts';
import { written } from '../written.ts';
import { ONLY_OPTION } from './tables.ts';

/** The options with the rules they follow, their own and those taken over, entered at each decision. */
export function readOptions(work: Work): void {
  const entries = work.scenario.options;
  const decisions = new Map(work.drafts.filter(isDecision).map((draft) => [draft.name, draft]));
  const byName = new Map(entries.map((option) => [option.name.value, option]));
  if (entries.length === 0) work.options.push({ id: ONLY_OPTION, title: 'Baseline', written: [] });
  for (const { number } of decisions.values())
    work.rules.set(
      number,
      work.options.map(() => []),
    );
  for (const option of entries) {
    for (const { number } of decisions.values()) work.rules.get(number)?.push([]);
    const followed = rulesOf(option, byName, [], work);
    for (const rule of followed) enter(rule, decisions, work);
    for (const { value, span } of option.knows) {
      if (work.symbols.has(value)) continue;
      work.report(
        diagnose('unknown-quantity', { name: value, near: meant(value, work.symbols.keys(), work) }, span),
      );
    }
    work.options.push({
      id: option.name.value,
      title: option.title ?? option.name.value,
      ...present({ about: option.about }),
      written: followed.map(ruleText),
      ...(option.knows.length === 0 ? {} : { knows: option.knows.map(({ value }) => value) }),
    });
  }
}

/**
 * The rules an option follows, in the order in which they are laid over one another: of the options it is like, those
 * for all rows before those for one; then its own, likewise. What a later rule replaces altogether is left out.
 */
function rulesOf(
  option: OptionSyntax,
  options: ReadonlyMap<string, OptionSyntax>,
  above: readonly OptionSyntax[],
  work: Work,
): RuleSyntax[] {
  const own = wholeFirst(option.rules);
  const taken: RuleSyntax[] = [];
  for (const { value, span } of option.like) {
    const other = options.get(value);
    if (other === undefined) {
      work.report(
        diagnose('unknown-option', { name: value, near: meant(value, options.keys(), work) }, span),
      );
    } else if (other === option || above.includes(other)) {
      reportCircle([...above, option], other, span, options, work);
    } else {
      const more = rulesOf(other, options, [...above, option], work);
      const clash = more.find(
        (rule) => contradicts(rule, taken) && !own.some((mine) => replaces(mine, rule)),
      );
      if (clash !== undefined) {
        const fields = { option: option.name.value, rule: keyOf(clash), other: value };
        work.report(diagnose('like-clash', fields, span));
      }
      taken.push(...more);
    }
  }
  const laid = [...wholeFirst(taken), ...own];
  return laid.filter((rule, index) => !laid.slice(index + 1).some((later) => replaces(later, rule)));
}

/** Each circle is told once: from the first of its options, when that option's own rules are looked at. */
function reportCircle(
  above: readonly OptionSyntax[],
  back: OptionSyntax,
  span: Span,
  options: ReadonlyMap<string, OptionSyntax>,
  work: Work,
): void {
  const circle = above.slice(above.indexOf(back));
  const first = [...options.values()].find((option) => circle.includes(option));
  if (first !== back) return;
  const cycle = [...circle, back].map(({ name }) => name.value).join(' is like ');
  work.report(diagnose('like-circular', { cycle }, span));
}

function wholeFirst(rules: readonly RuleSyntax[]): RuleSyntax[] {
  return [...rules.filter(({ row }) => row === undefined), ...rules.filter(({ row }) => row !== undefined)];
}

/** Whether the later of two rules leaves nothing of the earlier. */
function replaces(later: RuleSyntax, earlier: RuleSyntax): boolean {
  if (later.decision.value !== earlier.decision.value) return false;
  return later.row === undefined || later.row.value === earlier.row?.value;
}

function contradicts(rule: RuleSyntax, others: readonly RuleSyntax[]): boolean {
  return others.some((other) => keyOf(other) === keyOf(rule) && other.formula !== rule.formula);
}

function keyOf({ decision, row }: RuleSyntax): string {
  return row === undefined ? decision.value : `${decision.value}[${row.value}]`;
}

function ruleText(rule: RuleSyntax): string {
  return `${keyOf(rule)}: ${written(rule.formula)}`;
}

function isDecision(draft: Draft): boolean {
  return draft.role === 'decision';
}

/** Enters a rule of the last option at its decision. */
function enter(rule: RuleSyntax, decisions: ReadonlyMap<string, Draft>, work: Work): void {
  const { decision, row, formula } = rule;
  const draft = decisions.get(decision.value);
  if (draft === undefined) {
    const known = work.symbols.has(decision.value);
    const near = known ? undefined : meant(decision.value, decisions.keys(), work);
    work.report(
      diagnose(known ? 'rule-undecided' : 'unknown-decision', { name: decision.value, near }, decision.span),
    );
    return;
  }
  if (draft.foresight === true) {
    work.report(diagnose('foresight-rule', { name: decision.value }, decision.span));
    return;
  }
  const rules = work.rules.get(draft.number)?.at(-1);
  if (row === undefined) rules?.push({ node: formula });
  else {
    const number = rowIn(row, draft.over, draft.name, work);
    if (number !== undefined) rules?.push({ node: formula, row: number });
  }
}
