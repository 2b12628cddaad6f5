// How processor time grows with the work asked for: the slope of its logarithm against that of the size. 1 is linear.
import { cpuMs } from '../measure/rounds.mjs';
import { apart, kernelOf, modelOf, playAll } from './rubicon.mjs';

/**
 * The exponents on the toy model. Of a size, the least time of all rounds counts, as whatever disturbs only adds to it; the sizes
 * take turns.
 *
 * - worlds: slope of the time.
 * - periods: slope of the time; a world's own draws and columns cost as much as one or two of its months, which keeps it below 1.
 * - options: slope of what doubling adds, t(2n) − t(n). All options meet the same draws, which are made once and cost several
 *   times what one option of this model does; the difference is free of what options share. Every quantity is made a rule of each option,
 *   so that they share nothing else.
 *
 * @param {number} rounds
 * @param {number} scale of the counts of worlds, 1 for figures that can be told
 */
export function exponents(rounds, scale) {
  const worlds = (count) => Math.max(64, Math.round(count * scale));
  const model = modelOf('teaching/toy-escalation');
  const toy = kernelOf(model);
  const counts = [5_000, 10_000, 20_000, 40_000].map(worlds);

  const options = [4, 8, 16, 32, 64];
  const divided = kernelOf(apart(model, Math.max(...options)));
  const some = (count) => Array.from({ length: count }, (_, option) => option);

  const periods = [15, 30, 60, 120];
  const longer = new Map(
    periods.map((count) => [count, kernelOf({ ...model, clock: clockOf(model.clock, count) })]),
  );

  const byWorlds = least(counts, rounds, (count) => playAll(toy, count));
  const byOptions = least(options, rounds, (count) =>
    playAll(divided, worlds(4_096), { options: some(count) }),
  );
  const byPeriods = least(periods, rounds, (count) => playAll(longer.get(count), worlds(8_192)));
  const added = options.slice(1).map((_, index) => byOptions[index + 1] - byOptions[index]);
  return {
    exponent_worlds: slope(counts, byWorlds),
    exponent_options: slope(options.slice(0, -1), added),
    exponent_periods: slope(periods, byPeriods),
  };
}

/** The least milliseconds of processor time for each size. */
function least(sizes, rounds, work) {
  // The engine compiles twice; the second time while the first version runs.
  for (let warm = 0; warm < 3; warm++) for (const size of sizes) work(size);
  const times = sizes.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < rounds; round++) {
    sizes.forEach((size, index) => {
      times[index] = Math.min(
        times[index],
        cpuMs(() => work(size)),
      );
    });
  }
  return times;
}

/** Least squares through the logarithms. */
function slope(sizes, costs) {
  const points = sizes.map((size, index) => [Math.log(size), Math.log(costs[index])]);
  const mean = (axis) => points.reduce((sum, point) => sum + point[axis], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const together = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0);
  return together / points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
}

function clockOf(clock, count) {
  const starts = Array.from(
    { length: count },
    (_, period) => clock.starts[0] + Math.floor(period * clock.length),
  );
  return { ...clock, starts, finish: starts.at(-1) + clock.length };
}
