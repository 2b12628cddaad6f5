import { type Code, code } from '../../compile/wasm/code.ts';
import { OFF } from './rows.ts';
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

/** 1 as the halves of its 64 bits. */
const ONE = [0, 0x3ff00000] as const;

/** What actors choose, row by row, without a branch: which way it goes is as good as chance. */
export function choices(): RowFunction[] {
  return [vote(), refuse(), tally(), better(), choose(), take(), raise(), lower()];
}

function load(body: Code, pointer: number, offset: number): void {
  body.get(pointer);
  body.memory('v128.load', offset);
}

/** Puts what `value` leaves on the stack in place of what stands there, where a mask in a local is set. */
function put(body: Code, pointer: number, offset: number, mask: number, value: () => void): void {
  body.get(pointer);
  value();
  load(body, pointer, offset);
  body.get(mask);
  body.vector('v128.bitselect');
  body.memory('v128.store', offset);
}

function vote(): RowFunction {
  const [WORTH, GOING_ON, COUNT, REFUSALS, PRODUCT] = [0, 1, 2, 3, 4] as const;
  const body = code(5);
  const gain = body.local('v128');
  const off = body.local('v128');
  const offBits = new Uint32Array(Float64Array.of(OFF).buffer);
  body.word(offBits[0]!, offBits[1]!);
  body.set(off);
  turns(body, [WORTH, GOING_ON, REFUSALS, PRODUCT], COUNT, (offset) => {
    load(body, WORTH, offset);
    load(body, GOING_ON, offset);
    body.vector('f64x2.sub');
    body.set(gain);
    body.get(REFUSALS);
    load(body, REFUSALS, offset);
    // 1 where the gain is not at least 0.
    body.word(...ONE);
    body.get(gain);
    body.word(0, 0);
    body.vector('f64x2.ge');
    body.vector('v128.andnot');
    // And more where it is not itself.
    body.get(off);
    body.get(gain);
    body.get(gain);
    body.vector('f64x2.ne');
    body.vector('v128.and');
    body.vector('f64x2.add');
    body.vector('f64x2.add');
    body.memory('v128.store', offset);
    body.get(PRODUCT);
    load(body, PRODUCT, offset);
    body.get(gain);
    body.vector('f64x2.mul');
    body.memory('v128.store', offset);
  });
  return exported('vote', integers(5), body);
}

function refuse(): RowFunction {
  const [WORTH, GOING_ON, COUNT, REFUSALS] = [0, 1, 2, 3] as const;
  const body = code(4);
  turns(body, [WORTH, GOING_ON, REFUSALS], COUNT, (offset) => {
    body.get(REFUSALS);
    load(body, REFUSALS, offset);
    body.word(...ONE);
    load(body, WORTH, offset);
    load(body, GOING_ON, offset);
    body.vector('f64x2.sub');
    body.word(0, 0);
    body.vector('f64x2.ge');
    body.vector('v128.andnot');
    body.vector('f64x2.add');
    body.memory('v128.store', offset);
  });
  return exported('refuse', integers(4), body);
}

function tally(): RowFunction {
  const [WORTH, GOING_ON, REFUSALS, COUNT, OUT] = [0, 1, 2, 3, 4] as const;
  const body = code(5);
  const [gain, accepts, refusals] = [body.local('v128'), body.local('v128'), body.local('v128')];
  const sums = [body.local('v128'), body.local('v128'), body.local('v128'), body.local('v128')] as const;
  /** Adds 1 to a sum where a mask is set. */
  const count = (sum: number, mask: () => void): void => {
    body.get(sum);
    body.word(...ONE);
    mask();
    body.vector('v128.and');
    body.vector('f64x2.add');
    body.set(sum);
  };
  turns(body, [WORTH, GOING_ON, REFUSALS], COUNT, (offset) => {
    body.get(sums[0]);
    load(body, WORTH, offset);
    load(body, GOING_ON, offset);
    body.vector('f64x2.sub');
    body.tee(gain);
    body.vector('f64x2.add');
    body.set(sums[0]);
    body.get(gain);
    body.word(0, 0);
    body.vector('f64x2.ge');
    body.set(accepts);
    load(body, REFUSALS, offset);
    body.set(refusals);
    count(sums[1], () => body.get(accepts));
    count(sums[2], () => {
      body.get(refusals);
      body.word(...ONE);
      body.vector('f64x2.eq');
      body.get(accepts);
      body.vector('v128.andnot');
    });
    count(sums[3], () => {
      body.get(refusals);
      body.word(0, 0);
      body.vector('f64x2.eq');
    });
  });
  addSums(body, sums[0], sums[1], OUT, 0);
  addSums(body, sums[2], sums[3], OUT, VECTOR);
  return exported('tally', integers(5), body);
}

