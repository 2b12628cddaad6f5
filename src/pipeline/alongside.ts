import type { Fault } from '../kernel/kernel.ts';

/**
 * Does something while threads are at other work, whose answers are heard between the steps of the first. A fault or failure of the
 * first comes before one of the other, whichever was earlier; neither goes on after the end.
 */
export async function alongside<First extends object, Other extends object>(
  first: () => Promise<First | Fault>,
  other: (signal: AbortSignal) => Promise<Other | Fault>,
  signal: AbortSignal | undefined,
): Promise<{ readonly first: First; readonly other: Other } | Fault> {
  const over = new AbortController();
  const working = other(signal === undefined ? over.signal : AbortSignal.any([signal, over.signal]));
  const ended = working.catch(() => undefined);
  try {
    const done = await first();
    if ('diagnostic' in done) return done;
    const worked = await working;
    return 'diagnostic' in worked ? worked : { first: done, other: worked };
  } finally {
    over.abort();
    await ended;
  }
}
