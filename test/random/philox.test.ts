import { describe, expect, it } from 'vitest';
import { philox } from '../../src/random/philox.ts';

/**
 * Random123 (D. E. Shaw Research), tests/kat_vectors, the three lines "philox4x32 10": counter, key, expected. The last
 * counter and key are the hexadecimal digits of π.
 */
const VECTORS = [
  '00000000 00000000 00000000 00000000 00000000 00000000   6627e8d5 e169c58d bc57ac4c 9b00dbd8',
  'ffffffff ffffffff ffffffff ffffffff ffffffff ffffffff   408f276d 41c83b0e a20bc7c6 6d5451fd',
  '243f6a88 85a308d3 13198a2e 03707344 a4093822 299f31d0   d16cfe09 94fdcceb 5001e420 24126ea1',
];

describe('Philox 4×32-10', () => {
  it.each(VECTORS)('known answer %s', (line) => {
    const words = line.split(/\s+/).map((word) => Number.parseInt(word, 16));
    const [c0, c1, c2, c3, k0, k1, ...expected] = words as [number, number, number, number, number, number];
    const out = new Uint32Array(4);
    philox(c0, c1, c2, c3, k0, k1, out);
    expect([...out]).toEqual(expected);
  });

  it('flipping any one bit of counter or key flips about half of the output', () => {
    const base = [0x12345678, 0x9abcdef0, 0x0fedcba9, 0x87654321, 0xdeadbeef, 0x01234567];
    const before = block(base);
    let flips = 0;
    for (let bit = 0; bit < 192; bit += 1) {
      const changed = [...base];
      changed[bit >> 5] = ((changed[bit >> 5] as number) ^ (1 << (bit & 31))) >>> 0;
      flips += difference(before, block(changed));
    }
    // 192 × 128 fair coins: mean 12288, standard deviation 78.4; five of them.
    expect(Math.abs(flips - 12288)).toBeLessThan(392);
  });
});

function block(words: readonly number[]): Uint32Array {
  const [c0, c1, c2, c3, k0, k1] = words as [number, number, number, number, number, number];
  const out = new Uint32Array(4);
  philox(c0, c1, c2, c3, k0, k1, out);
  return out;
}

function difference(a: Uint32Array, b: Uint32Array): number {
  let bits = 0;
  for (let i = 0; i < 4; i += 1) {
    for (let rest = (a[i] as number) ^ (b[i] as number); rest !== 0; rest &= rest - 1) bits += 1;
  }
  return bits;
}
