import type { Expr, FunctionName } from '../../model/expression.ts';
import type { Body, Model, Settlement } from '../../model/model.ts';
import { FURTHEST, type Term } from '../regression/polynomial.ts';
import type { Regression } from '../regression/regression.ts';
import type { Foresight } from './foresee.ts';

/** The rules of foresight of one option, by definition number: what actors expect, as formulas of what they see. */
export function rulesOf(
  { definitions }: Model,
  settlement: Settlement,
  { ahead, hope }: Pick<Foresight, 'ahead' | 'hope'>,
): Map<number, Body> {
  const span = (number: number): Expr & { op: 'read' } => {
    const found = definitions[number];
    if (found === undefined) throw new Error(`there is no definition ${number}`);
    return { op: 'read', definition: number, rows: [], span: found.span };
  };
  const seen = settlement.seen.map(({ definition }) => span(definition));
  const missing = settlement.seen
    .map(({ definition }) => definition)
    .filter((number) => definitions[number]?.mayBeMissing === true)
    .map((number) => apply('known', [span(number)], span(number).span));
  const formula = (by: readonly Regression[], features: readonly Expr[], number: number): Expr => {
    const at = definitions[number]!.span;
    const found = polynomial(by, features, at);
    return missing.length === 0 ? found : apply('otherwise', [found, constant(0)], at);
  };
  const rules = new Map<number, Body>();
  const knownSpan = definitions[settlement.known]!.span;
  const known = missing.reduce<Expr>(
    (all, one, place) => (place === 0 ? one : apply('and', [all, one], knownSpan)),
    constant(1),
  );
  rules.set(settlement.known, { kind: 'same', expr: known });
  settlement.stakes.forEach((stake, place) => {
    rules.set(stake.ahead, { kind: 'same', expr: formula(ahead[place]!, seen, stake.ahead) });
  });
  const exprs = hope.map((by, actor) => {
    const reach: Expr = { ...span(settlement.withinReach), rows: [constant(actor)] };
    const gain = apply('max', [reach, constant(0)], reach.span);
    return formula(by, [reach, gain, ...seen], settlement.hope);
  });
  rules.set(settlement.hope, { kind: 'each', exprs });
  return rules;
}

type Span = Extract<Expr, { op: 'apply' }>['span'];

function constant(value: number): Expr {
  return { op: 'constant', value };
}

function apply(fn: FunctionName, args: readonly Expr[], span: Span): Expr {
  return { op: 'apply', fn, args, span };
}

/** A number of its own for each date, or the same for all. */
function timed(values: readonly number[]): Expr {
  return values.every((value) => value === values[0])
    ? constant(values[0] ?? 0)
    : { op: 'timed', values: [...values] };
}

/** The regressions of all dates as one formula: terms that any of them has, with the coefficients of each date. */
function polynomial(by: readonly Regression[], features: readonly Expr[], span: Span): Expr {
  const terms = new Map<string, { readonly term: Term; readonly values: number[] }>();
  by.forEach(({ parts }, date) => {
    for (const { term, coefficient } of parts) {
      const key = term.join();
      const found = terms.get(key) ?? { term, values: new Array<number>(by.length).fill(0) };
      found.values[date] = coefficient;
      terms.set(key, found);
    }
  });
  const standardised = features.map((feature, place) => {
    const centre = timed(by.map(({ standards }) => standards[place]?.centre ?? 0));
    const scale = timed(by.map(({ standards }) => standards[place]?.scale ?? 0));
    const apart = apply('multiply', [apply('subtract', [feature, centre], span), scale], span);
    return apply('clamp', [apart, constant(-FURTHEST), constant(FURTHEST)], span);
  });
  const ordered = [...terms.values()].sort(
    (a, b) => a.term.length - b.term.length || compare(a.term, b.term),
  );
  const parts = ordered.map(({ term, values }) =>
    term
      .map((feature) => standardised[feature]!)
      .reduceRight<Expr>((product, feature) => apply('multiply', [product, feature], span), timed(values)),
  );
  return parts.reduce<Expr>(
    (sum, part, place) => (place === 0 ? part : apply('add', [sum, part], span)),
    constant(0),
  );
}

function compare(a: Term, b: Term): number {
  const place = a.findIndex((feature, at) => feature !== b[at]);
  return place < 0 ? 0 : a[place]! - b[place]!;
}
