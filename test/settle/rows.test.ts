import { describe, expect, it } from 'vitest';
import { plainRows } from '../../src/settle/rows/plain.ts';
import type { Rows } from '../../src/settle/rows/rows.ts';
import { vectorRows } from '../../src/settle/rows/vectors.ts';

/** Two pieces of memory with the same numbers, from Lehmer's generator. */
function pair(numbers: number): readonly [Rows, Rows] {
  const both = [plainRows(), vectorRows()] as const;
  for (const rows of both) {
    rows.reserve(numbers);
    let state = 1;
    for (let i = 0; i < numbers; i++) {
      state = (state * 48_271) % 2_147_483_647;
      rows.heap()[i] = state / 1e9 - 1;
    }
  }
  return both;
}

const WORK: Readonly<Record<Exclude<keyof Rows, 'reserve' | 'heap'>, (rows: Rows) => void>> = {
  products: (rows) => rows.products(0, 20, 100, 24, 16, 160),
  combine: (rows) => rows.combine(0, 40, 20, 60, 100, 16, 160),
  dots: (rows) => rows.dots(4, 40, 12, 160),
  multiply: (rows) => rows.multiply(0, 20, 16, 160),
  addProduct: (rows) => rows.addProduct(0, 20, 16, 160),
  standardise: (rows) => rows.standardise(0, 0.1, 3, 2, 16, 160),
};

describe('sums over rows', () => {
  it.each(Object.entries(WORK))('%s: vectors give the bits of the plain ones', (_, work) => {
    const [plain, vectors] = pair(200);
    const before = plain.heap().slice();
    work(plain);
    work(vectors);
    expect(vectors.heap().subarray(0, 200)).toEqual(plain.heap());
    expect(plain.heap()).not.toEqual(before);
  });

  it('are the sums', () => {
    const [, rows] = pair(200);
    const heap = rows.heap();
    heap.fill(0, 160, 168);
    rows.products(0, 20, 100, 24, 16, 160);
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 2; j++) {
        let sum = 0;
        for (let r = 0; r < 16; r++) sum += heap[i * 20 + r]! * heap[100 + j * 24 + r]!;
        expect(heap[160 + 2 * i + j]).toBeCloseTo(sum, 12);
      }
    }
  });
});
