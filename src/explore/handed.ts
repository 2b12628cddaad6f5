import type { PlainCuts } from '../math/strata.ts';
import { cutsAlong, type Input, type Ranked } from './input.ts';

/** What another thread is given of a ranked input: all but its cuts, in memory that both share. */
export interface Handed extends Input {
  readonly order: Uint32Array;
}

/** Ranked inputs as plain data. Their columns are copied into one piece of shared memory, so that handing them on costs nothing. */
export function handed(inputs: readonly Ranked[]): Handed[] {
  const size = inputs.reduce((sum, { values, order }) => sum + values.byteLength + wholeWords(order), 0);
  const memory = new SharedArrayBuffer(size);
  let at = 0;
  return inputs.map(({ cuts: _, values, order, ...said }) => {
    const shared = new Float64Array(memory, at, values.length);
    shared.set(values);
    const sharedOrder = new Uint32Array(memory, at + values.byteLength, order.length);
    sharedOrder.set(order);
    at += values.byteLength + wholeWords(order);
    return { ...said, values: shared, order: sharedOrder };
  });
}

/** The same inputs again, with their cuts. */
export function taken(inputs: readonly Handed[]): Ranked[] {
  const plain = new Map<number, PlainCuts>();
  return inputs.map((input) => ({ ...input, cuts: cutsAlong(input.order, input, plain) }));
}

/** Bytes of an order up to where a double may begin. */
function wholeWords({ byteLength }: Uint32Array): number {
  return 8 * Math.ceil(byteLength / 8);
}
