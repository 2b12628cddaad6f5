import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ownHand } from '../../src/live/hands.ts';
import type { Progress } from '../../src/live/question.ts';
import { openSession } from '../../src/live/session.ts';
import { nothingBeside } from '../../src/parse/beside.ts';

const FILE = join(import.meta.dirname, '..', 'check', 'war-of-two.yaml');

describe('what actors who bargain foresee', () => {
  it('is told of while it is found, and not waited for once nobody waits', async () => {
    const source = { name: 'scenario.yaml', text: readFileSync(FILE, 'utf8') };
    const settings = { seed: 1, worlds: 64, refined: 64, coarse: 64 };
    const leaving = new AbortController();
    const heard: Progress[] = [];
    const opened = openSession(source, 'war', nothingBeside, settings, ownHand(), {
      learning: (progress) => {
        heard.push(progress);
        leaving.abort(new Error('another text'));
      },
      signal: leaving.signal,
    });
    await expect(opened).rejects.toThrow('another text');
    expect(heard).toEqual(['foresight']);
  });
});
