import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Ran, type Request, run } from '../../src/pipeline.ts';

const TEXT = readFileSync(new URL('war-of-places.yaml', import.meta.url), 'utf8');
const WORLDS = 6000;
type Done = Extract<Ran, { kind: 'ran' }>;

async function play(text: string, request: Partial<Request> = {}): Promise<Done> {
  const all = { worlds: WORLDS, seed: 1, threads: 1, set: [], ...request };
  const ran = await run({ name: 'war.yaml', text }, 'war', all, {});
  if (ran.kind !== 'ran') throw new Error(JSON.stringify(ran));
  return ran;
}

function column(ran: Done, outcome: string, option = 'talk'): Float64Array {
  const found = ran.outcome(option, outcome);
  if (found === undefined) throw new Error(outcome);
  return found;
}

describe('a run of a settlement', () => {
  it('foresees the same however many worlds are played', async () => {
    const few = await play(TEXT, { worlds: 100 });
    const many = await play(TEXT, { worlds: 300 });
    for (const outcome of ['value[red]', 'hope_mar[blue]', 'accepts_mar[low,blue]']) {
      expect(column(few, outcome)).toEqual(column(many, outcome).subarray(0, 100));
    }
  });

  it('foresees anew in each variant', async () => {
    const { result } = await play(TEXT, { worlds: 2000 });
    const [claim] = result.claims;
    const [without] = claim?.without ?? [];
    // Where months cost more than a step of the front can bring, all is signed at once.
    expect(claim?.share).toBeLessThan(0.9);
    expect(without?.share).toBeGreaterThan(0.999);
  });
});
