/** What is used here of a browser's message port (HTML Standard, section 9.4.2, Message ports). */
interface Port {
  onmessage: () => void;
  readonly close: () => void;
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
    const { port1, port2 } = new MessageChannel();
    const port = port1 as unknown as Port;
    port.onmessage = () => {
      port.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
