import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CompiledKernel, compiledKernel } from '../../src/compile/kernel.ts';
import type { Latents } from '../../src/kernel/kernel.ts';
import { rowName } from '../../src/model/row-name.ts';
import { referenceKernel } from '../../src/reference/kernel.ts';
import { CONSTRUCTS, constructsOf } from './constructs.ts';
import { randomModel } from './random-model.ts';
import { difference } from './same-bits.ts';

/** A slice; `node scripts/judge.mjs` asks for more. */
const RUNS = Number(process.env.JUDGE_MODELS ?? 700);
/** How often each model is played: as it is, with some draws made anew, with others given too, and again as it is. */
const PLAYS = 4;
const SEED = Number(process.env.JUDGE_SEED ?? 20240630);

describe('the compiled kernel, judged by the reference', () => {
  it(
    'gives the same bits and finds the same faults on models of every construct',
    () => {
      let played = 0;
      let replayed = 0;
      const missed = new Set(CONSTRUCTS);
      fc.assert(
        fc.property(fc.gen(), fc.nat(1000), (gen, seed) => {
          const model = randomModel((n) => gen(fc.nat, n - 1));
          for (const construct of constructsOf(model)) missed.delete(construct);
          const reference = referenceKernel(model);
          const compiled = compiledKernel(model, reference);
          const options = model.options.map((_, option) => option);
          const batch = { seed, first: seed % 5, count: 5, options };
          const wanted = reference.play(batch);
          expect(difference(compiled.play(batch), wanted)).toBeUndefined();
          const anew = model.definitions.flatMap((definition, at) =>
            definition.draws && (seed + at) % 2 === 0 ? [rowName(definition, model.tables, 0)] : [],
          );
          const again = { ...batch, anew };
          expect(difference(compiled.play(again), reference.play(again))).toBeUndefined();
          const other = { ...again, latents: given(compiled, seed) };
          expect(difference(compiled.play(other), reference.play(other))).toBeUndefined();
          // And what was made anew or given once is not so for ever.
          expect(difference(compiled.play(batch), wanted)).toBeUndefined();
          if ('diagnostic' in wanted) return;
          played += PLAYS * 5;
          replayed += compiled.replayed();
        }),
        { seed: SEED, numRuns: RUNS, endOnFailure: true },
      );
      // The bits are those of the compiled code, not of the reference that was asked again.
      expect(played).toBeGreaterThan(RUNS);
      expect(replayed).toBeLessThan(played / 10);
      expect([...missed]).toEqual([]);
    },
    120_000 + 200 * RUNS,
  );
});

/** Some of a model's standard draws, given: three values of each, so that worlds share them. */
function given({ compiled }: CompiledKernel, seed: number): Latents {
  const draws = compiled.program.draws.filter(
    ({ often }, index) => often === 'world' && (index + seed) % 3 !== 0,
  );
  const values = { uniform: [0.25, 2 ** -53, 0.875], normal: [-1.5, 0.25, 3] };
  return {
    names: draws.map(({ name }) => name),
    values: draws.map(({ kind }) => Float64Array.from(values[kind])),
  };
}
