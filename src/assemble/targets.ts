import { judgeOne } from '../claims/judge.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts';
import { nearest } from '../diagnostics/nearest.ts';
import { bestWorths } from '../explore/choice/best-worth.ts';
import type { Columns } from '../kernel/columns.ts';
import type { Column } from '../kernel/kernel.ts';
import { sampleQuantile } from '../math/sample-quantile.ts';
import type { Claim, Model } from '../model/model.ts';
import { rowName } from '../model/row-name.ts';
import type { TargetFacts } from '../result/exploration.ts';
import type { ClaimResult } from '../result/result.ts';
import { againstVerdict, type Sought } from './box.ts';
import { criterionOf } from './criteria.ts';
import type { Target } from './target.ts';

/** What is asked about: a claim that is judged, an outcome of an option, or where an option is best. */
export type Question =
  | { readonly kind: 'claim'; readonly claim: Claim }
  | { readonly kind: 'outcome'; readonly id: string; readonly column: Column; readonly option: number }
  /** Whether no option is better by an outcome, by more than what matters. */
  | { readonly kind: 'best'; readonly id: string; readonly column: Column; readonly option: number };

/** Every claim that is judged. */
export function claimQuestions(model: Model): Question[] {
  return model.claims.filter(({ kind }) => kind !== 'not_judged').map((claim) => ({ kind: 'claim', claim }));
}

/** Whether what is asked about has a value in each world; an aggregate claim has none. */
export function isOfWorlds(question: Question): boolean {
  return question.kind !== 'claim' || question.claim.kind === 'world';
}

/** What is told of an aggregate claim: its explanation, for it has no value in a single world. */
export function aggregateFacts(claim: ClaimResult, wantsDesign: boolean): TargetFacts {
  return {
    id: claim.id,
    title: claim.says,
    verdict: claim.verdict,
    indices: claim.decisive.map(({ assumption, about, moves_with, index, low, high }) => ({
      assumption,
      ...(about === undefined ? {} : { about }),
      ...(moves_with === undefined ? {} : { moves_with }),
      first: { value: index, low, high },
    })),
    ...(wantsDesign ? { no_design: NO_VALUE } : {}),
    ...turnsOf(claim),
    ...(claim.no_box === undefined ? {} : { no_box: claim.no_box }),
    trade_off: [],
    parts: [],
  };
}

/** Why no design is made for an aggregate claim. */
export const NO_VALUE = 'The claim is about all worlds together, and a design compares worlds one by one.';

/** What a target is told of a claim: how often it holds, and what turns it. */
export function turnsOf({
  kind,
  share,
  mcse,
  turns,
  turning_box,
}: ClaimResult): Pick<TargetFacts, 'share' | 'mcse' | 'turns' | 'turning_box'> {
  return {
    ...(kind !== 'world' || share === undefined || mcse === undefined ? {} : { share, mcse }),
    ...(turns === undefined ? {} : { turns }),
    ...(turning_box === undefined ? {} : { turning_box }),
  };
}

/**
 * The questions that names ask: `A8` or a formula that was asked about as a claim; `front_end[probe]`, `dead[probe,russia]`: the outcome, the
 * option, and its row if it has rows; `best[probe]`: by each of the outcomes that options are ranked by.
 *
 * @param by those outcomes' rows
 */
export function questionsOf(
  names: readonly string[],
  model: Model,
  by: readonly Column[] = [],
): Outcome<Question[]> {
  const all: Question[] = [
    ...claimQuestions(model),
    ...model.options.flatMap((option, number) =>
      model.outcomes.flatMap((definition) => {
        const { name = '', size = 0 } = model.definitions[definition] ?? {};
        return Array.from({ length: size }, (_, row): Question => {
          const label = rowName(model.definitions[definition]!, model.tables, row).slice(name.length);
          const id = `${name}[${[option.id, ...(label === '' ? [] : [label.slice(1, -1)])].join(',')}]`;
          return { kind: 'outcome', id, column: { definition, row }, option: number };
        });
      }),
    ),
  ];
  const byName = new Map(all.map((question) => [nameOf(question), question]));
  const best = bestQuestions(model, by);
  const diagnostics: Diagnostic[] = [];
  const value = names.flatMap((given) => {
    const bests = best.get(given.replaceAll(' ', ''));
    if (bests !== undefined) return bests;
    const found = byName.get(given.trim()) ?? byName.get(given.replaceAll(' ', ''));
    if (found !== undefined) return [found];
    const claim = model.claims.find(({ id }) => id === given);
    diagnostics.push(
      claim === undefined
        ? diagnose('explore-unknown', {
            name: given,
            near: nearest(given, [...byName.keys(), ...best.keys()]),
          })
        : diagnose('explore-unjudged', { name: given }),
    );
    return [];
  });
  return diagnostics.length > 0 ? { diagnostics } : { value, diagnostics };
}

export function nameOf(question: Question): string {
  return question.kind === 'claim' ? question.claim.id : question.id;
}

/** By `best[option]`, whether it is best by each of some outcomes. */
function bestQuestions(model: Model, by: readonly Column[]): Map<string, Question[]> {
  if (model.options.length < 2) return new Map();
  return new Map(
    model.options.map(({ id }, option) => [
      `best[${id}]`,
      by.map((column): Question => {
        const outcome = rowName(model.definitions[column.definition]!, model.tables, column.row);
        return { kind: 'best', id: `best[${id}] by ${outcome}`, column, option };
      }),
    ]),
  );
}

/** A fifth. */
const WORST = 0.2;

/** The question answered in each world of some columns. */
export function targetOf(
  question: Question,
  model: Model,
  columns: Columns,
): Target | { readonly diagnostic: Diagnostic } {
  if (question.kind === 'claim') {
    const judged = judgeOne(question.claim, model, columns);
    if ('diagnostic' in judged) return judged;
    const { indicator = new Float64Array(columns.worlds).fill(Number.NaN), result } = judged;
    return {
      id: question.claim.id,
      title: question.claim.says,
      verdict: result.verdict,
      values: indicator,
      sought: againstVerdict(indicator, result.verdict === 'holds'),
    };
  }
  const { id, column, option } = question;
  if (question.kind === 'best') {
    const criterion = criterionOf(model, columns, column);
    const values = new Float64Array(columns.worlds).fill(Number.NaN);
    const best = bestWorths(criterion, criterion.known);
    const own = criterion.worth[option]!;
    criterion.known.forEach((world, i) => {
      values[world] = Number(best[i]! - own[world]! <= criterion.matters);
    });
    const title = `${model.options[option]?.title ?? ''} is best by ${criterion.id}`;
    return { id, title, values, sought: { of: 'best', interest: values } };
  }
  const definition = model.definitions[column.definition]!;
  const values = columns.outcome(undefined, option, column.definition, column.row);
  const title = `${definition.title ?? definition.name}: ${model.options[option]?.title ?? ''}`;
  return { id, title, values, sought: soughtOf(values, definition) };
}

/** Of a yes or no the worlds where it is yes; of a number the worst fifth, or the highest where none is worse. */
function soughtOf(
  values: Float64Array,
  { type, better }: { readonly type: { readonly kind: string }; readonly better?: 'higher' | 'lower' },
): Sought {
  if (type.kind === 'truth') return { of: 'yes', interest: values };
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const edge = sampleQuantile(sorted, better === 'higher' ? WORST : 1 - WORST);
  const isWorst = (value: number): number => Number(better === 'higher' ? value <= edge : value >= edge);
  return { of: 'worst', interest: values.map((value) => (Number.isNaN(value) ? value : isWorst(value))) };
}
