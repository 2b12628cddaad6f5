// What a second worker thread is worth to a user: the whole way of `simulate`, with workers started and columns gathered.
import { simulate } from '../../dist/simulate/simulate.js';
import { threads } from '../../dist/simulate/threads.js';
import { modelOf } from './rubicon.mjs';

/**
 * Wall time of one thread over that of two, side by side in rounds. Other programs on the same processors take wall time from both, and
 * more from two; so the best of each side counts.
 *
 * @param {number} rounds
 * @param {number} worlds
 * @returns {Promise<{ ratio: number, rounds: number[] }>} the ratio of the best times, and that of each round
 */
export async function twoThreads(rounds, worlds) {
  const model = modelOf('teaching/toy-escalation');
  const plan = { seed: 1, runs: [{ model, options: model.options.map((_, option) => option) }] };
  const time = async (count) => {
    const start = performance.now();
    const played = await simulate(plan, { stop: { worlds } }, threads(plan, { threads: count }));
    if ('diagnostic' in played) throw new Error(played.diagnostic.message);
    return performance.now() - start;
  };
  const [one, two] = [[], []];
  for (let round = 0; round < rounds; round++) {
    // Whoever is second finds the processor warm; the sides take turns at that too.
    if (round % 2 === 0) one.push(await time(1));
    two.push(await time(2));
    if (round % 2 === 1) one.push(await time(1));
  }
  return { ratio: Math.min(...one) / Math.min(...two), rounds: one.map((ms, round) => ms / two[round]) };
}
