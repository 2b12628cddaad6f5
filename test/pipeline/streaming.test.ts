import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Ran, type Request, type RunHooks, run } from '../../src/pipeline.ts';
import type { ClaimResult, Result } from '../../src/result/result.ts';
import type { RawFile } from '../../src/simulate/parquet.ts';
import type { Outlet } from '../../src/simulate/table-file.ts';
import { memorySpool } from '../simulate/spool.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'scenarios');

async function played(
  scenario: string,
  request: Partial<Request>,
  hooks: RunHooks = {},
): Promise<Extract<Ran, { kind: 'ran' }>> {
  const name = join(FOLDER, scenario, 'scenario.yaml');
  const source = { name, text: readFileSync(name, 'utf8') };
  const ran = await run(source, 'it', { worlds: 2000, seed: 1, threads: 1, set: [], ...request }, hooks);
  if (ran.kind !== 'ran') throw new Error(`the run ended: ${ran.kind}`);
  return ran;
}

/** All but time and quantiles, which sketches may change. */
function exact({ timing: _, fans, options, assumptions, ...rest }: Result): unknown {
  return {
    ...rest,
    fans: fans.map(({ options: lines, ...fan }) => ({ ...fan, options: lines.map(({ id }) => id) })),
    assumptions: assumptions.map(({ q05: _a, q50: _b, q95: _c, ...facts }) => facts),
    options: options.map(({ outcomes, versus, ...option }) => ({
      ...option,
      outcomes: Object.entries(outcomes).map(([id, { mean, mcse, sd, missing }]) => [
        id,
        mean,
        mcse,
        sd,
        missing,
      ]),
      versus: Object.entries(versus).map(([id, { mean, mcse, better, same, worse }]) => [
        id,
        mean,
        mcse,
        better,
        same,
        worse,
      ]),
    })),
  };
}

/** All but what is searched in the worlds that are ranked only. */
function verdicts(claims: readonly ClaimResult[]): unknown {
  return claims.map(({ decisive: _, turns: __, box: ___, ...claim }) => claim);
}

describe.each(['teaching/private-cost', 'teaching/sanctions-drag', 'teaching/one-grab'])('%s', (scenario) => {
  it('says the same where its raw columns go to files, but for the quantiles of sketches', async () => {
    const [all, streamed] = [await played(scenario, {}), await played(scenario, { memory: 0 })];
    expect([all.whole, streamed.whole]).toEqual([true, false]);
    // As few worlds are all ranked, what decides each claim is the same too.
    expect(exact(streamed.result)).toEqual(exact(all.result));
    all.result.options.forEach(({ outcomes }, option) => {
      for (const [id, summary] of Object.entries(outcomes)) {
        const other = streamed.result.options[option]?.outcomes[id];
        for (const key of ['q05', 'q25', 'q50', 'q75', 'q95'] as const) {
          // 2,000 worlds hardly fill 2,047 buckets, so few bits are given up.
          expect(Math.abs((other?.[key] ?? Number.NaN) - summary[key])).toBeLessThanOrEqual(
            2 ** -8 * Math.abs(summary[key]),
          );
        }
      }
    });
  });

  it('reaches a precision in as many worlds, whatever memory holds', async () => {
    const asked = { worlds: 100_000, precision: 0.01 };
    const all = await played(scenario, asked);
    const streamed = await played(scenario, { ...asked, memory: 0 });
    const spool = memorySpool();
    const grown = await played(scenario, { ...asked, memory: 50_000 }, { spool: () => spool });
    expect(all.result.precision?.reached).toBe(true);
    expect(exact(streamed.result)).toEqual(exact(all.result));
    expect(exact(grown.result)).toEqual(exact(all.result));
  });
});

describe('a run of more worlds than are ranked', () => {
  it('says so, and judges claims on all', async () => {
    const asked = { worlds: 40_000 };
    const [all, streamed] = [
      await played('teaching/private-cost', asked),
      await played('teaching/private-cost', { ...asked, memory: 0 }),
    ];
    const few = await played('teaching/private-cost', { worlds: 32_768 });
    expect(few.result.ranked_worlds).toBeUndefined();
    expect([all, streamed].map(({ result }) => result.ranked_worlds)).toEqual([32_768, 32_768]);
    expect(verdicts(streamed.result.claims)).toEqual(verdicts(all.result.claims));
    const spool = memorySpool();
    const spooled = await played('teaching/private-cost', { ...asked, memory: 0 }, { spool: () => spool });
    expect(spool.size()).toBeGreaterThan(0);
    expect({ ...spooled.result, timing: 0 }).toEqual({ ...streamed.result, timing: 0 });
    // The same worlds are ranked, wherever their columns lie.
    expect(streamed.result.claims.map(({ decisive }) => decisive)).toEqual(
      all.result.claims.map(({ decisive }) => decisive),
    );
  });
});

describe('raw columns that memory does not hold', () => {
  it('go to the files that are opened for them', async () => {
    const sizes = new Map<RawFile, number>();
    const open = async (file: RawFile): Promise<Outlet> => {
      sizes.set(file, 0);
      return { write: async ({ length }) => void sizes.set(file, (sizes.get(file) ?? 0) + length) };
    };
    const { whole } = await played('teaching/one-grab', { memory: 0 }, { open });
    expect(whole).toBe(false);
    expect([...sizes.keys()]).toEqual(['outcomes.parquet', 'worlds.parquet']);
    expect(Math.min(...sizes.values())).toBeGreaterThan(1000);
    await played('teaching/one-grab', {}, { open: () => Promise.reject(new Error('nobody asked')) });
  });
});
