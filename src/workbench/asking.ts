import type { Envelope, Reply } from './messages.ts';

type Calls = Readonly<Record<string, (...args: never[]) => unknown>>;
export type Asking<C> = {
  readonly [K in keyof C]: C[K] extends (...args: infer A) => infer R
    ? (...args: A) => Promise<Awaited<R>>
    : never;
};

/** The page's side of a worker of this name: each function asks it, and its promise is kept when the answer comes. */
export function asking<C>(url: URL, name: string, names: readonly (keyof C & string)[]): Asking<C> {
  const worker = new Worker(url, { name });
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let ticket = 0;
  /** Why there will be no answers any more. */
  let broken: Error | undefined;
  worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
    const waiter = waiting.get(data.ticket);
    waiting.delete(data.ticket);
    if ('failed' in data) waiter?.reject(new Error(data.failed));
    else waiter?.resolve(data.value);
  });
  worker.addEventListener('error', (event) => {
    broken = new Error(event.message || 'a worker could not be started');
    for (const { reject } of waiting.values()) reject(broken);
    waiting.clear();
  });
  const calls: Record<string, (...args: unknown[]) => Promise<unknown>> = {};
  for (const name of names) {
    calls[name] = (...args) =>
      new Promise((resolve, reject) => {
        if (broken !== undefined) {
          reject(broken);
          return;
        }
        ticket += 1;
        waiting.set(ticket, { resolve, reject });
        const envelope: Envelope = { ticket, name, args };
        worker.postMessage(envelope);
      });
  }
  return calls as unknown as Asking<C & Calls>;
}
