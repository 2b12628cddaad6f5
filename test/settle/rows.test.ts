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
  moments: (rows) => rows.moments(4, 40, 12, 160),
  multiply: (rows) => rows.multiply(0, 20, 16, 160),
  addProduct: (rows) => rows.addProduct(0, 20, 16, 160),
  standardise: (rows) => rows.standardise(0, 0.1, 3, 2, 16, 160),
  triples: (rows) => rows.triples(0, 20, 100, 24, 80, 16, 160),
  add: (rows) => rows.add(0, 20, 16, 160),
  subtract: (rows) => rows.subtract(0, 20, 16, 160),
  // A column that is judged on a few rows only, and rows in which nobody, one or several refuse.
  vote: (rows) => rows.vote(prepared(rows), 20, 16, 60, 160),
  refuse: (rows) => rows.refuse(prepared(rows), 20, 16, 60),
  tally: (rows) => rows.tally(20, 40, 60 + prepared(rows), 16, 180),
  better: (rows) => rows.better(prepared(rows), 20, 60, 16, 160),
  choose: (rows) => rows.choose(prepared(rows), 60, 7, 100, 16, 160),
  take: (rows) => rows.take(60 + 0 * prepared(rows), 1, 0, 16, 160),
  raise: (rows) => rows.raise(prepared(rows), 16, 160),
  lower: (rows) => rows.lower(prepared(rows), 16, 160),
};

/** Missing values in the first column, refusals from place 60 on, and some best values that are missing yet. */
function prepared(rows: Rows): number {
  const heap = rows.heap();
  for (let r = 0; r < 16; r++) {
    if (r % 5 === 4) heap[r] = Number.NaN;
    heap[60 + r] = [0, 1, 2, 0, 65537][r % 5]!;
    if (r % 3 === 1) heap[160 + r] = Number.NaN;
  }
  return 0;
}

describe('sums over rows', () => {
  it.each(Object.entries(WORK))('%s: vectors give the bits of the plain ones', (_, work) => {
    const [plain, vectors] = pair(200);
    const before = plain.heap().slice();
    work(plain);
    work(vectors);
    expect(vectors.heap().subarray(0, 200)).toEqual(plain.heap());
    expect(plain.heap()).not.toEqual(before);
  });

  it('keep what stands in memory that grows', () => {
    for (const rows of pair(200)) {
      const before = rows.heap().slice(0, 200);
      rows.reserve(300_000);
      expect(rows.heap().length).toBeGreaterThanOrEqual(300_000);
      expect(rows.heap().slice(0, 200)).toEqual(before);
      rows.add(0, 20, 16, 299_900);
      expect(rows.heap()[299_903]).toBe(before[3]! + before[23]!);
    }
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

// By the definition of each: who refuses, what the best is that one could have by itself, which package is signed.
describe('choices by rows', () => {
  it.each(['plain', 'vectors'])('say who refuses, and what would be signed: %s', (which) => {
    const rows = pair(400)[which === 'plain' ? 0 : 1];
    const heap = rows.heap();
    // Two actors, two packages of worth to each, what going on is worth.
    const [worth, on] = [
      [
        [0, 20],
        [40, 60],
      ],
      [80, 100],
    ] as const;
    const [refusals, product, most, signed, best] = [120, 140, 160, 180, [200, 220]] as const;
    heap[3] = Number.NaN;
    heap.fill(Number.NEGATIVE_INFINITY, most, most + 16);
    heap.fill(-1, signed, signed + 16);
    for (const column of best) heap.fill(Number.NaN, column, column + 16);
    for (const [pack, of] of worth.entries()) {
      heap.fill(0, refusals, refusals + 16);
      heap.fill(1, product, product + 16);
      for (const actor of [0, 1]) rows.vote(of[actor]!, on[actor]!, 16, refusals, product);
      for (const actor of [0, 1]) rows.better(of[actor]!, on[actor]!, refusals, 16, best[actor]!);
      rows.choose(product, refusals, pack, most, 16, signed);
    }
    for (let r = 0; r < 16; r++) {
      const gain = (pack: number, actor: number): number =>
        heap[worth[pack]![actor]! + r]! - heap[on[actor]! + r]!;
      const judged = [0, 1].filter((pack) => [0, 1].every((actor) => !Number.isNaN(gain(pack, actor))));
      const all = judged.filter((pack) => gain(pack, 0) >= 0 && gain(pack, 1) >= 0);
      const products = all.map((pack) => gain(pack, 0) * gain(pack, 1));
      expect(heap[signed + r]).toBe(all.length === 0 ? -1 : all[products.indexOf(Math.max(...products))]);
      for (const actor of [0, 1]) {
        const others = judged.filter((pack) => gain(pack, 1 - actor) >= 0);
        const wanted =
          others.length === 0
            ? Number.NaN
            : Math.max(...others.map((pack) => heap[worth[pack]![actor]! + r]!));
        expect(heap[best[actor]! + r]).toBe(wanted);
      }
    }
  });
});
