import { type Code, code } from '../../compile/wasm/code.ts';
import { engine, type WasmModule } from '../../compile/wasm/engine.ts';
import { moduleBytes, pages } from '../../compile/wasm/module.ts';
import type { VectorName } from '../../compile/wasm/opcodes.ts';
import { choices } from './choices.ts';
import type { Rows } from './rows.ts';
import {
  addSums,
  exported,
  integers,
  type Operation,
  type RowFunction,
  splat,
  turns,
  VECTOR,
} from './turns.ts';

const BYTES = Float64Array.BYTES_PER_ELEMENT;
type Call = (...values: number[]) => void;

let compiled: WasmModule | undefined;

/** Sums over rows in WebAssembly, two rows in the lanes of a vector. */
export function vectorRows(): Rows {
  const { Memory, Module, Instance } = engine();
  compiled ??= new Module(
    moduleBytes(
      [],
      [
        ...[products(), triples(), combine(), sums('dots'), sums('moments'), addProduct(), standardise()],
        ...[two('multiply', 'f64x2.mul'), two('add', 'f64x2.add'), two('subtract', 'f64x2.sub')],
        ...choices(),
      ],
      1,
    ),
  );
  const module = compiled;
  let memory: InstanceType<typeof Memory> | undefined;
  let heap = new Float64Array();
  let calls: Readonly<Record<Operation, Call>>;
  const at = (place: number): number => place * BYTES;
  return {
    reserve: (numbers) => {
      if (memory === undefined) {
        memory = new Memory({ initial: pages(at(Math.max(1, numbers))) });
        calls = new Instance(module, { env: { memory } }).exports as Record<Operation, Call>;
      } else if (heap.length < numbers) {
        // Half as much again, since who needs more now may need still more soon.
        memory.grow(pages(at(1.5 * numbers)) - pages(memory.buffer.byteLength));
      } else return;
      heap = new Float64Array(memory.buffer);
    },
    heap: () => heap,
    products: (four, stride, two, strideOfTwo, count, out) =>
      calls.products(at(four), at(stride), at(two), at(strideOfTwo), at(count), at(out)),
    combine: (a, b, c, d, weights, count, out) =>
      calls.combine(at(a), at(b), at(c), at(d), at(weights), at(count), at(out)),
    dots: (a, b, count, out) => calls.dots(at(a), at(b), at(count), at(out)),
    moments: (a, b, count, out) => calls.moments(at(a), at(b), at(count), at(out)),
    multiply: (a, b, count, out) => calls.multiply(at(a), at(b), at(count), at(out)),
    addProduct: (a, b, count, out) => calls.addProduct(at(a), at(b), at(count), at(out)),
    standardise: (a, centre, scale, most, count, out) =>
      calls.standardise(at(a), centre, scale, most, at(count), at(out)),
    triples: (four, stride, two, strideOfTwo, other, count, out) =>
      calls.triples(at(four), at(stride), at(two), at(strideOfTwo), at(other), at(count), at(out)),
    add: (a, b, count, out) => calls.add(at(a), at(b), at(count), at(out)),
    subtract: (a, b, count, out) => calls.subtract(at(a), at(b), at(count), at(out)),
    vote: (worth, goingOn, count, refusals, product) =>
      calls.vote(at(worth), at(goingOn), at(count), at(refusals), at(product)),
    refuse: (worth, goingOn, count, refusals) =>
      calls.refuse(at(worth), at(goingOn), at(count), at(refusals)),
    tally: (worth, goingOn, refusals, count, out) =>
      calls.tally(at(worth), at(goingOn), at(refusals), at(count), at(out)),
    better: (worth, goingOn, refusals, count, best) =>
      calls.better(at(worth), at(goingOn), at(refusals), at(count), at(best)),
    choose: (score, refusals, number, most, count, which) =>
      calls.choose(at(score), at(refusals), number, at(most), at(count), at(which)),
    take: (which, number, a, count, out) => calls.take(at(which), number, at(a), at(count), at(out)),
    raise: (a, count, out) => calls.raise(at(a), at(count), at(out)),
    lower: (a, count, out) => calls.lower(at(a), at(count), at(out)),
  };
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

function products(): RowFunction {
  return sumsOfProducts('products', false);
}

function triples(): RowFunction {
  return sumsOfProducts('triples', true);
}

/** @param other whether a column more is multiplied with those of the two, whose place is the parameter before the count */
function sumsOfProducts(name: Operation, other: boolean): RowFunction {
  const [FOUR, STRIDE, TWO, STRIDE_OF_TWO, OTHER] = [0, 1, 2, 3, 4] as const;
  const [COUNT, OUT] = other ? [5, 6] : [4, 5];
  const body = code(OUT + 1);
  const four = columnsFrom(body, FOUR, STRIDE, 4);
  const two = columnsFrom(body, TWO, STRIDE_OF_TWO, 2);
  const values = four.map(() => body.local('v128'));
  const factor = body.local('v128');
  const sums = two.map(() => four.map(() => body.local('v128')));
  turns(body, [...four, ...two, ...(other ? [OTHER] : [])], COUNT, (offset) => {
    for (const [i, column] of four.entries()) {
      body.get(column);
      body.memory('v128.load', offset);
      body.set(values[i]!);
    }
    for (const [j, column] of two.entries()) {
      body.get(column);
      body.memory('v128.load', offset);
      if (other) {
        body.get(OTHER);
        body.memory('v128.load', offset);
        body.vector('f64x2.mul');
      }
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
  return exported(name, integers(OUT + 1), body);
}

/** Σ a b, and the sum of the squares of the first column (`dots`) or of the products (`moments`). */
function sums(name: 'dots' | 'moments'): RowFunction {
  const [A, B, COUNT, OUT] = [0, 1, 2, 3] as const;
  const body = code(4);
  const [value, along, squares] = [body.local('v128'), body.local('v128'), body.local('v128')];
  turns(body, [A, B], COUNT, (offset) => {
    body.get(A);
    body.memory('v128.load', offset);
    if (name === 'dots') body.tee(value);
    body.get(B);
    body.memory('v128.load', offset);
    body.vector('f64x2.mul');
    if (name === 'moments') body.tee(value);
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
  return exported(name, integers(4), body);
}

function combine(): RowFunction {
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

/** out = a ∘ b. */
function two(name: Operation, operation: VectorName): RowFunction {
  const [A, B, COUNT, OUT] = [0, 1, 2, 3] as const;
  const body = code(4);
  turns(body, [OUT, A, B], COUNT, (offset) => {
    body.get(OUT);
    body.get(A);
    body.memory('v128.load', offset);
    body.get(B);
    body.memory('v128.load', offset);
    body.vector(operation);
    body.memory('v128.store', offset);
  });
  return exported(name, integers(4), body);
}

function addProduct(): RowFunction {
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

function standardise(): RowFunction {
  const [A, CENTRE, SCALE, MOST, COUNT, OUT] = [0, 1, 2, 3, 4, 5] as const;
  const body = code(6);
  const [centre, scale, most] = [splat(body, CENTRE), splat(body, SCALE), splat(body, MOST)];
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
