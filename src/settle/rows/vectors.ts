import { type Code, code } from '../../compile/wasm/code.ts';
import { engine, type WasmModule } from '../../compile/wasm/engine.ts';
import { type ModuleFunction, moduleBytes, pages } from '../../compile/wasm/module.ts';
import type { WasmType } from '../../compile/wasm/opcodes.ts';
import { ALIGNED, type Rows } from './rows.ts';

const BYTES = Float64Array.BYTES_PER_ELEMENT;
/** Bytes of a vector, and of the rows that a turn of a loop takes. */
const VECTOR = 16;
const TURN = ALIGNED * BYTES;

type Operation = Exclude<keyof Rows, 'reserve' | 'heap'>;
type Call = (...values: number[]) => void;

let compiled: WasmModule | undefined;

/** Sums over rows in WebAssembly, two rows in the lanes of a vector. */
export function vectorRows(): Rows {
  const { Memory, Module, Instance } = engine();
  compiled ??= new Module(
    moduleBytes([], [products(), combine(), dots(), multiply(), addProduct(), standardise()], 1),
  );
  const module = compiled;
  let [size, heap] = [0, new Float64Array()];
  let calls: Readonly<Record<Operation, Call>>;
  const at = (place: number): number => place * BYTES;
  return {
    reserve: (numbers) => {
      if (size >= numbers && size > 0) return;
      // Half as much again, since who needs more now may need still more soon.
      size = Math.max(1, Math.ceil(size > 0 ? 1.5 * numbers : numbers));
      const memory = new Memory({ initial: pages(at(size)) });
      heap = new Float64Array(memory.buffer);
      const { exports } = new Instance(module, { env: { memory } });
      calls = exports as Record<Operation, Call>;
    },
    heap: () => heap,
    products: (four, stride, two, strideOfTwo, count, out) =>
      calls.products(at(four), at(stride), at(two), at(strideOfTwo), at(count), at(out)),
    combine: (a, b, c, d, weights, count, out) =>
      calls.combine(at(a), at(b), at(c), at(d), at(weights), at(count), at(out)),
    dots: (a, b, count, out) => calls.dots(at(a), at(b), at(count), at(out)),
    multiply: (a, b, count, out) => calls.multiply(at(a), at(b), at(count), at(out)),
    addProduct: (a, b, count, out) => calls.addProduct(at(a), at(b), at(count), at(out)),
    standardise: (a, centre, scale, most, count, out) =>
      calls.standardise(at(a), centre, scale, most, at(count), at(out)),
  };
}

