import type { Fault, Played } from '../kernel/kernel.ts';
import { type Gathering, settle, take } from './gathering.ts';
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
  /** Ends it: what is played by then stays, and nobody needs it. */
  readonly signal?: AbortSignal;
}

/**
 * Worlds that a player plays before it hears of other orders, unless there are too few for all players: so few that another question need
 * not wait. Each is a small part of what it is given to do at a time, as every answer costs a message.
 */
const STEP = 64;
/** Worlds that a player is given at most, and where fans are read off. */
const MOST = 1024;
const MOST_WITH_FANS = 256;
/** Kernels play so many worlds at once. */
const GRAIN = 8;

/** Plays worlds that a gathering wants, two stretches for each player under way at a time; gives a fault if there is one. */
export async function play(into: Gathering, stint: Stint): Promise<Fault | undefined> {
  const { from, to, seed, hands, bare = false, optionless = false, signal } = stint;
  const { turned, drawn, wanted } = into;
  if (signal?.aborted || (wanted.length === 0 && !into.wantsWorlds)) return undefined;
  const { run, values, bodies } = turned;
  const share = Math.ceil((to - from) / hands.count / GRAIN) * GRAIN;
  const step = Math.max(GRAIN, Math.min(STEP, share));
  const picked = bare || optionless;
  const only = picked ? { only: into.kept } : {};
  const options = optionless ? [] : wanted;
  const turning = hands.turn({ run: run.number, seed, values, bodies, options, ...only }, drawn);
  const lines = hands.count * 2;
  let next = from;
  let fault: Fault | undefined;
  /** What is left is shared out among all, so that they are done at the same time. */
  const sizeFrom = (first: number): number => {
    const fair = Math.floor((to - first) / (2 * lines) / step) * step;
    return Math.min(to - first, Math.max(step, Math.min(picked ? MOST : MOST_WITH_FANS, fair)));
  };
  const line = async (): Promise<void> => {
    while (next < to && fault === undefined && !signal?.aborted) {
      const first = next;
      const count = sizeFrom(first);
      next = first + count;
      const rooms = picked ? hands.rooms.splice(0, Math.ceil(count / step)) : [];
      const played = await turning.play(first, count, step, rooms);
      if ('diagnostic' in played) {
        fault ??= played;
        continue;
      }
      if (!signal?.aborted) for (const one of played) take(into, one, picked);
      if (picked) keep(hands.rooms, played);
    }
  };
  signal?.addEventListener('abort', turning.end, { once: true });
  try {
    await Promise.all(Array.from({ length: lines }, line));
  } finally {
    signal?.removeEventListener('abort', turning.end);
    turning.end();
  }
  if (fault === undefined && !signal?.aborted && to === into.count) settle(into);
  return fault;
}

/** Sheets of columns that are kept at most, each of some hundred kilobytes. */
const MOST_ROOMS = 64;

/** Keeps the memory of what has been read. */
function keep(rooms: ArrayBuffer[], played: readonly Played[]): void {
  for (const { worlds } of played) if (rooms.length < MOST_ROOMS) rooms.push(worlds.buffer as ArrayBuffer);
}
