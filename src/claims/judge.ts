import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Columns } from '../kernel/columns.ts';
import type { Expr } from '../model/expression.ts';
import type { Claim, Model } from '../model/model.ts';
import { faultOf } from '../reference/refused.ts';
import { wordFor } from '../result/probability-word.ts';
import type { ClaimResult, Explanation } from '../result/result.ts';
import { judgeAggregateClaim } from './aggregate-claim.ts';
import type { Measure } from './measure.ts';
import type { Setting } from './setting.ts';
import { judgeWorldClaim } from './world-claim.ts';

/** A claim with its verdict, and what a search for the assumptions behind it starts from. */
export interface Judged {
  /** All of the result but what explains the verdict. */
  readonly result: Omit<ClaimResult, keyof Explanation>;
  /** World claims: by world 1 where it holds, 0 where it fails, NaN where it is undecided or not given. */
  readonly indicator?: Float64Array;
  /** Aggregate claims: the number that decides, or why there is none that a part of the worlds tells. */
  readonly measure?: Measure;
  readonly unmeasured?: string;
}

/** A claim whose formula is there, as it is for all that are judged. */
type Formal = Claim & { readonly holds: Expr };

/**
 * Judges every claim of a model on the worlds played, in the order of the file. A formula that comes to a value that may
 * not be is a fault: `diagnostic` tells the first, and nothing else is handed on.
 */
export function judge(
  model: Model,
  columns: Columns,
): { readonly judged: readonly Judged[] } | { readonly diagnostic: Diagnostic } {
  const judged: Judged[] = [];
  for (const claim of model.claims) {
    const found = judgeOne(claim, model, columns);
    if ('diagnostic' in found) return found;
    judged.push(found);
  }
  return { judged };
}

/** Judges one claim. What it hands on takes memory for every world, so whoever judges many worlds judges claim by claim. */
export function judgeOne(
  claim: Claim,
  model: Model,
  columns: Columns,
): Judged | { readonly diagnostic: Diagnostic } {
  try {
    return judgeClaim(claim, { model, columns });
  } catch (thrown) {
    return faultOf(thrown);
  }
}

function judgeClaim(claim: Claim, setting: Setting): Judged {
  const said = {
    id: claim.id,
    says: claim.says,
    kind: claim.kind,
    ...(claim.reading === undefined ? {} : { reading: claim.reading }),
    ...(claim.formula === undefined ? {} : { formula: claim.formula }),
    ...(claim.odds === undefined ? {} : { odds: claim.odds }),
    ...(claim.because === undefined ? {} : { because: claim.because }),
  };
  const { holds } = claim;
  if (claim.kind === 'not_judged' || holds === undefined)
    return { result: { ...said, verdict: 'not_judged' } };
  const formal = { ...claim, holds };
  const found = claim.kind === 'world' ? worldResult(formal, setting) : aggregateResult(formal, setting);
  const without = claim.without.map((variant) => judgeWithout(formal, variant, setting));
  return { ...found, result: { ...said, ...found.result, ...(without.length === 0 ? {} : { without }) } };
}

type Found = Omit<Judged, 'result'> & {
  readonly result: Pick<ClaimResult, 'verdict'> & Partial<ClaimResult>;
};

function worldResult(claim: Formal, setting: Setting): Found {
  const { verdict, share, mcse, foresight, undecided, indicator } = judgeWorldClaim(claim, setting);
  const of = foresight === undefined ? {} : { foresight };
  const shares =
    share === undefined || mcse === undefined ? {} : { share, mcse, ...of, word: wordFor(share) };
  return { result: { verdict, ...shares, undecided, bound: claim.bound }, indicator };
}

function aggregateResult(claim: Formal, setting: Setting): Found {
  const { verdict, terms, deciding, undecided, measure, unmeasured } = judgeAggregateClaim(claim, setting);
  const decided =
    deciding === undefined
      ? {}
      : {
          ...{ value: deciding.value, bound: deciding.bound, mcse: deciding.mcse },
          ...(deciding.foresight === undefined ? {} : { foresight: deciding.foresight }),
        };
  return {
    result: { verdict, ...decided, terms, ...(undecided > 0 ? { undecided } : {}) },
    ...(measure === undefined ? {} : { measure }),
    ...(unmeasured === undefined ? {} : { unmeasured }),
  };
}

/** The claim with a reason left out: every read that names no variant is of this one. */
function judgeWithout(
  claim: Formal,
  variant: string,
  setting: Setting,
): NonNullable<ClaimResult['without']>[number] {
  const title = setting.model.variants.find(({ id }) => id === variant)?.title ?? variant;
  const there = { ...setting, variant };
  const { result } = claim.kind === 'world' ? worldResult(claim, there) : aggregateResult(claim, there);
  const { verdict, share, value, bound, mcse, foresight, terms } = result;
  const unit = terms?.find((term) => term.value === value && term.bound === bound)?.unit;
  return {
    variant,
    title,
    verdict,
    ...(share === undefined ? {} : { share }),
    ...(value === undefined ? {} : { value }),
    ...(value === undefined || bound === undefined ? {} : { bound }),
    ...(unit === undefined ? {} : { unit }),
    ...(mcse === undefined ? {} : { mcse }),
    ...(foresight === undefined ? {} : { foresight }),
  };
}
