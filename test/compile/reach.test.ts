import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { besideOnDisk } from '../../src/cli/beside.ts';
import { compile } from '../../src/compile/compile.ts';
import { imageOf } from '../../src/compile/image.ts';
import { machine } from '../../src/compile/machine.ts';
import { type Reach, reach } from '../../src/compile/reach.ts';
import type { Model } from '../../src/model/model.ts';
import { prepare } from '../../src/pipeline/prepare.ts';
import { type Choose, randomModel } from './random-model.ts';

const root = join(import.meta.dirname, '..', '..', 'scenarios');
const PAIRS = 8;

function modelOf(name: string): Model {
  const file = join(root, name, 'scenario.yaml');
  const source = { name: file, text: readFileSync(file, 'utf8') };
  const { value } = prepare(source, name, { set: [], seed: 1 }, besideOnDisk);
  return value!.plan.runs[0]!.model;
}

/** A model as it can be played with one of its numbers moved, and what that number is said to bear on. */
function moving(model: Model) {
  const compiled = compile(model);
  const image = imageOf(compiled);
  const running = machine(model, image);
  const { columns, frames, stride, fault } = image.memory;
  const options = model.options.map((_, option) => option);
  const has = compiled.program.columns;
  const slots = image.inputs.map(({ slot }) => slot);
  return {
    inputs: image.inputs.map(({ value }) => value),
    /** All that the module hands out, also of worlds in which something may be wrong: of that it says so, and no more. */
    played: (moved?: number, to = Number.NaN): Bits => {
      const inputs = image.inputs.map(({ slot, value }, input) => ({
        slot,
        value: input === moved ? to : value,
      }));
      const isWrong = running.prepare({ seed: 7, options }, inputs);
      running.run(0, PAIRS);
      const column = (at: number): Float64Array => {
        const from = (columns.address + at * columns.stride) / 8;
        return running.doubles.slice(from, from + 2 * PAIRS);
      };
      const block = (from: number, count: number): Float64Array[] =>
        Array.from({ length: count }, (_, at) => column(from + at));
      const wrong = Array.from({ length: 2 * PAIRS }, (_, world) =>
        Number.isFinite(running.doubles[(frames + (world >> 1) * stride + fault) / 8 + (world % 2)]),
      );
      return {
        worlds: block(0, has.world),
        options: options.map((option) => block(columns.world + option * columns.option, has.option)),
        wrong: [isWrong, ...wrong],
      };
    },
    reach: (moved: readonly number[]): Reach =>
      reach(
        compiled.program,
        moved.map((input) => slots[input]!),
        options.length,
      ),
  };
}

interface Bits {
  readonly worlds: readonly Float64Array[];
  readonly options: readonly (readonly Float64Array[])[];
  readonly wrong: readonly boolean[];
}

/** Places of the columns that differ. */
function differing(a: readonly Float64Array[], b: readonly Float64Array[]): number[] {
  return [...a.keys()].filter((place) =>
    a[place]!.some((value, world) => !Object.is(value, b[place]![world])),
  );
}

/** What differs between two plays, and is not said to be reached. */
function missed(a: Bits, b: Bits, reached: Reach): string[] {
  const found: string[] = [];
  if (differing(a.worlds, b.worlds).length > 0 && !reached.world) found.push('worlds');
  for (const [option, columns] of a.options.entries())
    if (differing(columns, b.options[option]!).length > 0 && !reached.options[option])
      found.push(`option ${option}`);
  const isWrong = a.wrong.some((one, place) => one !== b.wrong[place]);
  if (isWrong && !reached.world && !reached.options.includes(true)) found.push('what goes wrong');
  return found;
}

/** The model with all that is fixed in a world as assumptions, whose numbers can be moved. */
function withAssumptions(model: Model): Model {
  const definitions = model.definitions.map((definition) =>
    definition.reach === 'fixed' || definition.reach === 'world'
      ? { ...definition, role: 'assumption' as const }
      : definition,
  );
  return { ...model, definitions };
}

describe('what numbers bear on', () => {
  it('has all in it that changes with them, on models of every construct', () => {
    let [changed, spared] = [0, 0];
    fc.assert(
      fc.property(fc.gen(), (gen) => {
        const choose: Choose = (n) => gen(fc.nat, n - 1);
        const model = withAssumptions(randomModel(choose));
        const { inputs, played, reach } = moving(model);
        const before = played();
        for (let move = 0; move < 4 && inputs.length > 0; move++) {
          const input = choose(inputs.length);
          const after = played(input, inputs[input]! * 1.125 + 0.0625);
          const reached = reach([input]);
          expect(missed(before, after, reached)).toEqual([]);
          for (const [option, isReached] of reached.options.entries()) {
            if (!isReached) spared++;
            else if (differing(before.options[option]!, after.options[option]!).length > 0) changed++;
          }
        }
      }),
      { seed: 20241128, numRuns: 100, endOnFailure: true },
    );
    expect(changed).toBeGreaterThan(50);
    expect(spared).toBeGreaterThan(50);
  });

  it('is of an assumption that only some options draw on those options alone, and nothing where nothing is moved', () => {
    const model = modelOf('teaching/brinkmanship');
    const { inputs, played, reach } = moving(model);
    const before = played();
    let seen = 0;
    for (const [input, value] of inputs.entries()) {
      const reached = reach([input]);
      const after = played(input, value * 1.25 + 0.125);
      expect(missed(before, after, reached)).toEqual([]);
      const moves = before.options.filter(
        (columns, option) => differing(columns, after.options[option]!).length > 0,
      );
      if (moves.length > 0 && reached.options.includes(false)) seen++;
    }
    expect(seen).toBeGreaterThan(0);
    const none = reach([]);
    expect([none.world, ...none.options]).not.toContain(true);
  });
});
