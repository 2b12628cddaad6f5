/** One line of progress on standard error: redrawn on a terminal, silent elsewhere and under `CI`. */
export interface Progress {
  show(line: string): void;
  clear(): void;
}

export function progressOn(stream: NodeJS.WriteStream, environment: NodeJS.ProcessEnv): Progress {
  const live = stream.isTTY === true && environment.CI === undefined && environment.TERM !== 'dumb';
  if (!live) return { show: () => {}, clear: () => {} };
  let last = 0;
  return {
    show(line) {
      const now = Date.now();
      if (now - last < 80) return;
      last = now;
      stream.write(`\r\u001b[2K${line.slice(0, (stream.columns ?? 80) - 1)}`);
    },
    clear() {
      stream.write('\r\u001b[2K');
    },
  };
}

/** `1,200 of 2,000 worlds · 310 a second · 3 s left`. */
export function progressLine(done: number, total: number, perSecond: number): string {
  const left = perSecond > 0 ? ` · ${Math.ceil((total - done) / perSecond)} s left` : '';
  const rate = perSecond > 0 ? ` · ${Math.round(perSecond).toLocaleString('en-GB')} a second` : '';
  return `${done.toLocaleString('en-GB')} of ${total.toLocaleString('en-GB')} worlds${rate}${left}`;
}
