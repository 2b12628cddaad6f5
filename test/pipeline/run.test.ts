import { describe, expect, it } from 'vitest';
import { FIRST_SCENARIO } from '../../src/cli/new-command.ts';
import type { SourceFile } from '../../src/diagnostics/diagnostic.ts';
import { checkFile, type Ran, type Request, type RunHooks, run } from '../../src/pipeline.ts';

const source: SourceFile = { name: 'first.yaml', text: FIRST_SCENARIO };

function play(request: Partial<Request> = {}, hooks: RunHooks = {}, text = source.text): Promise<Ran> {
  const all = { worlds: 200, seed: 1, threads: 1, set: [], ...request };
  return run({ ...source, text }, 'first', all, hooks);
}

function codes(ran: Ran): string[] {
  return ran.kind === 'invalid' ? ran.diagnostics.map(({ code }) => code) : [ran.kind];
}

describe('the pipeline', () => {
  it('tells of mistakes in the scenario and in the settings at once', async () => {
    const broken = source.text.replace('demand > line', 'demand > lien');
    expect(codes(await play({ set: ['lss=1'] }, {}, broken)).sort()).toEqual(['set-unknown', 'unknown-name']);
    const unread = source.text.replace('demand > line', 'demand > > line');
    expect(codes(await play({ set: ['loss'] }, {}, unread)).sort()).toEqual([
      'bad-setting',
      'formula-unexpected',
    ]);
  });

  it('tells of a mistake in a variant, whether it is played or not', async () => {
    const variant = source.text.replace(
      'claims:\n',
      'variants:\n  v: {title: V, assumptions: {loss: 3 km}}\nclaims:\n',
    );
    const said = checkFile({ ...source, text: variant }, 'first');
    expect(said.value).toBeUndefined();
    expect(said.diagnostics.length).toBeGreaterThan(0);
  });

  it('explains a claim that comes to no value in a part of the worlds', async () => {
    // Where the first assumption is low nothing happens, and the ratio is 0 / 0.
    const text = `rubicon: 1
title: A ratio
assumptions:
  a: {is: "uniform(0, 1)", source: judgement, because: a test}
  b: {is: "uniform(0, 1)", source: judgement, because: a test}
outcomes:
  hits: {is: "if a > 0.4 then b else 0"}
  shots: {is: "if a > 0.4 then 1 else 0"}
claims:
  accurate: {says: It hits., reading: On average., holds: "mean(hits[baseline]) / mean(shots[baseline]) > 0.4"}
`;
    const ran = await play({ worlds: 2000 }, {}, text);
    if (ran.kind !== 'ran') throw new Error(ran.kind);
    const [claim] = ran.result.claims;
    expect(claim?.verdict).toBe('holds');
    expect(claim?.decisive.map(({ assumption }) => assumption)).toEqual(['b']);
  });

  it('is interrupted by its signal, before and while it plays', async () => {
    expect((await play({}, { signal: AbortSignal.abort() })).kind).toBe('interrupted');
    const interrupt = new AbortController();
    let told = 0;
    const progress = (): void => {
      told += 1;
      if (told === 3) interrupt.abort();
    };
    expect((await play({ worlds: 100_000 }, { signal: interrupt.signal, progress })).kind).toBe(
      'interrupted',
    );
    expect(told).toBeLessThan(10);
  });

  it('tells how far it has come', async () => {
    const seen: number[] = [];
    await play({ worlds: 300 }, { progress: ({ worlds, of }) => seen.push(worlds / of) });
    expect(seen.length).toBeGreaterThan(3);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(seen.at(-1)).toBe(1);
  });

  it('refuses more worlds than it can keep, and plays what fits where a precision is asked for', async () => {
    expect(codes(await play({ worlds: 100_000_000 }))).toEqual(['too-many-worlds']);
    const ran = await play({ worlds: 100_000_000, precision: 0.02 });
    expect(ran.kind === 'ran' && ran.result.precision).toEqual({ asked: 0.02, reached: true });
  });

  it('lists of settings of one name the last, which counts', async () => {
    const ran = await play({ set: ['line=95%', 'loss=0.1', 'line=21%'] });
    if (ran.kind !== 'ran') throw new Error(ran.kind);
    expect(ran.result.set).toEqual([
      { name: 'line', value: '21%' },
      { name: 'loss', value: '0.1' },
    ]);
    expect(ran.result.options.map(({ outcomes }) => outcomes.refused?.mean)).toEqual([1, 1]);
    const set = ran.result.assumptions.map(({ id, set, q05, q95 }) => [id, set, q05, q95]);
    expect(set).toEqual([
      ['line', true, 0.21, 0.21],
      ['loss', true, 0.1, 0.1],
    ]);
  });
});
