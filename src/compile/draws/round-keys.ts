const KEY_STEP_0 = 0x9e3779b9;
const KEY_STEP_1 = 0xbb67ae85;
const ROUNDS = 10;

/** The words that enter each round of the generator under a seed, by round: of the first half of the key, then of the second. */
export function roundKeys(seed: number): number[] {
  const low = seed % 4294967296;
  const high = Math.floor(seed / 4294967296);
  return Array.from({ length: ROUNDS }, (_, round) => [
    (low + Math.imul(round, KEY_STEP_0)) | 0,
    (high + Math.imul(round, KEY_STEP_1)) | 0,
  ]).flat();
}
