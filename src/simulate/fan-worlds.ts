import type { KernelLayout } from '../kernel/kernel.ts';
import { BLOCK } from './block.ts';
import type { Plan } from './plan.ts';

/** From the first so many worlds fans are drawn: the median is then known to a seventieth of a standard deviation, less than a chart shows. */
const MOST = 8192;
/** Bytes that fans may take, whatever the memory for columns is. */
const MEMORY = 128 * 2 ** 20;
/** Worlds from which fans are drawn in any case. */
const LEAST = 8 * BLOCK;

/** Of how many of the first worlds fans are kept. It depends on what is played alone, so that a run and its larger sister draw alike. */
export function fanWorlds(
  { everyFan }: Pick<Plan, 'everyFan'>,
  { fans, periods }: Pick<KernelLayout, 'fans' | 'periods'>,
  options: number,
): number {
  const bytes = options * fans.length * periods * Float64Array.BYTES_PER_ELEMENT;
  if (bytes === 0) return 0;
  if (everyFan === true) return Number.POSITIVE_INFINITY;
  return Math.max(LEAST, BLOCK * Math.floor(Math.min(MOST, MEMORY / bytes) / BLOCK));
}
