// What measurements have in common: processor time, since others may be using the machine, and the summary of some rounds.

/**
 * Milliseconds of processor time that some work takes in this process, its background threads included.
 *
 * @param {() => void} work
 */
export function cpuMs(work) {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/**
 * The middle of a list; of an even number, the upper of the two.
 *
 * @param {readonly number[]} list
 */
export function median(list) {
  return list.toSorted((a, b) => a - b)[list.length >> 1];
}

/**
 * @param {readonly number[]} list
 * @returns {{ min: number, median: number, max: number }}
 */
export function summary(list) {
  return { min: Math.min(...list), median: median(list), max: Math.max(...list) };
}

/**
 * A line for people: `c_scalar   median 156457, min 153029, spread 4 % paths a second`.
 *
 * @param {string} name
 * @param {readonly number[]} list
 * @param {string} unit
 * @param {number} digits after the point
 */
export function describe(name, list, unit, digits = 0) {
  const { min, median: middle, max } = summary(list);
  const spread = (((max - min) / middle) * 100).toFixed(0);
  const [centre, least] = [middle.toFixed(digits), min.toFixed(digits)];
  return `  ${name.padEnd(14)} median ${centre}, min ${least}, spread ${spread} %${unit}`;
}
