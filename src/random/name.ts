/** A 64-bit word as two unsigned 32-bit halves. */
export interface NameKey {
  readonly low: number;
  readonly high: number;
}

const FNV_OFFSET = 0xcbf29ce484222325n;
const FNV_PRIME = 0x100000001b3n;

/** The canonical name of a draw: `name`, or `name[row,row]` for a definition with rows. */
export function drawName(name: string, rows: readonly string[]): string {
  return rows.length === 0 ? name : `${name}[${rows.join(',')}]`;
}

/** The name under which a draw is made anew. No name in a scenario has a space in it, so it is nobody's. */
export function anewName(canonical: string): string {
  return `${canonical} anew`;
}

/**
 * The 64-bit key of a draw's canonical name, which takes the upper half of the generator's counter. Names that differ
 * in one letter get unrelated keys; among a million names the chance that any two share one is 3 in 10^8.
 */
export function nameKey(canonical: string): NameKey {
  const hash = mix(fnv1a(new TextEncoder().encode(canonical)));
  return { low: Number(hash & 0xffffffffn), high: Number(hash >> 32n) };
}

/** FNV-1a of 64 bits (G. Fowler, L. C. Noll, K.-P. Vo; described in the IETF's draft-eastlake-fnv). */
export function fnv1a(bytes: Uint8Array): bigint {
  let hash = FNV_OFFSET;
  for (const byte of bytes) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * FNV_PRIME);
  return hash;
}

/**
 * Spreads every bit of a 64-bit word over all 64: the output function of SplitMix64 (G. L. Steele, D. Lea, C. H. Flood, "Fast
 * splittable pseudorandom number generators", OOPSLA 2014; constants of D. Stafford's variant 13).
 */
export function mix(word: bigint): bigint {
  const first = BigInt.asUintN(64, (word ^ (word >> 30n)) * 0xbf58476d1ce4e5b9n);
  const second = BigInt.asUintN(64, (first ^ (first >> 27n)) * 0x94d049bb133111ebn);
  return second ^ (second >> 31n);
}
