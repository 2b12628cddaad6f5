import { describe, expect, it } from 'vitest';
import type { Changes } from '../../src/live/change.ts';
import { ownHand } from '../../src/live/hands.ts';
import { type Beside, pins } from '../../src/live/pins.ts';
import type { LiveAnswer } from '../../src/live/question.ts';
import { openSession } from '../../src/live/session.ts';
import type { Result } from '../../src/result/result.ts';
import { besideFans } from '../../src/workbench/beside/fans.ts';
import { besideSection } from '../../src/workbench/beside/section.ts';

const TEXT = `rubicon: 1
title: A store that fills
time: {start: 2024-01, period: 1 month, count: 6}
assumptions:
  gain: {is: 1 to 3, unit: 1/month, source: judgement, because: Nobody knows.}
  luck: {is: 0.2 to 0.8, source: judgement, because: Nobody knows.}
actors: {west: {title: West}}
decisions: {part: {by: west, choices: 0 to 1, default: 0.5}}
options: {half: {title: One half}, all: {title: All of it, do: {part: 1}}}
model:
  store: {start: 0, change: gain * part}
outcomes:
  filled: {is: store, title: What is stored}
  chance: {is: luck, title: What nothing moves}
page: {charts: [store]}
claims:
  A: {says: It fills., reading: Half of it is more than five in most worlds., holds: "filled[half] > 5"}
`;

/** The answer as written is pinned; then another is asked for. */
async function beside(text: string, changes: Changes): Promise<{ beside: Beside; result: Result }> {
  const pinned = pins();
  const answers = async (own: string, asked: Changes): Promise<LiveAnswer | undefined> => {
    const settings = { seed: 1, worlds: 400, refined: 400, coarse: 64 };
    const source = { name: 'scenario.yaml', text: own };
    const beside = () => ({ reason: 'there is none' });
    const found = await openSession(source, 'store', beside, settings, ownHand(), { pins: pinned });
    if ('diagnostics' in found) throw new Error(found.diagnostics[0]?.message);
    let last: LiveAnswer | undefined;
    await found.session.ask({ changes: asked }, (told) => {
      if (told.kind === 'answer') last = told;
    });
    const latest = found.session.latest();
    if (Object.keys(asked).length === 0 && own === TEXT && latest !== undefined) pinned.pin(latest);
    return last;
  };
  await answers(TEXT, {});
  const last = await answers(text, changes);
  if (last?.beside === undefined) throw new Error('nothing is beside');
  return { beside: last.beside, result: last.result };
}

describe('an answer beside the one that is pinned', () => {
  it('has every option and outcome of both by name, and tells what differs by more than luck', async () => {
    const { beside: both } = await beside(TEXT, { gain: { kind: 'fixed', value: 3 } });
    const { markup } = besideSection(both);
    expect(markup).toContain('1 assumption is written otherwise');
    const [, all = ''] = markup.split('All outcomes, option by option');
    for (const words of ['What is stored', 'What nothing moves', 'One half', 'All of it'])
      expect(all).toContain(words);
    // Luck is the same in both: what nothing moved has no difference at all, and what was moved has one in every option.
    const rows = [
      ...all.matchAll(/<tr><th scope="row">(.*?)<\/th>.*?<td>([^<]*)(?: <small>.*?)?<\/td><\/tr>/g),
    ];
    const told = rows.map(([, title, difference]) => [title, difference === 'none']);
    expect(told).toEqual([
      ['One half', false],
      ['All of it', false],
      ['One half', true],
      ['All of it', true],
    ]);
  });

  it('has what goes through time in pairs, on one pair of axes', async () => {
    const { beside: both, result } = await beside(TEXT, { gain: { kind: 'fixed', value: 3 } });
    const markup = besideFans(both, result)?.markup ?? '';
    const names = [...markup.matchAll(/<p class="name">(.*?)<\/p>/g)].map(([, name]) => name);
    expect(names).toEqual(['One half, pinned', 'One half, now', 'All of it, pinned', 'All of it, now']);
    expect(markup).toContain('median of the pinned answer');
  });

  it('says what stands on one side only', async () => {
    const other = TEXT.replace(
      'all: {title: All of it, do: {part: 1}}',
      'none: {title: None of it, do: {part: 0}}',
    );
    const { beside: both, result } = await beside(other, {});
    const { markup } = besideSection(both);
    expect(markup).toContain('2 options are written otherwise');
    expect(markup.split('All outcomes, option by option')[1]).not.toContain('None of it');
    expect(besideFans(both, result)?.markup).not.toContain('None of it');
    const charted = TEXT.replace('page: {charts: [store]}\n', '');
    const bare = await beside(charted, {});
    expect(besideFans(bare.beside, bare.result)?.markup ?? '').not.toContain('<figure');
  });
});
