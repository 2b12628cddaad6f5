import type { Graph, Id } from '../graph/graph.ts';
import { ELEMENTARY, type Elementary, type Op } from '../graph/op.ts';
import { type Code, code } from '../wasm/code.ts';
import type { WasmType } from '../wasm/opcodes.ts';
import { type Memory, VECTOR } from './allocate.ts';
import { constantOf } from './constant.ts';
import { expressions } from './expressions.ts';
import type { Block } from './schedule.ts';

/** Every function of formulas: frame of the first pair of worlds, end of frames, period, offset of the option's area. */
export const PARAMETERS: readonly WasmType[] = ['i32', 'i32', 'i32', 'i32'];

const FIRST = 0;
const END = 1;
const PERIOD = 2;
const AREA = 3;

/** Number of the imported function that asks the outside: number of the distribution, count of arguments. */
export const HOST = 0;

/**
 * A function that goes through the frames and does a block's statements in each.
 *
 * @param library number of the function that computes an elementary function
 */
export function emitBlock(
  graph: Graph,
  block: Block,
  stageOf: (slot: number) => string,
  memory: Memory,
  library: (name: Elementary, variant: number) => number,
): Code {
  const out = code(PARAMETERS.length);
  const { phase, statements, waiting } = block;
  const fixed = phase.when === 'fixed';
  const frame = out.local('i32');
  const area = out.local('i32');
  const checks = statements.some(({ kind }) => kind === 'check');
  const sum = out.local('v128');
  const period = out.local('v128');
  const now = out.local('v128');
  const uses = countUses(graph, block);
  const locals = new Map<Id, number>();
  const faults = new Map<Id, number>();
  const history = out.local('i32');

  const loadSlot = (slot: number): void => {
    const stage = stageOf(slot);
    const offset = memory.offsets[slot] as number;
    if (stage === 'fixed') out.i32(0);
    else out.get(stage === 'option' ? area : frame);
    out.memory('v128.load', offset);
  };
  const leaf = (id: Id): boolean => {
    const node = graph.nodes[id] as Graph['nodes'][number];
    const { op, args, imm, low } = node;
    const slot = waiting.get(id);
    if (op === 'const' || op === 'word') constantOf(out, node);
    else if (op === 'period' || op === 'now') out.get(op === 'period' ? period : now);
    else if (op === 'timed') {
      out.get(history);
      out.memory('v128.load', memory.offsets[imm] as number);
    } else if (slot !== undefined) loadSlot(slot);
    else if (op === 'load') loadSlot(imm);
    else if (op === 'record') record(args[0], imm, low);
    else if (op === 'host') host(id, args, imm);
    else if (op === 'fault') fault(args[0] as Id);
    else if (isElementary(op)) {
      for (const arg of args) value(arg);
      out.call(library(op, imm));
    } else return false;
    return true;
  };
  const isPlain = (id: Id): boolean => {
    const { op } = graph.nodes[id] as Graph['nodes'][number];
    return op === 'const' || op === 'word' || op === 'period' || op === 'now';
  };
  const value = expressions(out, graph, (id) => (uses[id] as number) > 1 && !isPlain(id), leaf, locals);
  const fault = (call: Id): void => {
    if (!faults.has(call)) {
      value(call);
      out.set(locals.get(call) as number);
    }
    out.get(faults.get(call) as number);
  };

  /** A slot's value some periods ago, the same number in both lanes or for each lane its own. */
  const record = (index: Id | undefined, slot: number, steps: number): void => {
    const base = stageOf(slot) === 'option' ? area : frame;
    const offset = memory.offsets[slot] as number;
    if (index === undefined) {
      // Before the path began the value does not count; the place is then that of the first period.
      out.get(PERIOD);
      out.i32(steps);
      out.plain('i32.sub');
      out.i32(0);
      out.get(PERIOD);
      out.i32(steps);
      out.plain('i32.lt_s');
      out.plain('i32.sub');
      out.i32(-1);
      out.plain('i32.xor');
      out.plain('i32.and');
      place(out, base);
      out.memory('v128.load', offset);
      return;
    }
    value(index);
    const indices = out.local('v128');
    out.set(indices);
    const lane = (which: 0 | 1): void => {
      out.get(indices);
      out.extract(which);
      out.truncate();
      place(out, base);
      out.memory('f64.load', offset + 8 * which);
    };
    lane(0);
    out.vector('f64x2.splat');
    lane(1);
    out.replace(1);
  };

  const host = (id: Id, args: readonly Id[], fn: number): void => {
    const [guard, ...rest] = args as [Id, ...Id[]];
    const result = out.local('v128');
    const refused = out.local('v128');
    const asked = out.local('v128');
    value(guard);
    out.set(asked);
    // An argument may itself be asked of the outside, so all are there before the first is handed over.
    const given = rest.map((arg) => {
      const local = out.local('v128');
      value(arg);
      out.set(local);
      return local;
    });
    given.forEach((local, index) => {
      out.i32(0);
      out.get(local);
      out.memory('v128.store', memory.scratch + (index + 2) * VECTOR);
    });
    out.word(0, 0);
    out.set(result);
    out.word(0, 0);
    out.set(refused);
    out.get(asked);
    out.vector('v128.any_true');
    out.when(() => {
      out.i32(0);
      out.get(asked);
      out.memory('v128.store', memory.scratch);
      out.i32(fn);
      out.i32(rest.length);
      out.call(HOST);
      out.i32(0);
      out.memory('v128.load', memory.scratch);
      out.set(result);
      out.i32(0);
      out.memory('v128.load', memory.scratch + VECTOR);
      out.set(refused);
    });
    locals.set(id, result);
    faults.set(id, refused);
    out.get(result);
  };

  const storeAt = (slot: number, past: boolean): { readonly offset: number } => {
    const stage = stageOf(slot);
    if (stage === 'fixed') out.i32(0);
    else if (past) {
      out.get(history);
      out.get(stage === 'option' ? area : frame);
      out.plain('i32.add');
    } else out.get(stage === 'option' ? area : frame);
    return { offset: memory.offsets[slot] as number };
  };

  out.get(FIRST);
  out.set(frame);
  out.get(FIRST);
  out.get(AREA);
  out.plain('i32.add');
  out.set(area);
  out.get(PERIOD);
  out.plain('f64.convert_i32_s');
  out.vector('f64x2.splat');
  out.set(period);
  out.get(PERIOD);
  out.i32(8);
  out.plain('i32.mul');
  out.memory('v128.load64_splat', memory.starts);
  out.set(now);
  out.get(PERIOD);
  out.i32(VECTOR);
  out.plain('i32.mul');
  out.set(history);
  const body = (): void => {
    if (checks) {
      if (fixed) out.i32(0);
      else out.get(frame);
      out.memory('v128.load', fixed ? memory.fixedFault : memory.fault);
      out.set(sum);
    }
    const late: { readonly slot: number; readonly local: number }[] = [];
    for (const statement of statements) {
      if (statement.kind === 'check') {
        out.get(sum);
        value(statement.node);
        out.vector('f64x2.add');
        out.set(sum);
      } else if (statement.late === true) {
        const local = out.local('v128');
        value(statement.node);
        out.set(local);
        late.push({ slot: statement.slot, local });
      } else {
        const { offset } = storeAt(statement.slot, statement.history === true);
        value(statement.node);
        out.memory('v128.store', offset);
      }
    }
    for (const { slot, local } of late) {
      const { offset } = storeAt(slot, false);
      out.get(local);
      out.memory('v128.store', offset);
    }
    if (checks) {
      if (fixed) out.i32(0);
      else out.get(frame);
      out.get(sum);
      out.memory('v128.store', fixed ? memory.fixedFault : memory.fault);
    }
  };
  if (fixed) {
    body();
    return out;
  }
  out.repeat(() => {
    body();
    for (const pointer of [area, frame]) {
      out.get(pointer);
      out.i32(memory.stride);
      out.plain('i32.add');
      out.set(pointer);
    }
    out.get(frame);
    out.get(END);
    out.plain('i32.lt_u');
  });
  return out;
}

/** Turns the period's number on the stack into the address of its place in a history. */
function place(out: Code, base: number): void {
  out.i32(VECTOR);
  out.plain('i32.mul');
  out.get(base);
  out.plain('i32.add');
}

/** How often each node is an operand within the block. */
function countUses({ nodes }: Graph, { statements, waiting }: Block): Uint32Array {
  const uses = new Uint32Array(nodes.length);
  const use = (id: Id): void => {
    const before = uses[id] as number;
    uses[id] = before + 1;
    if (before > 0 || waiting.has(id)) return;
    for (const arg of (nodes[id] as Graph['nodes'][number]).args) use(arg);
  };
  for (const { node } of statements) use(node);
  return uses;
}

const NAMES: ReadonlySet<Op> = new Set(ELEMENTARY);

function isElementary(op: Op): op is Elementary {
  return NAMES.has(op);
}
