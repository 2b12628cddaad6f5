// Versions of the toy model side by side.
import { holdMeans, OUTCOMES } from '../peers/means.mjs';

/**
 * Rubicon and each peer, one after the other and the next time the other way round. Rates in trajectories a second of processor
 * time; a side's means are held to the known ones in every round and over all rounds.
 *
 * @param {import('../peers/toy.mjs').Version} ours
 * @param {readonly import('../peers/toy.mjs').Version[]} peers
 * @param {number} rounds
 * @param {number} scale of the counts of trajectories
 */
export function compare(ours, peers, rounds, scale) {
  const all = [ours, ...peers];
  const rates = Object.fromEntries(all.map(({ name }) => [name, []]));
  const ratios = Object.fromEntries(peers.map(({ name }) => [name, []]));
  const sums = new Map(all.map(({ name }) => [name, { count: 0, totals: OUTCOMES.map(() => 0) }]));
  for (const { play, count, warm = 0 } of all) {
    for (let time = 0; time < warm * scale; time++) play(sized(count, scale), time);
  }
  let seed = 0;
  const measure = ({ name, count, play }) => {
    const some = sized(count, scale);
    const { rate, means } = play(some, ++seed);
    holdMeans(name, means, some);
    const sum = sums.get(name);
    sum.count += some;
    sum.totals = sum.totals.map((total, outcome) => total + some * means[outcome]);
    rates[name].push(rate);
    return rate;
  };
  for (let round = 0; round < rounds; round++) {
    if (peers.length === 0) measure(ours);
    peers.forEach((peer, index) => {
      const oursFirst = (round + index) % 2 === 0;
      const [one, other] = (oursFirst ? [ours, peer] : [peer, ours]).map(measure);
      ratios[peer.name].push(oursFirst ? one / other : other / one);
    });
  }
  for (const { name } of all) {
    const { count, totals } = sums.get(name);
    holdMeans(
      name,
      totals.map((total) => total / count),
      count,
    );
  }
  return { rates, ratios };
}

/** A multiple of 64, which the versions for vectors ask for. */
function sized(count, scale) {
  return 64 * Math.ceil((count * scale) / 64);
}
