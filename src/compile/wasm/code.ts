import { type Bytes, bytes } from './bytes.ts';
import {
  MEMORY,
  type MemoryName,
  PLAIN,
  type PlainName,
  SHIFT,
  type ShiftName,
  TYPES,
  VECTOR,
  type VectorName,
  type WasmType,
} from './opcodes.ts';

/** The body of one function being written. Each method appends an instruction to what is a stack machine. */
export interface Code {
  readonly plain: (name: PlainName) => void;
  readonly vector: (name: VectorName) => void;
  /** The same by its number, for whoever has looked it up before. */
  readonly numbered: (vector: number) => void;
  readonly shift: (name: ShiftName, count: number) => void;
  /** Load or store at the address on the stack plus `offset`. */
  readonly memory: (name: MemoryName, offset: number) => void;
  readonly i32: (value: number) => void;
  /** Both lanes get the 64-bit pattern with these 32-bit halves. */
  readonly word: (low: number, high: number) => void;
  /** 32-bit lanes 0..3 of the first vector on the stack and 4..7 of the second. */
  readonly lanes: (a: number, b: number, c: number, d: number) => void;
  /** One of the four 32-bit integers of a vector. */
  readonly extract: (lane: 0 | 1 | 2 | 3) => void;
  /** Lane 0 or 1 of the vector on the stack replaced by the double at the address below it plus `offset`. */
  readonly loadLane: (lane: 0 | 1, offset: number) => void;
  readonly get: (local: number) => void;
  readonly set: (local: number) => void;
  readonly tee: (local: number) => void;
  readonly call: (fn: number) => void;
  /** `do { body } while (the i32 that body leaves on the stack)`. */
  readonly repeat: (body: () => void) => void;
  /** Runs `body` if the i32 on the stack is not 0. */
  readonly when: (body: () => void) => void;
  /** A new local, beside the parameters. */
  readonly local: (type: WasmType) => number;
  /** How many instructions there are. */
  readonly count: () => number;
  /** How many of them work on vectors. */
  readonly vectors: () => number;
  /** The entry of the code section: locals and instructions. */
  readonly done: () => Uint8Array<ArrayBuffer>;
}

const EMPTY_BLOCK = 0x40;
const END = 0x0b;
const VECTOR_PREFIX = 0xfd;
/** The letter that names of vector instructions begin with. */
const V = 0x76;

/** A function body with so many parameters, which are its first locals. */
export function code(parameters: number): Code {
  const out: Bytes = bytes();
  const locals: WasmType[] = [];
  let count = 0;
  let vectors = 0;
  const plain = (opcode: number): void => {
    count++;
    out.byte(opcode);
  };
  const vector = (opcode: number): void => {
    count++;
    vectors++;
    out.pair(VECTOR_PREFIX, opcode);
  };
  const indexed = (opcode: number, index: number): void => {
    count++;
    out.pair(opcode, index);
  };
  const i32 = (value: number): void => {
    plain(0x41);
    out.signed(value);
  };
  return {
    plain: (name) => plain(PLAIN[name]),
    vector: (name) => vector(VECTOR[name]),
    numbered: vector,
    shift: (name, by) => {
      i32(by);
      vector(SHIFT[name]);
    },
    memory: (name, offset) => {
      const opcode = MEMORY[name];
      if (name.charCodeAt(0) === V) vector(opcode[0]);
      else plain(opcode[0]);
      out.pair(opcode[1], offset);
    },
    i32,
    word: (low, high) => {
      count++;
      vectors++;
      out.doubled(VECTOR_PREFIX, 12, low, high);
    },
    lanes: (...lanes) => {
      vector(13);
      for (const lane of lanes) for (let byte = 0; byte < 4; byte++) out.byte(4 * lane + byte);
    },
    extract: (lane) => {
      vector(27);
      out.byte(lane);
    },
    loadLane: (lane, offset) => {
      vector(87);
      out.pair(3, offset);
      out.byte(lane);
    },
    get: (local) => indexed(0x20, local),
    set: (local) => indexed(0x21, local),
    tee: (local) => indexed(0x22, local),
    call: (fn) => indexed(0x10, fn),
    repeat: (body) => {
      plain(0x03);
      out.byte(EMPTY_BLOCK);
      body();
      indexed(0x0d, 0);
      plain(END);
    },
    when: (body) => {
      plain(0x04);
      out.byte(EMPTY_BLOCK);
      body();
      plain(END);
    },
    local: (type) => parameters + locals.push(type) - 1,
    count: () => count,
    vectors: () => vectors,
    done: () => {
      const body = bytes();
      body.unsigned(locals.length);
      for (const type of locals) {
        body.unsigned(1);
        body.byte(TYPES[type]);
      }
      body.append(out.done());
      body.byte(END);
      return body.done();
    },
  };
}
