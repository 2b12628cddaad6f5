/** What is used here of a browser's message port (HTML Standard, section 9.4.2, Message ports). */
interface Port {
  onmessage: () => void;
  readonly postMessage: (message: unknown) => void;
}

/** Those who wait for a message to oneself, in their turn: each has sent one. */
const waiting: (() => void)[] = [];
let toOneself: Port | undefined;

/** One channel serves all pauses of a thread: to open one takes three times as long as to send a message through it. */
function channel(): Port {
  const { port1, port2 } = new MessageChannel();
  const own = port1 as unknown as Port;
  own.onmessage = () => waiting.shift()?.();
  return port2 as unknown as Port;
}

/**
 * Lets the event loop go round once, so that timers, signals and messages are heard: in Node behind all that waits, in a browser,
 * where timers are held back to milliseconds, by a message to oneself.
 */
export function pause(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof setImmediate === 'function') {
      setImmediate(resolve);
      return;
    }
    toOneself ??= channel();
    waiting.push(resolve);
    toOneself.postMessage(undefined);
  });
}
