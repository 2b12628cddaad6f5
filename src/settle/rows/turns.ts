import type { Code } from '../../compile/wasm/code.ts';
import type { ModuleFunction } from '../../compile/wasm/module.ts';
import type { WasmType } from '../../compile/wasm/opcodes.ts';
import { ALIGNED, type Rows } from './rows.ts';

export type Operation = Exclude<keyof Rows, 'reserve' | 'heap'>;

/** An operation on rows as it stands in a module. */
export interface RowFunction extends ModuleFunction {
  readonly exported: Operation;
}

/** Bytes of a vector, and of the rows that a turn of a loop takes. */
export const VECTOR = 16;
const TURN: number = ALIGNED * Float64Array.BYTES_PER_ELEMENT;

/** Moves pointers on by a turn until the first of them is at the end: a loop over at least one turn. */
export function turns(
  body: Code,
  pointers: readonly number[],
  bytes: number,
  one: (offset: number) => void,
): void {
  const end = body.local('i32');
  body.get(pointers[0]!);
  body.get(bytes);
  body.plain('i32.add');
  body.set(end);
  body.repeat(() => {
    for (let offset = 0; offset < TURN; offset += VECTOR) one(offset);
    for (const pointer of [...pointers.slice(1), pointers[0]!]) {
      body.get(pointer);
      body.i32(TURN);
      body.plain('i32.add');
      body.set(pointer);
    }
    body.get(pointers[0]!);
    body.get(end);
    body.plain('i32.lt_u');
  });
}

export function exported(name: Operation, parameters: readonly WasmType[], body: Code): RowFunction {
  return { parameters, code: body, exported: name };
}

export function integers(count: number): WasmType[] {
  return new Array<WasmType>(count).fill('i32');
}

/** A parameter in both lanes of a new local. */
export function splat(body: Code, parameter: number): number {
  const vector = body.local('v128');
  body.get(parameter);
  body.vector('f64x2.splat');
  body.set(vector);
  return vector;
}

/** Adds the sums of the lanes of two vectors to two neighbours in memory. */
export function addSums(body: Code, left: number, right: number, out: number, offset: number): void {
  body.get(out);
  body.get(out);
  body.memory('v128.load', offset);
  body.get(left);
  body.get(right);
  body.lanes(0, 1, 4, 5);
  body.get(left);
  body.get(right);
  body.lanes(2, 3, 6, 7);
  body.vector('f64x2.add');
  body.vector('f64x2.add');
  body.memory('v128.store', offset);
}
