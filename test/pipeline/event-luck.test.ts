import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { nothingBeside } from '../../src/parse/beside.ts';
import { prepare } from '../../src/pipeline/prepare.ts';
import { unsignedWorlds } from '../../src/pipeline/unsigned.ts';
import { drawStream, fillUniforms } from '../../src/random/draw.ts';
import { referenceKernel } from '../../src/reference/kernel.ts';
import type { LuckMade, Unsigned } from '../../src/settle/foresight/unsigned.ts';
import { ownThread } from '../../src/simulate/own-thread.ts';
import type { Plan } from '../../src/simulate/plan.ts';
import { preparation } from '../../src/simulate/player.ts';
import { playing } from '../../src/simulate/playing.ts';

// The war of places, in which the front is moved by events: one for each side that is nothing but a draw, and certain or impossible in some
// places; and one that is a draw and something else. What is at stake, and what signing costs, is weighed differently in each world.
const text = readFileSync(new URL('war-of-places.yaml', import.meta.url), 'utf8')
  .replaceAll('{red: 1, blue: -1}, source: an example}', '{red: 1 to 2, blue: -2 to -1}, source: an example}')
  .replace('{red: 1%, blue: 3%}, source', '{red: 1% to 2%, blue: 3% to 4%}, source')
  .replace(
    / {2}luck: .*\n {2}step: .*\n/,
    `  rises: {over: actor, is: "bernoulli(if front < 1 then 0 else if front > 3 then 1 else front / 8)"}
  falls: front > 0 and bernoulli(35%)
  step: "(if rises[red] or rises[blue] then 1 else 0) - (if falls then 1 else 0)"
`,
  );
const WORLDS = 2000;
const SEED = 7;

async function played(): Promise<{ readonly unsigned: Unsigned; readonly plan: Plan }> {
  const { value, diagnostics } = prepare(
    { name: 'war.yaml', text },
    'war',
    { set: [], seed: 1 },
    nothingBeside,
  );
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const [run] = value!.plan.runs;
  let plan: Plan | undefined;
  const player = (one: Plan) => {
    plan = one;
    return ownThread(one, () => undefined);
  };
  const only = { ...run!, options: run!.options.slice(-1) };
  for await (const found of unsignedWorlds(only, run!.model.settlement!, {
    seed: SEED,
    worlds: WORLDS,
    player,
  })) {
    if ('diagnostic' in found) throw new Error(found.diagnostic.message);
    return { unsigned: found.unsigned, plan: plan! };
  }
  throw new Error('nothing was played');
}

const chanceAt = (front: number): number => (front < 1 ? 0 : front > 3 ? 1 : front / 8);

function uniformsOf(name: string, period: number): Float64Array {
  const uniforms = new Float64Array(WORLDS);
  fillUniforms(drawStream(SEED, name), 0, period, uniforms);
  return uniforms;
}

describe('the luck of events', async () => {
  const { unsigned, plan } = await played();
  const { lucks, shown } = unsigned.luck as LuckMade;
  const luckOf = (name: string) => lucks.find((luck) => luck.name === name)!;

  it.each(['red', 'blue'])(
    'of a definition is what happened less its chance, by the spread of that: %s',
    (row) => {
      const name = `rises[${row}]`;
      for (let period = 0; period < unsigned.dates; period++) {
        const uniforms = uniformsOf(name, period);
        const found = shown(luckOf(name), period);
        const wanted = unsigned.seen(0, period).map((front, world) => {
          const chance = chanceAt(front);
          if (chance === 0 || chance === 1) return 0;
          const happened = uniforms[world]! > 1 - chance ? 1 : 0;
          return (happened - chance) / Math.sqrt(chance * (1 - chance));
        });
        expect(found).toEqual(wanted);
      }
      expect(luckOf(name).bare).toBe(true);
    },
  );

  it('of what is not the draw alone is made of its chance, with as many shocks', () => {
    expect(luckOf('falls').bare).toBe(false);
    const shocks = unsigned.shocks!(2);
    expect(shocks).toHaveLength(3);
    const uniforms = uniformsOf('falls', 2);
    const wanted = uniforms.map((u) => ((u > 0.65 ? 1 : 0) - 0.35) / Math.sqrt(0.35 * (1 - 0.35)));
    expect(shocks[lucks.indexOf(luckOf('falls'))]!.slice()).toEqual(wanted);
  });

  it('is not all that is read off: what is fixed in a world is there, too', () => {
    const varies = (column: Float64Array): boolean => column.some((value) => value !== column[0]);
    for (const actor of [0, 1]) {
      expect(varies(unsigned.weight(0, actor))).toBe(true);
      expect(varies(unsigned.open[0]!.weight(actor))).toBe(true);
      expect(varies(unsigned.homeCost(actor))).toBe(true);
    }
    expect(varies(unsigned.open[0]!.level(0, 0))).toBe(false);
  });

  it('stands where it is to stand, whoever plays', async () => {
    const into = plan.fansInto!;
    const wanted = into.map((all) => all.slice());
    for (const all of into) all.fill(Number.NaN);
    const ready = await preparation(plan, () => undefined).ready(0);
    const { image, ...without } = ready;
    expect(image).toBeDefined();
    // Stretches that begin and end anywhere, by the interpreter and as compiled.
    playing(without)({ index: 0, run: 0, first: 0, count: 71 });
    playing(ready)({ index: 1, run: 0, first: 71, count: 600 });
    playing(ready)({ index: 2, run: 0, first: 671, count: WORLDS - 671 });
    expect(into).toEqual(wanted);
    const { fans } = referenceKernel(ready.model).play({ seed: SEED, first: 5, count: 2, options: [0] }) as {
      readonly fans: readonly Float64Array[];
    };
    const stride = wanted[0]!.length / (fans[0]!.length / 2);
    expect(stride).toBe(WORLDS);
    fans[0]!.forEach((value, at) => {
      expect(wanted[0]![Math.floor(at / 2) * stride + 5 + (at % 2)]).toBe(value);
    });
  });
});
