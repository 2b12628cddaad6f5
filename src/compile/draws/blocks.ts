import { VECTOR } from '../passes/allocate.ts';
import type { Code } from '../wasm/code.ts';

const MULTIPLIER_0 = 0xd2511f53;
const MULTIPLIER_1 = 0xcd9e8d57;
const ROUNDS = 10;

/** Blocks of the generator, four at a time in the lanes of vectors. */
export interface Blocks {
  /** Locals of the four words. */
  readonly words: readonly [number, number, number, number];
  /** Takes up a draw: of the period in one local, whose name's key lies at the address in another. */
  readonly begin: (period: number, name: number) => void;
  /** The number of the first block is on the stack; the next three stand beside it. */
  readonly first: () => void;
  readonly compute: () => void;
  /** Moves on by four blocks. */
  readonly next: () => void;
}

/**
 * Philox 4×32-10 of the counters that `src/random` gives the draws: period, number of the block, the name's key. What the period
 * and the name alone decide in the first rounds is computed when a draw is taken up, so that a block takes 16 products of 20.
 *
 * @param keys address of the round keys
 */
export function blocksInLanes(out: Code, keys: number): Blocks {
  const int = (): number => out.local('i32');
  const vector = (): number => out.local('v128');
  const wide = out.local('i64');
  const [m0, m1, numbers, lower, upper] = [vector(), vector(), vector(), vector(), vector()];
  const [c0, c1, c2, c3] = [vector(), vector(), vector(), vector()];
  const [h0, l0, h1, l1] = [vector(), vector(), vector(), vector()];
  const [x0, x1, x2, x3] = [int(), int(), int(), int()];
  const [high0, low0, high1, low1] = [int(), int(), int(), int()];
  /** What is exclusive-or'ed in the first rounds beside products of what varies. */
  const into = [vector(), vector(), vector(), vector(), vector()] as const;

  const scalarProduct = (word: number, multiplier: number, toHigh: number, toLow: number): void => {
    out.get(word);
    out.plain('i64.extend_i32_u');
    out.i32(multiplier);
    out.plain('i64.extend_i32_u');
    out.plain('i64.mul');
    out.set(wide);
    out.get(wide);
    out.plain('i32.wrap_i64');
    out.set(toLow);
    out.get(wide);
    out.i32(32);
    out.plain('i64.extend_i32_u');
    out.plain('i64.shr_u');
    out.plain('i32.wrap_i64');
    out.set(toHigh);
  };
  const scalarKey = (round: number, half: number): void => {
    out.i32(0);
    out.memory('i32.load', keys + (2 * round + half) * VECTOR);
    out.plain('i32.xor');
  };
  const key = (round: number, half: number): void => {
    out.i32(0);
    out.memory('v128.load', keys + (2 * round + half) * VECTOR);
    out.vector('v128.xor');
  };
  const scalarXor = (a: number, b: number): void => {
    out.get(a);
    out.get(b);
    out.plain('i32.xor');
  };
  const xor = (a: number, b: number): void => {
    out.get(a);
    out.get(b);
    out.vector('v128.xor');
  };
  const splat = (to: number): void => {
    out.vector('i32x4.splat');
    out.set(to);
  };
  /** Upper and lower words of the products of four words with a multiplier. */
  const products = (words: number, multiplier: number, toHigh: number, toLow: number): void => {
    out.get(words);
    out.get(multiplier);
    out.vector('i64x2.extmul_low_i32x4_u');
    out.set(lower);
    out.get(words);
    out.get(multiplier);
    out.vector('i64x2.extmul_high_i32x4_u');
    out.set(upper);
    out.get(lower);
    out.get(upper);
    out.lanes(1, 3, 5, 7);
    out.set(toHigh);
    out.get(lower);
    out.get(upper);
    out.lanes(0, 2, 4, 6);
    out.set(toLow);
  };
  const copy = (from: number, to: number): void => {
    out.get(from);
    out.set(to);
  };

  out.i32(MULTIPLIER_0);
  splat(m0);
  out.i32(MULTIPLIER_1);
  splat(m1);

  const begin: Blocks['begin'] = (period, name) => {
    // Round 0: only its first word varies, and by no product.
    out.get(name);
    out.memory('i32.load', 0);
    out.set(x2);
    out.get(name);
    out.memory('i32.load', 4);
    out.set(x3);
    scalarProduct(period, MULTIPLIER_0, high0, low0);
    scalarProduct(x2, MULTIPLIER_1, high1, low1);
    out.get(high1);
    scalarKey(0, 0);
    splat(into[0]);
    copy(low1, x1);
    scalarXor(high0, x3);
    scalarKey(0, 1);
    out.set(x2);
    copy(low0, x3);
    // Round 1: the third and fourth words vary.
    out.get(x3);
    scalarKey(1, 1);
    splat(into[1]);
    scalarProduct(x2, MULTIPLIER_1, high1, low1);
    scalarXor(high1, x1);
    scalarKey(1, 0);
    out.set(x0);
    copy(low1, x1);
    // Round 2: all but the fourth.
    out.get(x1);
    scalarKey(2, 0);
    splat(into[2]);
    scalarProduct(x0, MULTIPLIER_0, high0, low0);
    out.get(high0);
    scalarKey(2, 1);
    splat(into[3]);
    // Round 3.
    out.get(low0);
    scalarKey(3, 1);
    splat(into[4]);
  };

  const compute: Blocks['compute'] = () => {
    xor(numbers, into[0]);
    out.set(c0);
    products(c0, m0, h0, l0);
    xor(h0, into[1]);
    out.set(c2);
    products(c2, m1, h1, l1);
    xor(h1, into[2]);
    out.set(c0);
    xor(l0, into[3]);
    out.set(c2);
    copy(l1, c1);
    for (let round = 3; round < ROUNDS; round++) {
      products(c0, m0, h0, l0);
      products(c2, m1, h1, l1);
      xor(h1, c1);
      key(round, 0);
      out.set(c0);
      if (round === 3) xor(h0, into[4]);
      else {
        xor(h0, c3);
        key(round, 1);
      }
      out.set(c2);
      copy(l1, c1);
      copy(l0, c3);
    }
  };

  return {
    words: [c0, c1, c2, c3],
    begin,
    first: () => {
      out.vector('i32x4.splat');
      out.word(0, 1);
      out.word(2, 3);
      out.lanes(0, 1, 4, 5);
      out.vector('i32x4.add');
      out.set(numbers);
    },
    compute,
    next: () => {
      out.get(numbers);
      out.i32(4);
      out.vector('i32x4.splat');
      out.vector('i32x4.add');
      out.set(numbers);
    },
  };
}
