import type { Fault } from '../kernel/kernel.ts';
import type { Drawn } from './evidence/drawn.ts';
import { type Gathering, take } from './gathering.ts';
import type { Hands } from './hands.ts';

/** Which worlds are played, by whom, and what is read off them. */
export interface Stint {
  readonly from: number;
  readonly to: number;
  readonly seed: number;
  readonly hands: Hands;
  /** Only the columns to be kept; fans and checks are read off too, unless given. */
  readonly bare?: boolean;
  /** No option is played: only what is drawn once a world. */
  readonly optionless?: boolean;
  /** Draws that are given, where there is evidence. */
  readonly drawn?: Drawn;
  readonly stale?: () => boolean;
}

/**
 * Worlds that a player is given at a time, unless there are too few for all players: so few that those under way, when another question
 * is asked, are soon done.
 */
const STRETCH = 64;
/** Kernels play so many worlds at once. */
const GRAIN = 8;

/** Plays worlds into a gathering, some stretches for each player under way at a time; gives a fault if there is one. */
export async function play(into: Gathering, stint: Stint): Promise<Fault | undefined> {
  const { from, to, seed, hands, bare = false, optionless = false, drawn } = stint;
  const { stale = () => false } = stint;
  const { run, values, bodies } = into.turned;
  const share = Math.ceil((to - from) / hands.count / GRAIN) * GRAIN;
  const step = Math.max(GRAIN, Math.min(STRETCH, share));
  const only = bare || optionless ? { only: into.kept } : {};
  const options = optionless ? { options: [] } : {};
  const turning = hands.turn({ run: run.number, seed, values, bodies, ...options, ...only }, drawn);
  let next = from;
  let fault: Fault | undefined;
  const line = async (): Promise<void> => {
    while (next < to && fault === undefined && !stale()) {
      const first = next;
      next = Math.min(to, first + step);
      const { played } = await turning.play(first, next - first);
      if ('diagnostic' in played) fault ??= played;
      else if (!stale()) take(into, played, bare || optionless);
    }
  };
  try {
    await Promise.all(Array.from({ length: hands.count * 2 }, line));
  } finally {
    turning.end();
  }
  return fault;
}
