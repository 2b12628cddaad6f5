import type { Fault } from '../kernel/kernel.ts';
import { type Drawn, drawsOf } from './evidence/drawn.ts';
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
  let next = from;
  let fault: Fault | undefined;
  const line = async (): Promise<void> => {
    while (next < to && fault === undefined && !stale()) {
      const first = next;
      const count = Math.min(step, to - first);
      next = first + count;
      const latents = drawn === undefined ? {} : { latents: drawsOf(drawn, first, count) };
      const order = { run: run.number, seed, first, count, values, bodies };
      const { played } = await hands.play({ ...order, ...options, ...latents, ...only });
      if ('diagnostic' in played) fault ??= played;
      else take(into, played, bare || optionless);
    }
  };
  await Promise.all(Array.from({ length: hands.count * 2 }, line));
  return fault;
}
