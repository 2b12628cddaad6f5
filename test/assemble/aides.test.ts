import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { againstVerdict } from '../../src/assemble/box.ts';
import { nodeAides } from '../../src/assemble/node-aides.ts';
import { targetFacts } from '../../src/assemble/target.ts';
import { type Aides, tellAll } from '../../src/assemble/tell.ts';
import { computed, ranked, uniforms } from '../explore/draws.ts';

const N = 3000;
const columns = [0, 1, 2, 3].map((i) => uniforms(21, `x${i}`, N));
const inputs = ranked([columns[0]!.map((x) => (x < 0.05 ? Number.NaN : x)), ...columns.slice(1)]);
const targets = [0.3, 0.5, 0.8].map((edge, i) => {
  const values = computed(columns, (a = 0, b = 0) => Number(a + b * b > edge));
  return {
    target: { id: `t${i}`, title: `t${i}`, values, sought: againstVerdict(values, true) },
    designed: undefined,
  };
});
const telling = { targets, seed: 4, boxes: 2 };
const alone = targets.map(({ target }) => targetFacts(target, inputs, 4, undefined, 2));

const folder = mkdtempSync(join(tmpdir(), 'rubicon-aides-'));
afterAll(() => rmSync(folder, { recursive: true }));
const hired: Aides[] = [];
afterAll(() => {
  for (const aides of hired) aides.end();
});

/** Aides whose code is this. */
function aidesOf(code: string): Aides | undefined {
  const file = join(folder, `${hired.length}.mjs`);
  writeFileSync(file, code);
  return kept(nodeAides(2, pathToFileURL(file)));
}

function kept(aides: Aides | undefined): Aides | undefined {
  if (aides !== undefined) hired.push(aides);
  return aides;
}

describe('targets told of by several threads', () => {
  it('come out as they do on one, each once', async () => {
    const worker = new URL('../../dist/assemble/aide-worker.js', import.meta.url);
    const aides = kept(nodeAides(2, worker));
    const { tell } = aides!;
    let byAides = 0;
    const watched: Aides = {
      ...aides!,
      tell: async (all, told) =>
        await tell(all, (number, facts) => {
          byAides += 1;
          told(number, facts);
        }),
    };
    // What is done meanwhile takes long enough for the others to take up everything.
    const other = (): string => {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 3000);
      return 'done';
    };
    expect(await tellAll(telling, inputs, other, watched)).toEqual({ facts: alone, other: 'done' });
    expect(byAides).toBe(3);
    expect(await tellAll(telling, inputs, () => 'again', aides)).toEqual({ facts: alone, other: 'again' });
  });

  it('come out all the same where a thread does not start, or dies over one', async () => {
    const missing = kept(nodeAides(1, pathToFileURL(join(folder, 'nothing.mjs'))));
    expect((await tellAll(telling, inputs, () => 0, missing)).facts).toEqual(alone);
    const dying = aidesOf(`import { parentPort } from 'node:worker_threads';
      parentPort.on('message', ({ tell: { next } }) => { Atomics.add(next, 0, 1); throw new Error('no memory'); });`);
    const meanwhile = (): void => {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
    };
    expect((await tellAll(telling, inputs, meanwhile, dying)).facts).toEqual(alone);
  });

  it('come out where there is no other thread', async () => {
    expect(nodeAides(0)).toBeUndefined();
    expect((await tellAll(telling, inputs, () => 0, undefined)).facts).toEqual(alone);
  });
});
