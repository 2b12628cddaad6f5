import { diagnose } from '../../diagnostics/diagnose.ts';
import { readsBefore } from '../../model/before-evidence.ts';
import type { Expr } from '../../model/expression.ts';
import type { Claim } from '../../model/model.ts';
import { ODDS } from '../../syntax/choices.ts';
import type { Node } from '../../syntax/expression.ts';
import type { ClaimSyntax } from '../../syntax/scenario.ts';
import { elaborate } from '../elaborate.ts';
import { meant } from '../meant.ts';
import { present } from '../present.ts';
import type { Place } from '../scope.ts';
import type { Work } from '../work.ts';
import { written } from '../written.ts';

const EVEN = 0.5;
/** What is said of a claim where the scenarios in which it is judged are not played. */
const ELSEWHERE = 'It is judged in other scenarios, which are not played here.';

const PLACE: Place = { role: 'claim', over: [], want: { kind: 'truth' }, draws: false };

/**
 * The claims, each judged by a formula or listed with the reason why it is not.
 *
 * @param before what was found of the same claims without a mistake: a claim whose formulas are what they were is that again
 */
export function readClaims(work: Work, before: readonly Claim[] = []): void {
  work.scenario.claims.forEach((entry, index) => {
    const known = before[index];
    if (known !== undefined && isAsBefore(entry, known, work)) {
      work.claims.push(known);
      return;
    }
    refuseFields(entry, work);
    const claim = claimFrom(entry, work);
    if (claim !== undefined) work.claims.push(claim);
  });
}

function isAsBefore({ holds, given }: ClaimSyntax, known: Claim, { scope }: Work): boolean {
  if (known.kind === 'not_judged') return true;
  const isSame = (formula: Node | undefined, expr: Expr | undefined): boolean =>
    formula === undefined || elaborate(formula, PLACE, scope)?.expr === expr;
  return isSame(holds, known.holds) && isSame(given, known.given);
}

function claimFrom(entry: ClaimSyntax, work: Work): Claim | undefined {
  const { name, says, reading, holds, given, odds, notJudged, judgedIn } = entry;
  const bound = odds === undefined ? EVEN : ODDS.get(odds.value);
  if (odds !== undefined && bound === undefined) {
    const words = [...ODDS.keys()];
    const near = meant(odds.value, words, work);
    work.report(diagnose('odds-unknown', { written: odds.value, near, words: words.join(', ') }, odds.span));
  }
  const without = entry.without.map(({ value }) => value);
  const common = { id: name.value, says, ...present({ reading }), without, span: name.span };
  if (holds === undefined && judgedIn.length > 0) {
    const paths = judgedIn.map(({ value: path, span }) => ({ path, span }));
    return { ...common, kind: 'not_judged', bound: bound ?? EVEN, because: ELSEWHERE, judgedIn: paths };
  }
  if (holds === undefined) {
    return { ...common, kind: 'not_judged', bound: bound ?? EVEN, ...present({ because: notJudged?.value }) };
  }
  const found = elaborate(holds, PLACE, work.scope);
  const condition = given && elaborate(given, PLACE, work.scope);
  if (found === undefined || bound === undefined || (given !== undefined && condition === undefined))
    return undefined;
  if (found.expr.op === 'constant') work.report(diagnose('always-so', { name: name.value }, holds.span));
  else if (odds !== undefined && !found.byWorld)
    work.report(diagnose('odds-aggregate', { name: name.value }, odds.span));
  if (condition !== undefined && readsBefore(found.expr))
    work.report(diagnose('given-before', { name: name.value }, given?.span));
  if (condition?.byWorld === false) work.report(diagnose('given-fixed', { name: name.value }, given?.span));
  return {
    ...common,
    kind: found.byWorld ? 'world' : 'aggregate',
    holds: found.expr,
    formula: written(holds),
    ...present({ given: condition?.expr, odds: odds?.value }),
    bound,
  };
}

/** Fields that contradict one another or are wanting, and variants that do not exist. */
function refuseFields(entry: ClaimSyntax, work: Work): void {
  const name = entry.name.value;
  const { holds, notJudged, judgedIn, reading, without } = entry;
  const [other] = judgedIn;
  if (other !== undefined && (holds !== undefined || notJudged !== undefined)) {
    const one = holds === undefined ? 'not_judged' : 'holds';
    work.report(diagnose('field-clash', { name, one, other: 'judged_in' }, other.span));
  }
  if (holds === undefined && notJudged === undefined && other === undefined)
    work.report(diagnose('claim-open', { name }, entry.name.span));
  if (holds !== undefined && notJudged !== undefined) {
    work.report(diagnose('field-clash', { name, one: 'holds', other: 'not_judged' }, notJudged.span));
  }
  if (holds !== undefined && reading === undefined) {
    work.report(diagnose('reading-missing', { name }, entry.name.span));
  }
  for (const { value, span } of without) {
    if (work.scope.variants.has(value)) continue;
    work.report(
      diagnose('unknown-variant', { name: value, near: meant(value, work.scope.variants, work) }, span),
    );
  }
}
