import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Changes } from '../../src/live/change.ts';
import { ownHand } from '../../src/live/hands.ts';
import { pins } from '../../src/live/pins.ts';
import type { LiveAnswer } from '../../src/live/question.ts';
import { openSession } from '../../src/live/session.ts';

const FILE = join(
  import.meta.dirname,
  '..',
  '..',
  'scenarios',
  'teaching',
  'toy-escalation',
  'scenario.yaml',
);
const WORLDS = 512;

describe('an answer beside the one that is pinned', () => {
  it('is compared with it world by world, as both meet the same luck', async () => {
    const held = pins();
    const settings = { seed: 3, worlds: WORLDS, refined: WORLDS, coarse: 64 };
    const source = { name: 'scenario.yaml', text: readFileSync(FILE, 'utf8') };
    const beside = () => ({ reason: 'there is none' });
    const found = await openSession(source, 'toy', beside, settings, ownHand(), { pins: held });
    if ('diagnostics' in found) throw new Error(found.diagnostics[0]?.message);
    const { session } = found;
    const last = async (changes: Changes): Promise<LiveAnswer> => {
      const told: LiveAnswer[] = [];
      await session.ask({ changes, until: 'base' }, (one) => {
        if (one.kind === 'answer') told.push(one);
      });
      return told.at(-1)!;
    };
    const plain = await last({});
    expect(plain.beside).toBeUndefined();
    held.pin(session.latest()!);
    const same = (await last({})).beside!;
    expect(same.comparison.how).toBe('paired');
    expect(same.comparison.differences).toEqual([]);

    const lever = session.levers[0]!.name;
    const { q95 } = plain.result.assumptions.find(({ id }) => id === lever)!;
    const moved = await last({ [lever]: { kind: 'fixed', value: q95 } });
    const { differences } = moved.beside!.comparison;
    expect(differences.length).toBeGreaterThan(0);
    for (const { option, outcome, difference, mcse, how } of differences) {
      const [was, is] = [plain, moved].map(
        ({ result }) => result.options.find(({ id }) => id === option)!.outcomes[outcome]!,
      );
      expect(how).toBe('paired');
      expect(difference).toBeCloseTo(is!.mean - was!.mean, 9);
      // The error of a difference of means of the same worlds: by the triangle inequality never more than both errors together, and with
      // what they have in common mostly less than if each had luck of its own.
      expect(mcse).toBeLessThanOrEqual(was!.mcse + is!.mcse + 1e-12);
    }
    const closer = differences.filter(({ option, outcome, mcse }) => {
      const errors = [plain, moved].map(
        ({ result }) => result.options.find(({ id }) => id === option)!.outcomes[outcome]!.mcse,
      );
      return mcse < Math.hypot(...errors);
    });
    expect(closer.length).toBeGreaterThan(differences.length / 2);
    held.unpin();
    expect((await last({})).beside).toBeUndefined();
    session.close();
  });
});
