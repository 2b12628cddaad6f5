/** One line of progress on standard error: redrawn on a terminal, silent elsewhere and under `CI`. */
export interface Progress {
  /** What is being done from now on. */
  begin(line: string): void;
  /** How far that has come; left out where another line has just been shown. */
  show(line: string): void;
  clear(): void;
}

export function progressOn(stream: NodeJS.WriteStream, environment: NodeJS.ProcessEnv): Progress {
  const live = stream.isTTY === true && environment.CI === undefined && environment.TERM !== 'dumb';
  if (!live) return { begin: () => {}, show: () => {}, clear: () => {} };
  let last = 0;
  const draw = (line: string): void => {
    last = Date.now();
    stream.write(`\r\u001b[2K${line.slice(0, (stream.columns ?? 80) - 1)}`);
  };
  return {
    begin: draw,
    show(line) {
      if (Date.now() - last >= 80) draw(line);
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

/** `evidence: 2 of 4 runs of 1,024 particles`. */
export function inferLine(done: {
  readonly runs: number;
  readonly of: number;
  readonly particles: number;
}): string {
  const { runs, of, particles } = done;
  return `evidence: ${runs} of ${of} runs of ${particles.toLocaleString('en-GB')} particles`;
}
