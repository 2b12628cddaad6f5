import { describe, expect, it } from 'vitest';
import { compiledKernel } from '../../src/compile/kernel.ts';
import { checkFile } from '../../src/pipeline.ts';
import { referenceKernel } from '../../src/reference/kernel.ts';
import { difference } from './same-bits.ts';

/** A chain of stocks, each of which becomes the one before it as it is. */
function chain(first: string, read: string, decisions: string): string {
  return `rubicon: 1
title: A chain
time: {start: 2024-01, period: 1 month, count: 6}
${decisions}
model:
  a: {start: 1, next: "${first}"}
  b: {start: 2.5, next: a}
  c: {start: 3.5, next: b}
  seen: "${read}"
outcomes:
  last: highest(seen)
page: {charts: [seen]}
`;
}

const DECIDED = `actors: {west: {title: West}}
decisions:
  push: {by: west, default: 0}
options:
  still: {}
  go: {do: {push: 2}}
`;

describe('stocks that become others as they are', () => {
  const firsts = [
    '2',
    'if now >= 2024-03 then -1 else 1',
    'elapsed / period',
    'a + 1',
    'if a > 4 then 0 else a * 2',
  ];
  const reads = ['a', 'b', 'c', 'b + 0 * c', 'c - a'];
  it.each(firsts)('step together, whatever the first becomes: %s', (first) => {
    for (const read of reads) {
      for (const decisions of ['', DECIDED]) {
        const formula = decisions === '' ? read : `push + ${read}`;
        const source = { name: 'chain.yaml', text: chain(first, formula, decisions) };
        const { value: model, diagnostics } = checkFile(source, 'chain');
        if (model === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
        const reference = referenceKernel(model);
        const batch = { seed: 1, first: 0, count: 3, options: model.options.map((_, option) => option) };
        const found = compiledKernel(model, reference).play(batch);
        expect(difference(found, reference.play(batch)), `${formula} ${decisions}`).toBeUndefined();
      }
    }
  });

  it('are what the one before them was', () => {
    const { value: model } = checkFile({ name: 'chain.yaml', text: chain('2', 'b', '') }, 'chain');
    if (model === undefined) throw new Error('the scenario is wrong');
    const played = compiledKernel(model, referenceKernel(model)).play({
      seed: 1,
      first: 0,
      count: 1,
      options: [0],
    });
    if ('diagnostic' in played) throw new Error(played.diagnostic.message);
    expect([...(played.fans[0] ?? [])]).toEqual([2.5, 1, 2, 2, 2, 2]);
  });
});
