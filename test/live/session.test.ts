import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Changes } from '../../src/live/change.ts';
import { explanations } from '../../src/live/explanations.ts';
import { ownHand } from '../../src/live/hands.ts';
import type { LiveAnswer } from '../../src/live/question.ts';
import { openSession, type Session } from '../../src/live/session.ts';
import type { ReadBeside } from '../../src/parse/beside.ts';
import { run } from '../../src/pipeline.ts';
import type { Result } from '../../src/result/result.ts';
import { asked } from './asked.ts';

const ROOT = join(import.meta.dirname, '..', '..', 'scenarios');

function read(scenario: string): { source: { name: string; text: string }; beside: ReadBeside } {
  const folder = join(ROOT, scenario);
  const source = { name: 'scenario.yaml', text: readFileSync(join(folder, 'scenario.yaml'), 'utf8') };
  return { source, beside: (path) => ({ name: path, text: readFileSync(join(folder, path), 'utf8') }) };
}

async function opened(scenario: string, worlds: number, refined = worlds): Promise<Session> {
  const { source, beside } = read(scenario);
  const settings = { seed: 3, worlds, refined, coarse: Math.min(64, worlds) };
  const found = await openSession(source, 'scenario', beside, settings, ownHand(), { explain: explanations });
  if ('diagnostics' in found) throw new Error(found.diagnostics[0]?.message);
  return found.session;
}

async function answered(session: Session, changes: Changes): Promise<readonly LiveAnswer[]> {
  const told = await asked(session, changes);
  return told.map((one) => {
    if (one.kind === 'answer') return one;
    throw new Error(JSON.stringify(one));
  });
}

async function ran(scenario: string, worlds: number, set: readonly string[]): Promise<Result> {
  const { source, beside } = read(scenario);
  const found = await run(source, 'scenario', { worlds, seed: 3, threads: 1, set }, { beside });
  if (found.kind !== 'ran') throw new Error(JSON.stringify(found));
  return found.result;
}

/** What a live answer tells too; of sums that are added up in another order the last digits may differ. */
function told(result: Result): unknown {
  const { options, claims, fans, checks, outcomes, assumptions, redLines, steps, choices, criteria } = result;
  return rounded({
    outcomes,
    options: options.map((option) => ({
      ...option,
      outcomes: Object.fromEntries(
        Object.entries(option.outcomes).map(([id, { histogram: _, ...rest }]) => [id, rest]),
      ),
    })),
    claims,
    choices,
    criteria,
    fans,
    checks,
    redLines,
    steps,
    // How a value is written, and the name of its law, differ between a setting and a slider.
    assumptions: assumptions.map(({ id, q05, q50, q95, set }) => ({ id, q05, q50, q95, set })),
  });
}

function rounded(value: unknown): unknown {
  if (typeof value === 'number')
    return Number.isFinite(value) ? Number(value.toPrecision(11)) : String(value);
  if (Array.isArray(value)) return value.map(rounded);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, rounded(inner)]));
}

describe('a live answer', () => {
  it.each<[string, readonly (readonly [Changes, readonly string[]])[]]>([
    ['teaching/toy-escalation', [[{}, []]]],
    [
      'contractors-2024',
      [
        [{}, []],
        [{ repair_gain: { kind: 'fixed', value: 0.11 } }, ['repair_gain=0.11']],
      ],
    ],
  ])(
    'is in the end what a run finds: %s',
    async (scenario, questions) => {
      const session = await opened(scenario, 320);
      for (const [changes, set] of questions) {
        const answers = await answered(session, changes);
        expect(answers.map(({ stage }) => stage)).toEqual(['coarse', 'base', 'whole', 'explained']);
        const result = answers.at(-1)!.result;
        expect(told(result)).toEqual(told(await ran(scenario, 320, set)));
      }
    },
    180_000,
  );
});
