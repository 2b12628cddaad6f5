import { describe, expect, it } from 'vitest';
import { diagnose } from '../../src/diagnostics/diagnose.ts';
import { alongside } from '../../src/pipeline/alongside.ts';

const FAULT = { diagnostic: diagnose('evidence-none', {}) };

/** Goes on until it is told to stop, and notes that it was. */
function endless(): {
  readonly work: (signal: AbortSignal) => Promise<never>;
  readonly stopped: () => boolean;
} {
  let stopped = false;
  return {
    work: (signal) =>
      new Promise((_, reject) => {
        const stop = (): void => {
          stopped = true;
          reject(signal.reason);
        };
        if (signal.aborted) stop();
        else signal.addEventListener('abort', stop);
      }),
    stopped: () => stopped,
  };
}

describe('two works at once', () => {
  it('gives what both came to', async () => {
    const found = await alongside(
      async () => ({ a: 1 }),
      async () => ({ b: 2 }),
      undefined,
    );
    expect(found).toEqual({ first: { a: 1 }, other: { b: 2 } });
  });

  it('ends the other where the first comes to a fault or fails', async () => {
    const playing = endless();
    expect(await alongside(async () => FAULT, playing.work, undefined)).toBe(FAULT);
    expect(playing.stopped()).toBe(true);
    const again = endless();
    const failing = alongside(() => Promise.reject(new Error('broken')), again.work, undefined);
    await expect(failing).rejects.toThrow('broken');
    expect(again.stopped()).toBe(true);
  });

  it('hears of a fault or failure of the other once the first is done', async () => {
    const first = async (): Promise<{ a: number }> => ({ a: 1 });
    expect(await alongside(first, async () => FAULT, undefined)).toBe(FAULT);
    const failing = alongside(first, () => Promise.reject(new Error('lost')), undefined);
    await expect(failing).rejects.toThrow('lost');
  });

  it('rejects with the reason of an abort', async () => {
    const abort = new AbortController();
    const playing = endless();
    const both = alongside(async () => ({ a: 1 }), playing.work, abort.signal);
    abort.abort(new Error('enough'));
    await expect(both).rejects.toThrow('enough');
    expect(playing.stopped()).toBe(true);
  });
});
