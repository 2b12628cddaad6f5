import type { Envelope, Reply } from './messages.ts';

/** A worker's own side: answers each call with what the function of that name gives. */
export function answering(calls: Readonly<Record<string, (...args: never[]) => unknown>>): void {
  const scope = globalThis as unknown as {
    addEventListener: (type: 'message', listener: (event: { readonly data: unknown }) => void) => void;
    postMessage: (reply: Reply) => void;
  };
  scope.addEventListener('message', async ({ data }) => {
    const { ticket, name, args } = data as Envelope;
    try {
      const call = Object.hasOwn(calls, name) ? calls[name] : undefined;
      if (call === undefined) throw new Error(`there is no call ${name}`);
      scope.postMessage({ ticket, value: await call(...(args as never[])) });
    } catch (error) {
      scope.postMessage({ ticket, failed: error instanceof Error ? error.message : String(error) });
    }
  });
}