function better(): RowFunction {
  const [WORTH, GOING_ON, REFUSALS, COUNT, BEST] = [0, 1, 2, 3, 4] as const;
  const body = code(5);
  const [own, mask] = [body.local('v128'), body.local('v128')];
  turns(body, [BEST, WORTH, GOING_ON, REFUSALS], COUNT, (offset) => {
    load(body, WORTH, offset);
    body.set(own);
    load(body, REFUSALS, offset);
    body.word(...ONE);
    body.get(own);
    load(body, GOING_ON, offset);
    body.vector('f64x2.sub');
    body.word(0, 0);
    body.vector('f64x2.ge');
    body.vector('v128.andnot');
    body.vector('f64x2.eq');
    load(body, BEST, offset);
    body.get(own);
    body.vector('f64x2.ge');
    body.vector('v128.andnot');
    body.set(mask);
    put(body, BEST, offset, mask, () => body.get(own));
  });
  return exported('better', integers(5), body);
}

function choose(): RowFunction {
  const [SCORE, REFUSALS, NUMBER, MOST, COUNT, WHICH] = [0, 1, 2, 3, 4, 5] as const;
  const body = code(6);
  const [score, mask, number] = [body.local('v128'), body.local('v128'), splat(body, NUMBER)];
  turns(body, [WHICH, SCORE, REFUSALS, MOST], COUNT, (offset) => {
    load(body, SCORE, offset);
    body.tee(score);
    load(body, MOST, offset);
    body.vector('f64x2.gt');
    load(body, REFUSALS, offset);
    body.word(0, 0);
    body.vector('f64x2.eq');
    body.vector('v128.and');
    body.set(mask);
    put(body, MOST, offset, mask, () => body.get(score));
    put(body, WHICH, offset, mask, () => body.get(number));
  });
  return exported('choose', ['i32', 'i32', 'f64', 'i32', 'i32', 'i32'], body);
}

function take(): RowFunction {
  const [WHICH, NUMBER, A, COUNT, OUT] = [0, 1, 2, 3, 4] as const;
  const body = code(5);
  const [mask, number] = [body.local('v128'), splat(body, NUMBER)];
  turns(body, [OUT, WHICH, A], COUNT, (offset) => {
    load(body, WHICH, offset);
    body.get(number);
    body.vector('f64x2.eq');
    body.set(mask);
    put(body, OUT, offset, mask, () => load(body, A, offset));
  });
  return exported('take', ['i32', 'f64', 'i32', 'i32', 'i32'], body);
}

function raise(): RowFunction {
  return replaced('raise', (body, value, mask, out) => {
    body.get(value);
    out();
    body.vector('f64x2.gt');
    body.set(mask);
  });
}

function lower(): RowFunction {
  const infinity = new Uint32Array(Float64Array.of(Number.NEGATIVE_INFINITY).buffer);
  return replaced('lower', (body, value, mask, out) => {
    body.get(value);
    out();
    body.vector('f64x2.ge');
    body.vector('v128.not');
    body.set(mask);
    // A missing value is below none, and at least none.
    body.get(value);
    body.word(infinity[0]!, infinity[1]!);
    body.get(value);
    body.get(value);
    body.vector('f64x2.eq');
    body.vector('v128.bitselect');
    body.set(value);
  });
}

/** A column put in place of another, where `where` sets the mask. */
function replaced(
  name: Operation,
  where: (body: Code, value: number, mask: number, out: () => void) => void,
): RowFunction {
  const [A, COUNT, OUT] = [0, 1, 2] as const;
  const body = code(3);
  const [value, mask] = [body.local('v128'), body.local('v128')];
  turns(body, [OUT, A], COUNT, (offset) => {
    load(body, A, offset);
    body.set(value);
    where(body, value, mask, () => load(body, OUT, offset));
    put(body, OUT, offset, mask, () => body.get(value));
  });
  return exported(name, integers(3), body);
}
