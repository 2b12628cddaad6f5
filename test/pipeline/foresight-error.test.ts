import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Ran, type Request, run } from '../../src/pipeline.ts';
import type { Result } from '../../src/result/result.ts';

const TEXT = readFileSync(new URL('war-of-a-front.yaml', import.meta.url), 'utf8');
const SEEDS = 12;

async function play(request: Partial<Request>): Promise<Result> {
  const all = { worlds: 600, seed: 1, threads: 1, set: [], foresight: 512, ...request };
  const ran: Ran = await run({ name: 'war.yaml', text: TEXT }, 'war', all, {});
  if (ran.kind !== 'ran') throw new Error(JSON.stringify(ran));
  return ran.result;
}

interface Told {
  readonly value: number;
  readonly mcse: number;
  readonly foresight: number;
}

/** All that is printed with a standard error of which foresight is a part. */
function toldIn({ claims, options, settlement }: Result): Record<string, Told> {
  const [, talk] = options;
  const [, signed] = settlement?.options ?? [];
  if (talk === undefined || signed === undefined) throw new Error('there are no talks');
  const of = (found: { mcse?: number; foresight?: number }, value: number | undefined): Told => ({
    value: value ?? Number.NaN,
    mcse: found.mcse ?? Number.NaN,
    foresight: found.foresight ?? Number.NaN,
  });
  return {
    ...Object.fromEntries(claims.map((claim) => [claim.id, of(claim, claim.share ?? claim.value)])),
    'peace[talk]': of(talk.outcomes.peace ?? {}, talk.outcomes.peace?.mean),
    'versus fought[talk]': of(talk.versus.fought ?? {}, talk.versus.fought?.mean),
    settled: of(signed, signed.settled),
  };
}

describe('the error of what comes of foresight', () => {
  it('is as large as the spread over seeds, in which it and that of the worlds played both are', async () => {
    const all: Record<string, Told>[] = [];
    for (let seed = 1; seed <= SEEDS; seed++) all.push(toldIn(await play({ seed })));
    const squares = (name: string, of: (told: Told) => number): number =>
      all.reduce((sum, told) => sum + of(told[name]!) ** 2, 0) / SEEDS;
    // By foresight more than by the worlds played: without it these errors would be too small by far.
    for (const name of ['red_first', 'mean', 'versus fought[talk]']) {
      expect(squares(name, ({ foresight }) => foresight) / squares(name, ({ mcse }) => mcse)).toBeGreaterThan(
        0.5,
      );
    }
    for (const name of [
      'soon',
      'red_first',
      'mean',
      'peace[talk]',
      'versus fought[talk]',
      'settled',
      'ahead',
    ]) {
      const mean = all.reduce((sum, told) => sum + told[name]!.value, 0) / SEEDS;
      const spread = all.reduce((sum, told) => sum + (told[name]!.value - mean) ** 2, 0);
      const ratio = spread / squares(name, ({ mcse }) => mcse);
      // χ² of 11 degrees of freedom lies between these with a chance of 99.8 %.
      expect(ratio, name).toBeGreaterThan(1.59);
      expect(ratio, name).toBeLessThan(31.26);
    }
  }, 60_000);

  it('is nil where nobody looks ahead, and where what is foreseen does not matter', async () => {
    // A month costs more than the front can bring: whatever is foreseen, terms are signed at once.
    const set = ['price=90%', 'swing=0.01'];
    const { peace, soon, red, mean, settled, never, ahead } = await (async () => {
      const told = toldIn(await play({ set, worlds: 400 }));
      const [peace, red] = [told['peace[talk]'], told.red_first];
      const { soon, mean, settled, never, ahead } = told;
      return { peace, soon, red, mean, settled, never, ahead };
    })();
    for (const told of [peace, soon, settled]) expect(told).toEqual({ value: 1, mcse: 0, foresight: 0 });
    expect(red).toMatchObject({ value: 1, foresight: 0 });
    expect(mean).toMatchObject({ foresight: 0 });
    // Without talks nothing is signed.
    expect(never).toEqual({ value: 0, mcse: 0, foresight: 0 });
    expect(ahead?.foresight).toBe(0);
    expect(ahead?.mcse).toBeCloseTo(Math.sqrt((ahead!.value * (1 - ahead!.value)) / 400), 12);
  }, 60_000);

  it('leaves what is told of a date where all else that is told is', async () => {
    const { settlement } = await play({ closely: true, foresight: 2048, worlds: 64 });
    for (const { moments = [], reasons } of settlement?.options ?? []) {
      expect(moments.length).toBe(reasons.length);
      for (const [place, { packages, date }] of moments.entries()) {
        const { acceptance } = settlement!.options[1]!;
        const at = settlement!.dates.indexOf(date);
        // The first 2,000 of the 2,048 worlds, judged by the same rules.
        for (const { package: id, refused } of packages) {
          const all = acceptance.find((one) => one.package === id)!.all[at]!;
          expect(Math.abs(1 - refused - all), `${id} ${date}`).toBeLessThan(0.025);
        }
        expect(reasons[place]!.date).toBe(date);
      }
    }
  }, 60_000);

  it('falls with the worlds that foresight is learned from', async () => {
    const errors = async (foresight: number): Promise<number> => {
      const told = await Promise.all([1, 2, 3].map(async (seed) => toldIn(await play({ seed, foresight }))));
      return Math.hypot(...told.map(({ mean }) => mean!.foresight));
    };
    // Sixteen times as many worlds, and up to seven times as many terms: at least √(16 / 7) = 1.5 times less, in the mean over lucks.
    expect((await errors(256)) / (await errors(4096))).toBeGreaterThan(1.2);
  }, 60_000);
});
