import { describe, expect, it } from 'vitest';
import { drawName, fnv1a, mix, nameKey } from '../../src/random/name.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('names of draws', () => {
  it('rows stand in brackets', () => {
    expect(drawName('resolve', [])).toBe('resolve');
    expect(drawName('line', ['moscow', 'strike'])).toBe('line[moscow,strike]');
  });

  // Test vectors of the FNV authors' reference code (test_fnv.c).
  it.each([
    ['', 0xcbf29ce484222325n],
    ['a', 0xaf63dc4c8601ec8cn],
    ['foobar', 0x85944171f73967e8n],
  ])('FNV-1a of "%s"', (text, expected) => {
    expect(fnv1a(utf8(text))).toBe(expected);
  });

  // SplitMix64 from seed 1234567 (Rosetta Code, "Pseudo-random numbers/Splitmix64"): its state grows by the golden ratio.
  it('the finaliser makes SplitMix64’s published sequence', () => {
    const outputs = [1n, 2n, 3n, 4n, 5n].map((step) =>
      mix(BigInt.asUintN(64, 1234567n + step * 0x9e3779b97f4a7c15n)),
    );
    expect(outputs).toEqual([
      6457827717110365317n,
      3203168211198807973n,
      9817491932198370423n,
      4593380528125082431n,
      16408922859458223821n,
    ]);
  });

  it('the key’s halves are the hash’s halves', () => {
    const { low, high } = nameKey('red_line[russia,strike]');
    expect((BigInt(high) << 32n) | BigInt(low)).toBe(mix(fnv1a(utf8('red_line[russia,strike]'))));
  });

  it('names that differ in one letter share no more of their keys than chance gives', () => {
    let bits = 0;
    for (let i = 0; i < 500; i += 1) {
      const [a, b] = [nameKey(`x${i}`), nameKey(`y${i}`)];
      for (const word of [a.low ^ b.low, a.high ^ b.high]) {
        for (let rest = word; rest !== 0; rest &= rest - 1) bits += 1;
      }
    }
    // 500 × 64 fair coins: mean 16000, standard deviation 89.4; five of them.
    expect(Math.abs(bits - 16000)).toBeLessThan(447);
  });

  it('no two of 200 000 names share a key', () => {
    const keys = new Set<string>();
    for (let i = 0; i < 200_000; i += 1) {
      const { low, high } = nameKey(`quantity_${i % 1000}[row_${Math.floor(i / 1000)}]`);
      keys.add(`${high}:${low}`);
    }
    expect(keys.size).toBe(200_000);
  });
});
