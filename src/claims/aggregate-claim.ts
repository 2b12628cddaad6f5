import { type Columns, firstOf } from '../kernel/columns.ts';
import type { Expr } from '../model/expression.ts';
import type { Claim } from '../model/model.ts';
import type { ClaimTerm } from '../result/result.ts';
import type { Verdict } from '../result/verdict.ts';
import { truthOf } from './decide.ts';
import { formulas } from './formulas.ts';
import { type Measure, measureOf, plainTruth } from './measure.ts';
import type { Setting } from './setting.ts';
import { type JudgedTerm, judgeTerms, type TermsAgain, type TermsOver, termsOf } from './terms.ts';
import { givenWorlds } from './world-claim.ts';

/** What was found of a claim about means, shares and quantiles. */
export interface AggregateFinding {
  readonly verdict: Verdict;
  /** Whether it holds as computed, errors apart: 1, 0, or NaN where something is missing. */
  readonly plain: number;
  readonly terms: readonly ClaimTerm[];
  /** The term on which the verdict hangs. Absent where the formula compares no aggregate. */
  readonly deciding?: ClaimTerm;
  /** The largest share of worlds that any aggregate of it left out because its value was missing there. */
  readonly undecided: number;
  readonly measure?: Measure;
  /** Why there is no measure. */
  readonly unmeasured?: string;
}

/**
 * Judges an aggregate claim. Each comparison is sure or open by twice its Monte-Carlo error; the verdict is open where the
 * open comparisons leave it so.
 */
export function judgeAggregateClaim(
  claim: Pick<Claim, 'id' | 'given'> & { readonly holds: Expr },
  setting: Setting,
): AggregateFinding {
  const { model } = setting;
  const whole = givenWorlds(claim, setting);
  const ground = formulas(setting, claim.id, whole);
  const { holds } = claim;
  const terms = termsOf(holds, ground);
  const plain = plainTruth(holds, terms, whole, ground);
  const undecided = Math.max(0, ...ground.stance.missing.values());
  const judged = judgeTerms(terms, ground, model, termsAgain(claim, setting));
  ground.stance.sample = whole;
  const sure = truth(judged.map((term) => term.sure));
  const deciding = decidingTerm(judged, sure, plain);
  const measure =
    deciding === undefined
      ? { reason: 'It compares nothing.' }
      : measureOf(holds, deciding, terms, ground, model);
  return {
    verdict: sure === 1 ? 'holds' : sure === 0 ? 'fails' : 'open',
    plain,
    terms: judged.map(facts),
    ...(deciding === undefined ? {} : { deciding: facts(deciding) }),
    undecided,
    ...('reason' in measure ? { unmeasured: measure.reason } : { measure }),
  };

  function truth(truths: readonly number[]): number {
    const left = [...truths];
    return truthOf(holds, () => left.shift() ?? Number.NaN, ground);
  }

  /**
   * An open claim hangs on an open term, a decided one on one that is sure. Of those it is one that would change the formula
   * by itself, if there is any; else one that is what the formula is; and of these the one with the smallest margin.
   */
  function decidingTerm(all: readonly JudgedTerm[], found: number, computed: number): JudgedTerm | undefined {
    const plains = all.map((term) => term.plain);
    const pivotal = all.filter((term, i) => truth(plains.with(i, 1 - term.plain)) !== computed);
    const fitting = all.filter((term) => Number.isNaN(term.sure) === Number.isNaN(found));
    const groups = [
      fitting.filter((term) => pivotal.includes(term)),
      fitting.filter((term) => term.plain === computed),
      fitting,
      all,
    ];
    const candidates = groups.find((group) => group.length > 0) ?? [];
    return candidates.toSorted((a, b) => a.margin - b.margin)[0];
  }
}

/** The terms in the first worlds, and there with the foresight of half-samples. */
function termsAgain(
  claim: Pick<Claim, 'id' | 'given'> & { readonly holds: Expr },
  setting: Setting,
): TermsAgain | undefined {
  const { columns } = setting;
  const [first] = columns.again ?? [];
  if (columns.again === undefined || first === undefined) return undefined;
  const over = (own: Columns): TermsOver => {
    const there = { ...setting, columns: own };
    const ground = formulas(there, claim.id, givenWorlds(claim, there));
    return { terms: termsOf(claim.holds, ground), formulas: ground, worlds: own.worlds };
  };
  return { before: over(firstOf(columns, first.worlds)), again: columns.again.map(over) };
}

function facts({ facts: { scale: _, ...term } }: JudgedTerm): ClaimTerm {
  return term;
}
