import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longScenario } from '../../bench/check/long-scenario.mjs';
import { checkScenario } from '../../src/check/check.ts';
import { readScenario } from '../../src/parse/read.ts';
import { check, sourceOf } from './checking.ts';
import { LADDER } from './ladder-scenario.ts';

/** Seconds of this process, so that a busy machine does not count. */
function seconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

describe('checking', () => {
  it('does not stall over ten thousand lines', () => {
    const text = longScenario(2500);
    expect(text.split('\n').length).toBeGreaterThan(10_000);
    const read = readScenario(sourceOf(text), 'long').value;
    if (read === undefined) throw new Error('unreadable');
    const times = [0, 1, 2].map(() =>
      seconds(() => expect(checkScenario(read.scenario, []).value).toBeDefined()),
    );
    expect(Math.min(...times)).toBeLessThan(10);
  });

  it('takes no longer where everything is wrong', () => {
    const wrong = longScenario(600).replaceAll(/: q(\d)/g, ': zz$1');
    const read = readScenario(sourceOf(wrong), 'long').value;
    if (read === undefined) throw new Error('unreadable');
    let found = 0;
    const time = seconds(() => {
      found = checkScenario(read.scenario, []).diagnostics.length;
    });
    expect(found).toBe(101);
    expect(time).toBeLessThan(10);
  });

  it('survives mutated scenarios', () => {
    const words = LADDER.split(/(\s+|[{}[\](),:])/).filter((word) => word.trim() !== '');
    const edit = fc.record({
      at: fc.nat(LADDER.length - 1),
      cut: fc.nat(30),
      put: fc.oneof(
        fc.constantFrom(...words),
        fc.constantFrom('0', '-1', '1e308', '(', '[', 'before(', 'step', '\n'),
      ),
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
        let text = LADDER;
        for (const { at, cut, put } of edits) text = text.slice(0, at) + put + text.slice(at + cut);
        expectSound(text);
      }),
      { numRuns: 150, seed: 7 },
    );
  });

  it('survives names put in the place of others', () => {
    const names = [...new Set(LADDER.match(/[A-Za-z_][\w.]*/g))];
    const swap = fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names));
    fc.assert(
      fc.property(fc.array(swap, { minLength: 1, maxLength: 3 }), (swaps) => {
        let text = LADDER;
        for (const [from, to] of swaps)
          text = text.replace(new RegExp(`(?<=: .*)\\b${from.replace('.', '\\.')}\\b`), to);
        expectSound(text);
      }),
      { numRuns: 150, seed: 8 },
    );
  });
});

/** Either a model or at least one error; every mistake with a place inside the text. */
function expectSound(text: string): void {
  const { value, diagnostics } = check(text);
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  expect(value === undefined).toBe(errors.length > 0);
  for (const { span, code } of diagnostics) {
    expect(span, code).toBeDefined();
    expect(span?.end ?? 0).toBeLessThanOrEqual(text.length);
  }
}
