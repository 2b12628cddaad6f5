/** A word of the language: how it is written and what it says, in a sentence of Markdown. */
export interface Word {
  readonly name: string;
  readonly usage: string;
  readonly about: string;
}

function word(usage: string, about: string): Word {
  return { name: /^\w+/.exec(usage)?.[0] ?? usage, usage, about };
}

/** Functions of numbers. */
export const NUMBER_WORDS: readonly Word[] = [
  word('abs(x)', 'The size of a number, without its sign.'),
  word('min(x, y, …)', 'The least of two or more values.'),
  word('max(x, y, …)', 'The greatest of two or more values.'),
  word('clamp(x, low, high)', '`x` kept between two bounds; with crossed bounds the upper one.'),
  word('floor(x)', 'The greatest whole number that is not above `x`.'),
  word('exp(x)', 'e to the power of `x`.'),
  word('log(x)', 'The natural logarithm.'),
  word('sqrt(x)', 'The square root.'),
  word('sin(x)', 'The sine of an angle in radians.'),
  word('cos(x)', 'The cosine of an angle in radians.'),
  word('inverse_logit(x)', '1 / (1 + exp(−x)): a number of any size as a share.'),
  word('logit(p)', 'log(p / (1 − p)): a share as a number of any size.'),
  word('normal_cdf(x)', 'The probability that a standard normal draw lies below `x`.'),
  word('known(x)', 'Whether `x` is not missing.'),
];

/** Functions that look back along the path. */
export const LOOK_BACK_WORDS: readonly Word[] = [
  word('ever(c)', 'Whether `c` has held in any period up to now.'),
  word('always(c)', 'Whether `c` has held in every period up to now.'),
  word('since(c)', 'Time since `c` last held: 0 in a period in which it holds, `infinity` if it never did.'),
  word('first(c)', 'Time from the start to the period in which `c` first held; `infinity` if it never did.'),
  word('total(x)', 'A rate integrated over time, or how long a condition held.'),
  word('highest(x)', 'The highest value up to now.'),
  word('lowest(x)', 'The lowest value up to now.'),
  word(
    'before(x, duration, initial)',
    '`x` as it was a while ago, `initial` before that; the only one that does not see the present period.',
  ),
];

/** Functions over all worlds, in claims. */
export const AGGREGATE_WORDS: readonly Word[] = [
  word(
    'mean(x) or mean(x, when)',
    'The mean over all worlds, or over those in which `when` holds; of yes and no a probability.',
  ),
  word('quantile(x, p)', 'The value below which `x` lies in the share `p` of worlds.'),
  word('sd(x)', 'The standard deviation over worlds.'),
  word('mcse(x)', 'The Monte-Carlo standard error of the mean of `x`.'),
  word(
    'first_order(x, assumption, …)',
    'The share of the spread of `x` that knowing these assumptions would remove.',
  ),
  word(
    'worth_knowing(x, assumption, …)',
    'How much more of `x`, an outcome named without its option, one would have on average by choosing the option after these assumptions have become known.',
  ),
  word(
    'learned(x)',
    'The bits that the evidence taught about `x`: the relative entropy of what is thought of it to what was.',
  ),
  word('prior(e)', '`e`, built of the functions above, in worlds as they were thought before the evidence.'),
];

/** Words that tell the time. */
export const CLOCK_WORDS: readonly Word[] = [
  word('now', 'The first day of the period.'),
  word('elapsed', 'Time from the start to the present period.'),
  word('period', 'How long a period is.'),
  word('start', 'The day on which the first period begins.'),
  word('finish', 'The day on which the last period ends.'),
  word('as_of', 'The date as of which the worlds are drawn.'),
];

/** Functions of the clock. */
export const CLOCK_CALLS: readonly Word[] = [
  word(
    'during(date) or during(date, duration)',
    'Whether the period contains the date, or overlaps the time that begins with it and lasts so long.',
  ),
];

/** Draws that are no distributions of the registry. */
export const DRAW_WORDS: readonly Word[] = [
  word(
    'truncated(d, low, high)',
    'A draw from `d`, a distribution, an interval or a number, given that it lies between the ends; one of them may be `infinity`.',
  ),
  word(
    'mixture(weight, d, weight, d, …)',
    'A draw from one of several: distributions, intervals or numbers, each as likely as its weight.',
  ),
  word(
    'categorical(weight)',
    'A row of the table that `weight`, a quantity named without brackets, is over; each as likely as its weight.',
  ),
  word(
    'happens(rate)',
    'Yes with probability 1 − exp(−rate · period): whether something that comes at this rate comes in a period.',
  ),
];

/** Words that fold the rows of a table: `sum[side](soldiers)`. */
export const FOLD_WORDS: readonly Word[] = [
  word('sum[k in table where c](x)', 'The sum over the rows in which `c` holds; 0 of none.'),
  word('product[k in table where c](x)', 'The product over the rows; 1 of none.'),
  word('min[k in table where c](x)', 'The least value over the rows; missing of none.'),
  word('max[k in table where c](x)', 'The greatest value over the rows; missing of none.'),
  word('any[k in table where c](x)', 'Whether `x` holds in any of the rows.'),
  word('all[k in table where c](x)', 'Whether `x` holds in all of the rows.'),
  word('count[k in table where c](x)', 'In how many of the rows `x` holds.'),
  word('argmin[k in table where c](x)', 'The row in which `x` is least; missing of none.'),
  word('argmax[k in table where c](x)', 'The row in which `x` is greatest; missing of none.'),
];
