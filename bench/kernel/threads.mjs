// What a second worker thread is worth to a user: the whole way of `simulate`, with workers started and columns gathered.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { simulate } from '../../dist/simulate/simulate.js';
import { threads } from '../../dist/simulate/threads.js';
import { modelOf } from './rubicon.mjs';

/**
 * Wall time of one thread over that of two, side by side in rounds. Other programs on the same processors take wall time from both, and
 * more from two; so the best of each side counts.
 *
 * @param {number} rounds
 * @param {number} worlds
 * @returns {Promise<{ ratio: number, rounds: number[], cpu: number }>} the ratio of the best times, and that of each round; and the
 *   least processor time of two threads over that of one
 */
export async function twoThreads(rounds, worlds) {
  const model = modelOf('teaching/toy-escalation');
  const plan = { seed: 1, runs: [{ model, options: model.options.map((_, option) => option) }] };
  const time = async (count) => {
    const [start, before] = [performance.now(), process.cpuUsage()];
    const played = await simulate(plan, { stop: { worlds } }, threads(plan, { threads: count }));
    if ('diagnostic' in played) throw new Error(played.diagnostic.message);
    const { user, system } = process.cpuUsage(before);
    return { wall: performance.now() - start, cpu: (user + system) / 1000 };
  };
  const [one, two] = [[], []];
  for (let round = 0; round < rounds; round++) {
    // Whoever is second finds the processor warm; the sides take turns at that too.
    if (round % 2 === 0) one.push(await time(1));
    two.push(await time(2));
    if (round % 2 === 1) one.push(await time(1));
  }
  const least = (list, clock) => Math.min(...list.map((times) => times[clock]));
  return {
    ratio: least(one, 'wall') / least(two, 'wall'),
    rounds: one.map(({ wall }, round) => wall / two[round].wall),
    cpu: least(two, 'cpu') / least(one, 'cpu'),
  };
}

/**
 * The most that a second thread can be worth on this machine: as many worlds in each of two processes that have nothing to do with one
 * another, over one of them alone. Processors that share caches, power or a core give less than two.
 *
 * @param {number} rounds
 * @param {number} worlds
 */
export async function twoProcesses(rounds, worlds) {
  const processes = [0, 1].map(() => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'alone.mjs'), String(worlds)], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    return { child, lines: createInterface({ input: child.stdout })[Symbol.asyncIterator]() };
  });
  const next = async ({ lines }) => (await lines.next()).value;
  const play = (one) => {
    one.child.stdin.write('play\n');
    return next(one);
  };
  try {
    await Promise.all(processes.map(next));
    const [alone, together] = [[], []];
    for (let round = 0; round < rounds; round++) {
      alone.push(Number(await play(processes[round % 2])));
      together.push(Math.max(...(await Promise.all(processes.map(play))).map(Number)));
    }
    return (2 * Math.min(...alone)) / Math.min(...together);
  } finally {
    for (const { child } of processes) child.kill();
  }
}
