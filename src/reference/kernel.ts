import type { Batch, Fault, Kernel, KernelLayout, Played } from '../kernel/kernel.ts';
import { putFans } from '../kernel/put-fans.ts';
import type { Model } from '../model/model.ts';
import { type Copy, copier } from './columns.ts';
import { type Act, interpreter } from './interpreter.ts';
import { layoutOf, pickedFrom } from './layout.ts';
import { nth } from './nth.ts';
import { faultOf } from './refused.ts';
import { schedule } from './schedule.ts';
import type { Values } from './values.ts';

/** One list for all batches without draws made anew, so that it is known again. */
const NONE: readonly string[] = [];

/**
 * The interpreter that defines the language: it plays world by world, option by option, period by period, and
 * evaluates each formula as it is written. Everything else that plays a model must give the same bits.
 */
export function referenceKernel(model: Model): Kernel {
  const machine = interpreter(model);
  const { moment, values, periods } = machine;
  const plan = schedule(model, machine);
  const layout = layoutOf(model);
  const every = copiers(layout, values);
  const noFans = { ...layout, fans: [] };
  let fixedKnown = false;

  /** Plays one option in the present world. The value of fan f in period t goes to line `t * count + line` of its block. */
  const playPath = (
    option: number,
    copyFans: Copy,
    fans: Float64Array,
    line: number,
    count: number,
  ): void => {
    moment.option = option;
    moment.period = 0;
    values.all.fill(Number.NaN, values.path); // so that no path can see what another left
    run(plan.begin);
    const acts = nth(plan.period, option);
    for (let period = 0; period < periods; period++) {
      moment.period = period;
      run(acts);
      run(plan.close);
      copyFans(fans, period * count + line, periods * count);
    }
    run(plan.finish);
  };

  const play = ({
    seed,
    first,
    count,
    options,
    latents,
    only,
    fans: wantsFans = true,
    anew = NONE,
    fansInto,
  }: Batch): Played => {
    const whole = wantsFans ? layout : noFans;
    const read = only === undefined ? whole : pickedFrom(layout, only);
    const copy = read === layout ? every : copiers(read, values);
    const block = (columns: number): Float64Array<ArrayBuffer> => new Float64Array(columns * count);
    const worlds = block(read.worlds.length);
    const outcomes = options.map(() => block(read.outcomes.length));
    const checks = options.map(() => block(read.checks.length));
    const fans = options.map(() => block(read.fans.length * periods));
    moment.seed = seed;
    moment.anew = anew;
    moment.given = latents && new Map(latents.names.map((name, index) => [name, nth(latents.values, index)]));
    moment.world = -1;
    if (!fixedKnown) run(plan.fixed);
    fixedKnown = true;
    for (let line = 0; line < count; line++) {
      moment.world = first + line;
      moment.option = -1;
      moment.period = 0;
      run(plan.world);
      copy.worlds(worlds, line, count);
      for (let index = 0; index < options.length; index++) {
        playPath(nth(options, index), copy.fans, nth(fans, index), line, count);
        copy.outcomes(nth(outcomes, index), line, count);
        copy.checks(nth(checks, index), line, count);
      }
    }
    const played = { first, count, worlds, outcomes, checks, fans };
    return fansInto === undefined ? played : putFans(played, fansInto, read.fans.length * periods);
  };

  return {
    layout,
    play: (batch): Played | Fault => {
      try {
        return play(batch);
      } catch (thrown) {
        return faultOf(thrown);
      }
    },
  };
}

/** What copies each block of columns. */
function copiers(
  { worlds, outcomes, checks, fans }: Pick<KernelLayout, keyof Copiers>,
  values: Values,
): Copiers {
  return {
    worlds: copier(worlds, values),
    outcomes: copier(outcomes, values),
    checks: copier(checks, values),
    fans: copier(fans, values),
  };
}

type Copiers = Readonly<Record<'worlds' | 'outcomes' | 'checks' | 'fans', Copy>>;

function run(acts: readonly Act[]): void {
  for (let index = 0; index < acts.length; index++) (acts[index] as Act)();
}
