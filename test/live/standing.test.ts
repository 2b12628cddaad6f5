import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Changes } from '../../src/live/change.ts';
import { type Hands, ownHand } from '../../src/live/hands.ts';
import type { LiveAnswer } from '../../src/live/question.ts';
import { openSession, type Session } from '../../src/live/session.ts';
import { nothingBeside } from '../../src/parse/beside.ts';

const STEPS = 6;
const SETTINGS = { seed: 3, worlds: 128, refined: 256, coarse: 64 };

/** Hands that note how many paths they were asked for. */
function counting(): { readonly hands: Hands; readonly paths: () => number } {
  const own = ownHand();
  let paths = 0;
  return {
    paths: () => paths,
    hands: {
      ...own,
      turn: (how, drawn) => {
        const turning = own.turn(how, drawn);
        return {
          ...turning,
          play: (first, count, step) => {
            paths += count * how.options.length;
            return turning.play(first, count, step);
          },
        };
      },
    },
  };
}

async function opened(scenario: string, hands = ownHand()): Promise<Session> {
  const file = join(import.meta.dirname, '..', '..', 'scenarios', 'teaching', scenario, 'scenario.yaml');
  const source = { name: 'scenario.yaml', text: readFileSync(file, 'utf8') };
  const found = await openSession(source, scenario, nothingBeside, SETTINGS, hands);
  if ('diagnostics' in found) throw new Error(found.diagnostics[0]?.message);
  return found.session;
}

/** Answers stage by stage; to the last, unless the session is asked something else after so many. */
async function answers(session: Session, changes: Changes, interrupted?: number): Promise<LiveAnswer[]> {
  const told: LiveAnswer[] = [];
  let other: Promise<void> | undefined;
  await session.ask({ changes }, (one) => {
    if (one.kind !== 'answer') return;
    told.push(one);
    if (told.length === interrupted) other = session.ask({ changes: {}, until: 'coarse' }, () => undefined);
  });
  await other;
  return told;
}

const results = (told: readonly LiveAnswer[]): unknown =>
  told.map(({ stage, result }) => ({ stage, ...result, timing: undefined }));

/** Assumptions one after the other at values within their ranges, some moved back, several moved at once. */
function walk(session: Session, steps: number): Changes[] {
  let changes: Changes = {};
  return Array.from({ length: steps }, (_, step) => {
    const { name, prior } = session.levers[(step * 5) % session.levers.length]!;
    const share = ((step * 7) % 11) / 11;
    const value = prior === undefined ? 0.2 + 0.6 * share : prior.low + share * (prior.high - prior.low);
    if (step % 4 === 3) changes = {};
    else if (step % 3 === 1 && prior !== undefined)
      changes = {
        ...changes,
        [name]: { kind: 'range', low: prior.low, high: value + prior.high - prior.low },
      };
    else changes = { ...changes, [name]: { kind: 'fixed', value } };
    return changes;
  });
}

describe('what stands of earlier answers', () => {
  it.each(['brinkmanship', 'same-datum'])(
    'leaves every answer, to the bit, as a session gives it that was asked nothing before: %s',
    async (scenario) => {
      const session = await opened(scenario);
      for (const [step, changes] of walk(session, STEPS).entries()) {
        if (step % 3 === 2)
          await answers(session, { ...changes, ...walk(session, STEPS)[STEPS - 1 - step] }, 1 + (step % 2));
        const told = await answers(session, changes);
        const fresh = await opened(scenario);
        expect(results(told)).toEqual(results(await answers(fresh, changes)));
        fresh.close();
      }
      session.close();
    },
  );

  it('is not played again, and of options that nothing bears on that was moved nothing is', async () => {
    const { hands, paths } = counting();
    const session = await opened('brinkmanship', hands);
    const asked = async (changes: Changes): Promise<number> => {
      const before = paths();
      await answers(session, changes);
      return paths() - before;
    };
    const whole = await asked({});
    expect(whole).toBeGreaterThan(0);
    expect(await asked({})).toBe(0);
    const costs: number[] = [];
    for (const { name, prior } of session.levers) {
      const value = prior === undefined ? 0.3 : (prior.low + 2 * prior.high) / 3;
      costs.push(await asked({ [name]: { kind: 'fixed', value } }));
      await asked({});
    }
    expect(Math.max(...costs)).toBe(whole);
    expect(Math.min(...costs)).toBeGreaterThan(0);
    expect(Math.min(...costs)).toBeLessThan(0.8 * whole);
    session.close();
  });
});
