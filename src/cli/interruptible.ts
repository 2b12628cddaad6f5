import { EXIT } from './exit.ts';

/**
 * Does what takes long; Ctrl-C and SIGTERM abort its signal until it has ended. Whoever asks again while it ends is not let wait.
 *
 * @param atOnce what is done then before the process exits
 */
export async function interruptible<T>(
  work: (signal: AbortSignal) => Promise<T>,
  atOnce: () => void = () => {},
): Promise<T> {
  const interrupt = new AbortController();
  const onInterrupt = (): void => {
    if (!interrupt.signal.aborted) {
      interrupt.abort();
      return;
    }
    atOnce();
    process.exit(EXIT.interrupted);
  };
  process.on('SIGINT', onInterrupt);
  process.on('SIGTERM', onInterrupt);
  try {
    return await work(interrupt.signal);
  } finally {
    process.off('SIGINT', onInterrupt);
    process.off('SIGTERM', onInterrupt);
  }
}
