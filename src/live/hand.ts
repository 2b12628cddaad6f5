import type { Image } from '../compile/image.ts';
import { adjustableKernel } from '../compile/image-kernel.ts';
import type { Fault, Kernel, Latents, Picked, Played } from '../kernel/kernel.ts';
import type { Body, Model } from '../model/model.ts';
import { referenceKernel } from '../reference/kernel.ts';
import { layoutOf } from '../reference/layout.ts';

/** What a player is told: a run once, and then stretches of its worlds. */
export type Order =
  | { readonly kind: 'run'; readonly run: number; readonly model: Model; readonly image?: Image }
  | { readonly kind: 'play'; readonly stretch: Stretch };

/** Worlds of one run, under all its options, with some numbers moved. */
export interface Stretch {
  readonly ticket: number;
  readonly run: number;
  readonly seed: number;
  readonly first: number;
  readonly count: number;
  /** Values of the image's inputs, in their order. */
  readonly values: readonly number[];
  /** The formulas that they come from, for the interpreter. */
  readonly bodies: readonly (readonly [definition: number, body: Body])[];
  readonly latents?: Latents;
  /** Numbers of the options to play, and the columns to read off; all unless given. */
  readonly options?: readonly number[];
  readonly only?: Picked;
}

export interface Answer {
  readonly ticket: number;
  readonly played: Played | Fault;
  /** Time the kernel took. */
  readonly ms: number;
}

/** Carries out a player's orders, in turn; a stretch is answered. */
export function hand(): (order: Order) => Answer | undefined {
  const runs = new Map<number, (stretch: Stretch) => Answer>();
  return (order) => {
    if (order.kind === 'run') {
      runs.set(order.run, playing(order.model, order.image));
      return undefined;
    }
    const play = runs.get(order.stretch.run);
    if (play === undefined) throw new Error(`the player was not given run ${order.stretch.run}`);
    return play(order.stretch);
  };
}

function playing(model: Model, image: Image | undefined): (stretch: Stretch) => Answer {
  const layout = layoutOf(model);
  const kernels = image === undefined ? undefined : adjustableKernel(model, image);
  return ({ ticket, seed, first, count, values, bodies, latents, options, only }) => {
    const start = performance.now();
    // Made only where it is needed: a world in which a value may not be.
    let reference: Kernel | undefined;
    const replay: Kernel = {
      layout,
      play: (batch) => {
        reference ??= referenceKernel(withBodies(model, bodies));
        return reference.play(batch);
      },
    };
    const kernel = kernels === undefined ? replay : kernels(values, replay);
    const played = kernel.play({
      seed,
      first,
      count,
      options: options ?? model.options.map((_, option) => option),
      ...(latents === undefined ? {} : { latents }),
      ...(only === undefined ? {} : { only }),
    });
    return { ticket, played, ms: performance.now() - start };
  };
}

function withBodies(model: Model, bodies: Stretch['bodies']): Model {
  const laid = new Map(bodies);
  const definitions = model.definitions.map((definition, number) => {
    const body = laid.get(number);
    return body === undefined ? definition : { ...definition, body };
  });
  return { ...model, definitions };
}
