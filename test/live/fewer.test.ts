import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { explanations } from '../../src/live/explanations.ts';
import { ownHand } from '../../src/live/hands.ts';
import type { LiveAnswer, Question, SessionSettings } from '../../src/live/question.ts';
import { openSession } from '../../src/live/session.ts';

/** It has charts through time, and options to choose from. */
const FILE = join(
  import.meta.dirname,
  '..',
  '..',
  'scenarios',
  'teaching',
  'learning-by-fighting',
  'scenario.yaml',
);

async function answers(settings: SessionSettings, more: Partial<Question> = {}): Promise<LiveAnswer[]> {
  const source = { name: 'scenario.yaml', text: readFileSync(FILE, 'utf8') };
  const beside = () => ({ reason: 'there is none' });
  const found = await openSession(source, 'toy', beside, settings, ownHand(), { explain: explanations });
  if ('diagnostics' in found) throw new Error(found.diagnostics[0]?.message);
  const told: LiveAnswer[] = [];
  await found.session.ask({ changes: {}, ...more }, (one) => {
    if (one.kind === 'answer') told.push(one);
  });
  found.session.close();
  return told;
}

describe('an answer that is refined', () => {
  it('says what of it stands on fewer worlds, and is otherwise that of as many worlds played at once', async () => {
    const told = await answers({ seed: 3, worlds: 256, refined: 512, coarse: 64 });
    const [once] = (await answers({ seed: 3, worlds: 512, refined: 512, coarse: 64 })).slice(-1);
    const last = told.at(-1)!;
    expect(told.map(({ stage }) => stage)).toEqual(['coarse', 'base', 'refined', 'whole', 'explained']);
    expect(last.result.worlds).toBe(512);
    expect(last.result.options).toEqual(once!.result.options);
    expect(last.result.claims.map(({ share }) => share)).toEqual(
      once!.result.claims.map(({ share }) => share),
    );
    expect(last.result.ranked_worlds).toBe(256);
    expect(once!.result.ranked_worlds).toBeUndefined();
    for (const { worlds } of last.result.fans) expect(worlds).toBe(256);
    for (const { worlds } of last.result.choices ?? []) expect(worlds).toBe(256);
    for (const { worlds } of [...once!.result.fans, ...(once!.result.choices ?? [])])
      expect(worlds).toBeUndefined();
  });

  it('leaves charts that nobody sees for later', async () => {
    const settings = { seed: 3, worlds: 256, refined: 512, coarse: 64 };
    const told = await answers(settings, { standing: ['charts', 'lead'], seen: ['lead'] });
    const fans = (stage: string): number => told.find((one) => one.stage === stage)?.result.fans.length ?? 0;
    expect(fans('base')).toBeLessThanOrEqual(1);
    expect(fans('whole')).toBe(fans('explained'));
    expect(fans('whole')).toBeGreaterThan(0);
  });
});
