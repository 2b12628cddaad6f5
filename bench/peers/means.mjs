// What every version of the toy model has to find before its speed counts.

/** The outcomes in the order in which every version tells their means. */
export const OUTCOMES = ['C', 'H', 'E', 'W'];

// Found by plain C (toy.c) in 20 million trajectories.
const MEANS = [13.5089, 10.4984, 5.20367, 0.732786];
const SDS = [8.54, 8.34, 1.727, 0.4425];
const PLAYED = 20e6;

/** So many standard errors off is wrong: chance alone does that to less than one in a million means. */
const SIGMAS = 5;

/**
 * Throws if a version's means are further from the known ones than Monte-Carlo error explains.
 *
 * @param {string} who
 * @param {readonly number[]} means of `OUTCOMES`
 * @param {number} count trajectories behind them
 */
export function holdMeans(who, means, count) {
  OUTCOMES.forEach((outcome, index) => {
    const [mean, expected] = [means[index], MEANS[index]];
    const error = SDS[index] * Math.sqrt(1 / count + 1 / PLAYED);
    if (Math.abs(mean - expected) <= SIGMAS * error) return;
    const found = `mean ${outcome} is ${mean} over ${count} trajectories`;
    throw new Error(
      `${who} does not play the toy model: ${found}, not ${expected} ± ${error.toPrecision(2)}`,
    );
  });
}
