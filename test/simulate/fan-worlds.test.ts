import { expect, it } from 'vitest';
import { BLOCK } from '../../src/simulate/block.ts';
import { fanWorlds } from '../../src/simulate/fan-worlds.ts';

const fans = (count: number): { definition: number; row: number }[] =>
  Array.from({ length: count }, (_, row) => ({ definition: 0, row }));

it('draws fans from whole blocks of the first worlds, as many as a bounded memory holds, and never from few', () => {
  expect(fanWorlds({}, { fans: fans(7), periods: 30 }, 9)).toBe(8192);
  const many = fanWorlds({}, { fans: fans(20), periods: 60 }, 9);
  expect(many % BLOCK).toBe(0);
  expect(many * 20 * 60 * 9 * 8).toBeLessThanOrEqual(128 * 2 ** 20);
  expect((many + BLOCK) * 20 * 60 * 9 * 8).toBeGreaterThan(128 * 2 ** 20);
  expect(fanWorlds({}, { fans: fans(1000), periods: 1000 }, 20)).toBe(8 * BLOCK);
  expect(fanWorlds({ everyFan: true }, { fans: fans(7), periods: 30 }, 9)).toBe(Number.POSITIVE_INFINITY);
  expect(fanWorlds({}, { fans: [], periods: 30 }, 9)).toBe(0);
});
