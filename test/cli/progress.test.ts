import { describe, expect, it } from 'vitest';
import { progressLine, progressOn } from '../../src/cli/progress.ts';

/** A terminal so many columns wide that remembers what is written to it. */
function terminal(columns: number): { readonly stream: NodeJS.WriteStream; readonly written: string[] } {
  const written: string[] = [];
  const stream = { isTTY: true, columns, write: (text: string) => written.push(text) };
  return { stream: stream as unknown as NodeJS.WriteStream, written };
}

const CLEAR = '\r\u001b[2K';

describe('progress on a terminal', () => {
  it('shows at once what begins, and leaves out what comes too soon after', () => {
    const { stream, written } = terminal(80);
    const progress = progressOn(stream, { TERM: 'xterm' });
    progress.begin('Reading it');
    progress.show('64 of 2,000 worlds');
    progress.begin('Judging the claims');
    progress.clear();
    expect(written).toEqual([`${CLEAR}Reading it`, `${CLEAR}Judging the claims`, CLEAR]);
  });

  it('cuts a line to the width', () => {
    const { stream, written } = terminal(10);
    progressOn(stream, { TERM: 'xterm' }).begin('Reading a long name');
    expect(written).toEqual([`${CLEAR}Reading a`]);
  });

  it.each([[{ CI: 'true', TERM: 'xterm' }], [{ TERM: 'dumb' }]])('is silent under %j', (environment) => {
    const { stream, written } = terminal(80);
    const progress = progressOn(stream, environment);
    progress.begin('Reading it');
    progress.show('64 of 2,000 worlds');
    progress.clear();
    expect(written).toEqual([]);
  });

  it('tells how many worlds, how fast and how long still', () => {
    expect(progressLine(1200, 2000, 310)).toBe('1,200 of 2,000 worlds · 310 a second · 3 s left');
  });
});