/** Moves pointers on by a turn until the first of them is at the end: a loop over at least one turn. */
function turns(body: Code, pointers: readonly number[], bytes: number, one: (offset: number) => void): void {
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

function columnsFrom(body: Code, first: number, stride: number, count: number): number[] {
  const columns = [first];
  for (let column = 1; column < count; column++) {
    const next = body.local('i32');
    body.get(columns.at(-1)!);
    body.get(stride);
    body.plain('i32.add');
    body.set(next);
    columns.push(next);
  }
  return columns;
}

function exported(name: Operation, parameters: readonly WasmType[], body: Code): ModuleFunction {
  return { parameters, code: body, exported: name };
}

function integers(count: number): WasmType[] {
  return new Array<WasmType>(count).fill('i32');
}

function products(): ModuleFunction {
  const [FOUR, STRIDE, TWO, STRIDE_OF_TWO, COUNT, OUT] = [0, 1, 2, 3, 4, 5] as const;
  const body = code(6);
  const four = columnsFrom(body, FOUR, STRIDE, 4);
  const two = columnsFrom(body, TWO, STRIDE_OF_TWO, 2);
  const values = four.map(() => body.local('v128'));
  const factor = body.local('v128');
  const sums = two.map(() => four.map(() => body.local('v128')));
  turns(body, [...four, ...two], COUNT, (offset) => {
    for (const [i, column] of four.entries()) {
      body.get(column);
      body.memory('v128.load', offset);
      body.set(values[i]!);
    }
    for (const [j, column] of two.entries()) {
      body.get(column);
      body.memory('v128.load', offset);
      body.set(factor);
      for (const [i, sum] of sums[j]!.entries()) {
        body.get(sum);
        body.get(values[i]!);
        body.get(factor);
        body.vector('f64x2.mul');
        body.vector('f64x2.add');
        body.set(sum);
      }
    }
  });
  for (let i = 0; i < 4; i++) addSums(body, sums[0]![i]!, sums[1]![i]!, OUT, i * VECTOR);
  return exported('products', integers(6), body);
}

/** Adds the sums of the lanes of two vectors to two neighbours in memory. */
function addSums(body: Code, left: number, right: number, out: number, offset: number): void {
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

function dots(): ModuleFunction {
  const [A, B, COUNT, OUT] = [0, 1, 2, 3] as const;
  const body = code(4);
  const [value, along, squares] = [body.local('v128'), body.local('v128'), body.local('v128')];
  turns(body, [A, B], COUNT, (offset) => {
    body.get(A);
    body.memory('v128.load', offset);
    body.tee(value);
    body.get(B);
    body.memory('v128.load', offset);
    body.vector('f64x2.mul');
    body.get(along);
    body.vector('f64x2.add');
    body.set(along);
    body.get(value);
    body.get(value);
    body.vector('f64x2.mul');
    body.get(squares);
    body.vector('f64x2.add');
    body.set(squares);
  });
  addSums(body, along, squares, OUT, 0);
  return exported('dots', integers(4), body);
}

function combine(): ModuleFunction {
  const [A, WEIGHTS, COUNT, OUT] = [0, 4, 5, 6] as const;
  const body = code(7);
  const columns = [A, 1, 2, 3];
  const weights = columns.map((column) => {
    const weight = body.local('v128');
    body.get(WEIGHTS);
    body.memory('v128.load64_splat', column * BYTES);
    body.set(weight);
    return weight;
  });
  const product = (column: number, offset: number): void => {
    body.get(weights[column]!);
    body.get(columns[column]!);
    body.memory('v128.load', offset);
    body.vector('f64x2.mul');
  };
  turns(body, [OUT, ...columns], COUNT, (offset) => {
    body.get(OUT);
    body.get(OUT);
    body.memory('v128.load', offset);
    product(0, offset);
    product(1, offset);
    body.vector('f64x2.add');
    product(2, offset);
    product(3, offset);
    body.vector('f64x2.add');
    body.vector('f64x2.add');
    body.vector('f64x2.add');
    body.memory('v128.store', offset);
  });
  return exported('combine', integers(7), body);
}

function multiply(): ModuleFunction {
  const [A, B, COUNT, OUT] = [0, 1, 2, 3] as const;
  const body = code(4);
  turns(body, [OUT, A, B], COUNT, (offset) => {
    body.get(OUT);
    body.get(A);
    body.memory('v128.load', offset);
    body.get(B);
    body.memory('v128.load', offset);
    body.vector('f64x2.mul');
    body.memory('v128.store', offset);
  });
  return exported('multiply', integers(4), body);
}

function addProduct(): ModuleFunction {
  const [A, B, COUNT, OUT] = [0, 1, 2, 3] as const;
  const body = code(4);
  turns(body, [OUT, A, B], COUNT, (offset) => {
    body.get(OUT);
    body.get(OUT);
    body.memory('v128.load', offset);
    body.get(A);
    body.memory('v128.load', offset);
    body.get(B);
    body.memory('v128.load', offset);
    body.vector('f64x2.mul');
    body.vector('f64x2.add');
    body.memory('v128.store', offset);
  });
  return exported('addProduct', integers(4), body);
}

function standardise(): ModuleFunction {
  const [A, CENTRE, SCALE, MOST, COUNT, OUT] = [0, 1, 2, 3, 4, 5] as const;
  const body = code(6);
  const [centre, scale, most] = [CENTRE, SCALE, MOST].map((parameter) => {
    const vector = body.local('v128');
    body.get(parameter);
    body.vector('f64x2.splat');
    body.set(vector);
    return vector;
  }) as [number, number, number];
  turns(body, [OUT, A], COUNT, (offset) => {
    body.get(OUT);
    body.get(A);
    body.memory('v128.load', offset);
    body.get(centre);
    body.vector('f64x2.sub');
    body.get(scale);
    body.vector('f64x2.mul');
    body.get(most);
    body.vector('f64x2.neg');
    body.vector('f64x2.max');
    body.get(most);
    body.vector('f64x2.min');
    body.memory('v128.store', offset);
  });
  return exported('standardise', ['i32', 'f64', 'f64', 'f64', 'i32', 'i32'], body);
}
