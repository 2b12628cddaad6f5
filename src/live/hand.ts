import type { Image } from '../compile/image.ts';
import { adjustableKernel } from '../compile/image-kernel.ts';
import type { Fault, Kernel, Latents, Picked, Played } from '../kernel/kernel.ts';
import { pause } from '../kernel/pause.ts';
import type { Body, Model } from '../model/model.ts';
import { referenceKernel } from '../reference/kernel.ts';
import { layoutOf } from '../reference/layout.ts';
import { type Drawn, drawsOf } from './evidence/drawn.ts';
import { type RowColumns, type RowSums, sumRow } from './summaries.ts';

/** What a player is told: a run once, how it is turned once for each question, then stretches of its worlds, and columns to sum up. */
export type Order =
  | { readonly kind: 'run'; readonly run: number; readonly model: Model; readonly image?: Image }
  /** Draws that many turns may share. */
  | { readonly kind: 'draws'; readonly draws: number; readonly latents: Latents }
  | { readonly kind: 'forget draws'; readonly draws: number }
  | { readonly kind: 'turn'; readonly turn: number; readonly how: Turn }
  | { readonly kind: 'play'; readonly stretch: Stretch }
  /** Columns of many worlds are summed up from now on, under the number of a turn. */
  | { readonly kind: 'summing'; readonly turn: number }
  | { readonly kind: 'sum'; readonly ticket: number; readonly turn: number; readonly row: RowColumns }
  /** What is left to do of a turn is not done. */
  | { readonly kind: 'forget'; readonly turn: number };

/** How a run is played: with some numbers moved, and perhaps with given draws. */
export interface Turn {
  readonly run: number;
  readonly seed: number;
  /** Values of the image's inputs, in their order. */
  readonly values: readonly number[];
  /** The formulas that they come from, for the interpreter. */
  readonly bodies: readonly (readonly [definition: number, body: Body])[];
  /** The draws by their number, and which of them each world has: see `Drawn`. */
  readonly draws?: number;
  readonly places?: Uint32Array;
  /** Numbers of the options to play. */
  readonly options: readonly number[];
  /** The columns to read off; all unless given. */
  readonly only?: Picked;
}

/** Worlds of a turn, played so many at a time: in between other orders are heard. */
export interface Stretch {
  /** Memory that nobody reads any more: what is played is put there as far as it fits. */
  readonly rooms?: readonly ArrayBuffer[];
  readonly ticket: number;
  readonly turn: number;
  readonly first: number;
  readonly count: number;
  readonly step: number;
}

/** What an order came to; of a turn that was forgotten meanwhile, less or nothing. */
export type Answer =
  | { readonly ticket: number; readonly played: readonly Played[] | Fault }
  | { readonly ticket: number; readonly sums: RowSums | undefined };

/** Carries out a player's orders, in turn; a stretch and a sum are answered. */
export function hand(): (order: Order) => Promise<Answer> | undefined {
  const runs = new Map<number, (turn: Turn) => Playing>();
  const turns = new Map<number, { readonly playing?: Playing; readonly drawn?: Drawn }>();
  const draws = new Map<number, Latents>();
  const play = async ({ ticket, turn, first, count, step, rooms = [] }: Stretch): Promise<Answer> => {
    const played: Played[] = [];
    for (let from = first; from < first + count; from += step) {
      if (from > first) await pause();
      const { playing, drawn } = turns.get(turn) ?? {};
      if (playing === undefined) break;
      const many = Math.min(step, first + count - from);
      const one = playing(from, many, drawn && drawsOf(drawn, from, many), rooms[played.length]);
      if ('diagnostic' in one) return { ticket, played: one };
      played.push(one);
    }
    return { ticket, played };
  };
  let line: Promise<unknown> = Promise.resolve();
  /** Behind all that was ordered before; orders that need no answer are heard in between. */
  const next = (work: () => Promise<Answer> | Answer): Promise<Answer> => {
    const done = line.then(pause).then(work);
    line = done.catch(() => undefined);
    return done;
  };
  return (order) => {
    switch (order.kind) {
      case 'run':
        runs.set(order.run, turning(order.model, order.image));
        return undefined;
      case 'draws':
        draws.set(order.draws, order.latents);
        return undefined;
      case 'forget draws':
        draws.delete(order.draws);
        return undefined;
      case 'turn': {
        const { how } = order;
        const make = runs.get(how.run);
        if (make === undefined) throw new Error(`the player was not given run ${how.run}`);
        const latents = how.draws === undefined ? undefined : draws.get(how.draws);
        const places = how.places === undefined ? {} : { places: how.places };
        const drawn = latents === undefined ? {} : { drawn: { latents, ...places } };
        turns.set(order.turn, { playing: make(how), ...drawn });
        return undefined;
      }
      case 'summing':
        turns.set(order.turn, {});
        return undefined;
      case 'forget':
        turns.delete(order.turn);
        return undefined;
      case 'play':
        return next(() => play(order.stretch));
      case 'sum': {
        const { ticket, turn, row } = order;
        return next(() => ({ ticket, sums: turns.has(turn) ? sumRow(row) : undefined }));
      }
    }
  };
}

type Playing = (
  first: number,
  count: number,
  latents: Latents | undefined,
  room: ArrayBuffer | undefined,
) => Played | Fault;

function turning(model: Model, image: Image | undefined): (turn: Turn) => Playing {
  const layout = layoutOf(model);
  const kernels = image === undefined ? undefined : adjustableKernel(model, image);
  return ({ seed, values, bodies, options, only }) => {
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
    const common = { seed, options, ...(only === undefined ? {} : { only }) };
    return (first, count, latents, room) =>
      kernel.play({
        ...{ ...common, first, count },
        ...(latents === undefined ? {} : { latents }),
        ...(room === undefined ? {} : { room }),
      });
  };
}

function withBodies(model: Model, bodies: Turn['bodies']): Model {
  const laid = new Map(bodies);
  const definitions = model.definitions.map((definition, number) => {
    const body = laid.get(number);
    return body === undefined ? definition : { ...definition, body };
  });
  return { ...model, definitions };
}
