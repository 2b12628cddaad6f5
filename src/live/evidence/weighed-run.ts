import type { Compile } from '../../compile/compile.ts';
import { type Image, imageOf } from '../../compile/image.ts';
import { runsVectors } from '../../compile/wasm/support.ts';
import { weighedModel } from '../../infer/weighed.ts';
import type { Fault, Latents } from '../../kernel/kernel.ts';
import type { Expr } from '../../model/expression.ts';
import type { Model } from '../../model/model.ts';
import { layoutOf } from '../../reference/layout.ts';
import type { Handled } from '../handles.ts';
import type { Hands } from '../hands.ts';
import { type Turned, valuesOf } from '../ready.ts';

/** The likelihood of the evidence, compiled with handles on assumptions: what players play of it is a world's log likelihood. */
export interface WeighedRun {
  /** By which players know it. */
  readonly number: number;
  readonly model: Model;
  readonly image?: Image;
  readonly inputs: readonly Expr[];
  /** Names of the draws that bear on the evidence, and what they are. */
  readonly kinds: ReadonlyMap<string, 'uniform' | 'normal'>;
  /** Whether the likelihood is an outcome of a path, and its column. */
  readonly path: boolean;
  readonly column: number;
}

export function weighedRun({ model: whole }: Handled, number: number, compile: Compile): WeighedRun | Fault {
  const weighed = weighedModel(whole);
  if ('diagnostic' in weighed) return weighed;
  const { model, total, path } = weighed;
  const { program, ...compiled } = compile(model);
  const layout = layoutOf(model);
  const columns = path ? layout.outcomes : layout.worlds;
  const column = columns.findIndex(({ definition }) => definition === total);
  if (column < 0) throw new Error('the weighed model has no total');
  return {
    number,
    model,
    path,
    column,
    inputs: [...program.inputs.keys()],
    kinds: new Map(program.draws.map(({ name, kind }) => [name, kind])),
    ...(runsVectors() ? { image: imageOf({ program, ...compiled }) } : {}),
  };
}

/** Draws that a player weighs at a time. */
const STRETCH = 512;

/** The log likelihood of the first so many draws, with the numbers moved as they are in what was turned. */
export async function logLikelihoods(
  { number, inputs, path, column }: WeighedRun,
  { numbers, bodies }: Turned,
  latents: Latents,
  count: number,
  hands: Hands,
): Promise<Float64Array | Fault> {
  const logs = new Float64Array(count);
  const values = valuesOf(inputs, numbers);
  const options = path ? [0] : [];
  const only = { worlds: path ? [] : [column], outcomes: path ? [column] : [] };
  const share = Math.max(8, Math.min(STRETCH, Math.ceil(count / hands.count / 8) * 8));
  const turning = hands.turn({ run: number, seed: 0, values, bodies, options, only }, { latents });
  let fault: Fault | undefined;
  const weigh = async (first: number): Promise<void> => {
    const many = Math.min(share, count - first);
    const played = await turning.play(first, many, many);
    if ('diagnostic' in played) fault ??= played;
    else for (const one of played) logs.set((path ? one.outcomes[0] : one.worlds) as Float64Array, one.first);
  };
  const all: Promise<void>[] = [];
  for (let first = 0; first < count; first += share) all.push(weigh(first));
  try {
    await Promise.all(all);
  } finally {
    turning.end();
  }
  return fault ?? logs;
}
