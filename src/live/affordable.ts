import type { Drawn } from './evidence/drawn.ts';
import { gathering } from './gathering.ts';
import type { Hands } from './hands.ts';
import { keeping } from './kept.ts';
import { play } from './playing.ts';
import { type LiveRun, turned } from './ready.ts';
import { memory } from './standing.ts';

/** Milliseconds that the worlds of a coarse answer may take to play. */
const AT_ONCE = 10;
const LEAST = 128;
/** Worlds of a trial for each player, and trials. */
const TRIED = 64;
const TRIALS = 6;

/** How many worlds can be played at once, found by playing some: the engine is warm then, too. */
export async function affordable(
  base: LiveRun,
  { seed, worlds }: { readonly seed: number; readonly worlds: number },
  hands: Hands,
  drawn: Drawn | undefined,
): Promise<number> {
  const plain = turned(base, {}, base);
  if ('refusal' in plain) return LEAST;
  const each = TRIED * hands.count;
  const into = gathering(plain, {
    purpose: 'trial',
    memory: memory(),
    worlds: each * TRIALS,
    kept: keeping(plain.model, base).claims,
    ...(drawn === undefined ? {} : { drawn }),
  });
  let best = Number.POSITIVE_INFINITY;
  for (let trial = 0; trial < TRIALS; trial++) {
    const start = performance.now();
    await play(into, { from: trial * each, to: (trial + 1) * each, seed, hands, bare: true });
    best = Math.min(best, performance.now() - start);
  }
  const count = Math.floor((AT_ONCE / best) * hands.count) * TRIED;
  return Math.min(worlds, Math.max(LEAST, count));
}
