import { log } from '../math/log.ts';
import { logistic } from '../math/logistic.ts';
import { logit } from '../math/logit.ts';

/** The 95 % quantile of the standard normal law. */
const Z95 = 1.6448536269514722;

/** The law that an interval stands for, by its name in the registry and its parameters; or why it stands for none. */
export type IntervalLaw =
  | {
      readonly kind: 'law';
      readonly distribution: 'normal' | 'lognormal' | 'logitnormal';
      readonly parameters: readonly number[];
    }
  | { readonly kind: 'problem'; readonly problem: string };

/**
 * The law of `low to high`, whose 5 % and 95 % quantiles are the two ends: logit-normal for a share within (0, 1),
 * log-normal where both ends are above 0, normal otherwise. Equal ends are a point (normal with sd 0). `isShare` says that
 * the quantity is a share of a whole.
 */
export function fromInterval(low: number, high: number, isShare: boolean): IntervalLaw {
  for (const end of [low, high]) {
    if (!Number.isFinite(end)) return { kind: 'problem', problem: `the end ${end} is not a finite number` };
  }
  if (low > high) {
    return { kind: 'problem', problem: `the lower end ${low} lies above the upper end ${high}` };
  }
  if (low === high) return { kind: 'law', distribution: 'normal', parameters: [low, 0] };
  if (isShare && low > 0 && high < 1) {
    const [below, above] = [logit(low), logit(high)];
    const median = logistic(0.5 * (below + above));
    return { kind: 'law', distribution: 'logitnormal', parameters: [median, (above - below) / (2 * Z95)] };
  }
  if (low > 0) {
    const median = Math.sqrt(low) * Math.sqrt(high);
    return {
      kind: 'law',
      distribution: 'lognormal',
      parameters: [median, (log(high) - log(low)) / (2 * Z95)],
    };
  }
  const mean = 0.5 * low + 0.5 * high;
  return { kind: 'law', distribution: 'normal', parameters: [mean, (0.5 * high - 0.5 * low) / Z95] };
}

/**
 * The parameters with which a law of the given name has its 5 % and 95 % quantiles at two ends; undefined where it has none such.
 * Other than `fromInterval` it does not choose the law.
 */
export function intervalParameters(
  distribution: string,
  low: number,
  high: number,
): readonly number[] | undefined {
  if (!(low < high) || !Number.isFinite(low) || !Number.isFinite(high)) return undefined;
  if (distribution === 'normal') return [0.5 * low + 0.5 * high, (0.5 * high - 0.5 * low) / Z95];
  const law = fromInterval(low, high, distribution === 'logitnormal');
  return law.kind === 'law' && law.distribution === distribution ? law.parameters : undefined;
}
