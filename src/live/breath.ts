import { pause } from '../kernel/pause.ts';

/** Milliseconds of work after which messages are heard. */
const LONG = 6;

/**
 * Lets messages be heard now and then in the middle of long work; tells whether to go on. Nobody waits any more once the signal has
 * been given.
 */
export function breathing(signal: AbortSignal): () => Promise<boolean> {
  let heard = performance.now();
  return async () => {
    if (performance.now() - heard >= LONG) {
      await pause();
      heard = performance.now();
    }
    return !signal.aborted;
  };
}
