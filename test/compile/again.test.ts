import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { besideOnDisk } from '../../src/cli/beside.ts';
import { type Compile, compile, compiler } from '../../src/compile/compile.ts';
import { imageOf } from '../../src/compile/image.ts';
import { imageKernel } from '../../src/compile/image-kernel.ts';
import type { Fault, Kernel, Played } from '../../src/kernel/kernel.ts';
import type { Model } from '../../src/model/model.ts';
import { onlyOptions } from '../../src/model/only-options.ts';
import { prepare } from '../../src/pipeline/prepare.ts';
import { referenceKernel } from '../../src/reference/kernel.ts';
import type { Run } from '../../src/simulate/plan.ts';
import { changed } from './changed.ts';
import { type Choose, randomModel } from './random-model.ts';
import { difference } from './same-bits.ts';

/** A slice; more are asked for where the compiler is worked on. */
const RUNS = Number(process.env.AGAIN_MODELS ?? 40);
const root = join(import.meta.dirname, '..', '..', 'scenarios');

function textOf(name: string): string {
  return readFileSync(join(root, name, 'scenario.yaml'), 'utf8');
}

const prepared = new Map<string, readonly Run[]>();

/** The runs of a scenario with this text: as written, and its variants. */
function runsOf(name: string, text = textOf(name)): readonly Run[] {
  const found = prepared.get(text) ?? runsOfText(name, text);
  prepared.set(text, found);
  return found;
}

function runsOfText(name: string, text: string): readonly Run[] {
  const source = { name: join(root, name, 'scenario.yaml'), text };
  const request = { set: [], seed: 1 };
  const { value, diagnostics } = prepare(source, name.split('/').at(-1) as string, request, besideOnDisk);
  if (value === undefined) throw new Error(diagnostics[0]?.message);
  return value.plan.runs.filter(({ before }) => before !== true);
}

function first([run]: readonly Run[]): Model {
  if (run === undefined) throw new Error('a plan has no run');
  return run.model;
}

const nobody: Kernel['play'] = () => {
  throw new Error('the reference was asked');
};

/** What a model comes to when it is compiled so and played. */
function played(model: Model, by: Compile, replay?: Kernel): Played | Fault {
  const reference = replay ?? { ...referenceKernel(model), play: nobody };
  const options = model.options.map((_, option) => option);
  return imageKernel(model, imageOf(by(model)), reference).play({ seed: 7, first: 1, count: 5, options });
}

/** The same numbers one after the other, for a seed. */
function chooser(seed: number): Choose {
  let state = seed;
  return (n) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

describe('a compiler that remembers', () => {
  it.each([
    ['contractors-2024', 3],
    ['diagnosis-2025', 8],
    ['georgia-2008', 8],
    ['teaching/slicing-with-retreat', 12],
    ['teaching/shots', 12],
    ['teaching/toy-escalation', 12],
  ])(
    'gives of %s, with formulas changed one after the other, the bits and draws of one that does not',
    (name, edits) => {
      const choose = chooser(edits);
      const again = compiler();
      let model = first(runsOf(name));
      let before = again(model).nodes;
      let found = 0;
      for (let edit = 0; edit < edits; edit++) {
        model = changed(model, choose);
        const reference = referenceKernel(model);
        const once = compile(model);
        const twice = again(model);
        if (twice.nodes - before < once.nodes / 2) found++;
        before = twice.nodes;
        expect(
          difference(
            played(model, () => twice, reference),
            played(model, () => once, reference),
          ),
        ).toBeUndefined();
        const draws = ({ program }: typeof once): unknown =>
          program.draws.map(({ name: drawn, kind, often }) => [drawn, kind, often]);
        expect(draws(twice)).toEqual(draws(once));
        expect([...twice.program.inputs.keys()]).toEqual([...once.program.inputs.keys()]);
      }
      // Most of what a model has in common with the one before it was found, not made.
      expect(found).toBeGreaterThan(edits * 0.7);
    },
  );

  it('gives the bits of the reference on models of every construct, one formula after the other changed', () => {
    fc.assert(
      fc.property(fc.gen(), (gen) => {
        const choose: Choose = (n) => gen(fc.nat, n - 1);
        const again = compiler();
        let model = randomModel(choose);
        again(model);
        for (let edit = 0; edit < 4; edit++) {
          model = changed(model, choose);
          const reference = referenceKernel(model);
          const options = model.options.map((_, option) => option);
          const wanted = reference.play({ seed: 7, first: 1, count: 5, options });
          expect(difference(played(model, again, reference), wanted)).toBeUndefined();
        }
      }),
      { seed: 20240701, numRuns: RUNS, endOnFailure: true },
    );
  });

  it('finds in variants of the flagship what they have in common with it, and gives the same bits', () => {
    const again = compiler();
    const runs = runsOf('contractors-2024')
      .slice(0, 3)
      .map(({ variant, model, options }) => {
        const chosen = onlyOptions(model, options);
        return variant === undefined ? chosen : { ...chosen, fans: [] };
      });
    let made = 0;
    for (const model of runs) {
      const before = made;
      const { nodes } = again(model);
      made = nodes < before ? before : nodes;
      expect(difference(played(model, again), played(model, compile))).toBeUndefined();
    }
    expect(made).toBeLessThan(3 * compile(runs[0] as Model).nodes);
  });

  it('finds most of a text that is read again with a formula changed', () => {
    const name = 'teaching/toy-escalation';
    const text = textOf(name);
    const again = compiler();
    const { nodes } = again(first(runsOf(name)));
    const [written, other] = ['0.05 * harm_now', '0.06 * harm_now'];
    expect(text).toContain(written);
    const model = first(runsOf(name, text.replace(written, other)));
    expect(again(model).nodes - nodes).toBeLessThan(nodes / 20);
    const now = played(model, again);
    expect(difference(now, played(model, compile))).toBeUndefined();
    expect(difference(now, played(first(runsOf(name)), compile))).toBeDefined();
  });

  // The look back lies in an unchanged formula; what it remembers comes to depend on the option, and so lies elsewhere.
  it('forgets formulas that look back at what options come to change', () => {
    const text = (held: string): string => `rubicon: 1
title: Looking back
time: {start: 2024-01, period: 1 month, count: 6}
options:
  wait: {title: Wait, do: {push: 0}}
  act: {title: Act, do: {push: 1}}
actors:
  us: {title: Us}
decisions:
  push: {by: us, default: 0}
model:
  held: ${held}
  earlier: before(held, 2 months, 0)
outcomes:
  end: earlier
`;
    const again = compiler();
    for (const held of ['1', 'push + 1', '2', 'push * 3']) {
      const model = first(runsOf('teaching/toy-escalation', text(held)));
      const now = played(model, again, referenceKernel(model));
      const options = model.options.map((_, option) => option);
      const wanted = referenceKernel(model).play({ seed: 7, first: 1, count: 5, options });
      expect(difference(now, wanted)).toBeUndefined();
    }
  });
});
