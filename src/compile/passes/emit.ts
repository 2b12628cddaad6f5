import type { Graph, Id, Node } from '../graph/graph.ts';
import { ELEMENTARY, type Elementary, type Op } from '../graph/op.ts';
import { APART, WILD } from '../graph/tame.ts';
import type { Statement } from '../lower/program.ts';
import { type Code, code } from '../wasm/code.ts';
import type { WasmType } from '../wasm/opcodes.ts';
import { type Memory, VECTOR } from './allocate.ts';
import { constantOf, isConstant, lift } from './constant.ts';
import { expressions, fetchedFrom, type Locals, NONE, noLocals } from './expressions.ts';
import { stepsOf } from './list-schedule.ts';
import type { Block } from './schedule.ts';

/** Every function of formulas: frame of the first pair of worlds, end of frames, period, offsets of the option's area and columns. */
export const PARAMETERS: readonly WasmType[] = ['i32', 'i32', 'i32', 'i32', 'i32'];

const FIRST = 0;
const END = 1;
const PERIOD = 2;
const AREA = 3;
const COLUMNS = 4;

/** Number of the imported function that asks the outside: number of the distribution, count of arguments. */
export const HOST = 0;

/** Writes the function of a block. */
export type Emit = (block: Block) => Code;

/**
 * Writes functions that go through the frames and do a block's statements in each, two frames at a time where the block is
 * part of a period: side by side they keep the processor busy while one waits for its own results.
 *
 * @param library number of the function that computes an elementary function
 */
export function emitter(
  graph: Graph,
  stageOf: (slot: number) => string,
  memory: Memory,
  library: (name: Elementary, variant: number) => number,
): Emit {
  // Used for one block after the other; what a block has touched is wiped, since graphs are long and blocks are not.
  const uses = new Uint32Array(graph.nodes.length);
  const locals = [noLocals(graph), noLocals(graph)];
  return (block) => {
    const out = code(PARAMETERS.length);
    const { phase, waiting } = block;
    const steps = stepsOf(graph, block);
    const pointers = setOut(out, memory);
    const touched = countUses(graph, block, uses);
    const loops = phase.when !== 'fixed';
    if (loops) lift(out, graph, touched, locals);
    const strands = locals.slice(0, isCoupled(block) ? 2 : 1).map((own, number) => {
      for (const [id, slot] of waiting) own[id] = fetchedFrom(slot);
      return strand(out, graph, block, stageOf, memory, library, pointers, uses, own, number);
    });
    const body = (): void => {
      for (const { begin } of strands) begin();
      for (const step of steps)
        for (const { compute, state } of strands) {
          if (typeof step === 'number') compute(step);
          else state(step);
        }
      for (const { end } of strands) end();
    };
    if (!loops) body();
    else {
      out.repeat(() => {
        body();
        pointers.advance(strands.length);
        out.get(pointers.frame);
        out.get(END);
        out.plain('i32.lt_u');
      });
    }
    for (const id of touched) {
      uses[id] = 0;
      for (const own of locals) own[id] = NONE;
    }
    return out;
  };
}

/** A long block has enough that does not wait for each other, and would only lack registers. */
const MOST_COUPLED = 250;

function isCoupled({ phase: { when }, nodes }: Block): boolean {
  return (when === 'period' || when === 'become') && nodes.length <= MOST_COUPLED;
}

type Owner = 'world' | 'option';

/** Locals that point at what belongs to a pair of worlds, and values that are the same for all. */
interface Pointers {
  readonly frame: number;
  readonly area: number;
  /** Places in the columns of worlds and options: in the first column, and in that of the present period. */
  readonly columns: Readonly<Record<Owner, number>>;
  readonly present: Readonly<Record<Owner, number>>;
  readonly period: number;
  readonly now: number;
  readonly timed: number;
  readonly advance: (frames: number) => void;
}

function setOut(out: Code, { stride, starts, columns: { stride: columnStride } }: Memory): Pointers {
  const int = (): number => out.local('i32');
  const [frame, area, timed] = [int(), int(), int()];
  const columns = { world: int(), option: int() };
  const present = { world: int(), option: int() };
  const [period, now] = [out.local('v128'), out.local('v128')];
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
  out.memory('v128.load64_splat', starts);
  out.set(now);
  out.get(PERIOD);
  out.i32(VECTOR);
  out.plain('i32.mul');
  out.set(timed);
  out.get(COLUMNS);
  out.set(columns.option);
  for (const owner of ['world', 'option'] as const) {
    out.get(PERIOD);
    out.i32(columnStride);
    out.plain('i32.mul');
    out.get(columns[owner]);
    out.plain('i32.add');
    out.set(present[owner]);
  }
  const advance = (frames: number): void => {
    for (const [pointer, step] of [
      ...[columns.world, columns.option, present.world, present.option].map((at) => [at, VECTOR] as const),
      [area, stride] as const,
      [frame, stride] as const,
    ]) {
      out.get(pointer);
      out.i32(frames * step);
      out.plain('i32.add');
      out.set(pointer);
    }
  };
  return { frame, area, columns, present, period, now, timed, advance };
}

/** What is written for one of the frames that stand side by side. */
interface Strand {
  readonly begin: () => void;
  /** Computes a node whose operands have been. */
  readonly compute: (id: Id) => void;
  readonly state: (statement: Statement) => void;
  readonly end: () => void;
}

/** @param number of frames between that which the pointers point at and this one */
function strand(
  out: Code,
  graph: Graph,
  { phase, statements }: Block,
  stageOf: (slot: number) => string,
  memory: Memory,
  library: (name: Elementary, variant: number) => number,
  pointers: Pointers,
  uses: Uint32Array,
  locals: Locals,
  number: number,
): Strand {
  const fixed = phase.when === 'fixed';
  const checks = statements.some(({ kind }) => kind === 'check');
  const sum = out.local('v128');
  const faults = new Map<Id, number>();
  const addresses = new Map<string, readonly [number, number]>();
  const ownerOf = (slot: number): Owner => (stageOf(slot) === 'option' ? 'option' : 'world');
  const inFrame = number * memory.stride;
  const inColumn = number * VECTOR;

  /** Puts a slot's base on the stack and gives the offset from it. */
  const at = (slot: number): number => {
    const offset = memory.offsets[slot] as number;
    const stage = stageOf(slot);
    if (stage === 'fixed') out.i32(0);
    else out.get(stage === 'option' ? pointers.area : pointers.frame);
    return stage === 'fixed' ? offset : offset + inFrame;
  };
  const loadSlot = (slot: number): void => {
    const offset = at(slot);
    out.memory('v128.load', offset);
  };
  const leaf = (id: Id, node: Node, slot: number | undefined): void => {
    if (slot !== undefined) {
      loadSlot(slot);
      return;
    }
    const { op, args, imm, low } = node;
    switch (op) {
      case 'const':
      case 'word':
        constantOf(out, node);
        return;
      case 'load':
        loadSlot(imm);
        return;
      case 'period':
      case 'now':
        out.get(pointers[op]);
        return;
      case 'timed':
        out.get(pointers.timed);
        out.memory('v128.load', memory.offsets[imm] as number);
        return;
      case 'record':
        record(args[0], imm, low);
        return;
      case 'host':
        host(id, args, imm);
        return;
      case 'fault':
        fault(args[0] as Id);
        return;
      default:
        if (!isElementary(op)) throw new Error(`${op} has no instruction`);
        for (const arg of args) value(arg);
        out.call(library(op, imm === APART ? WILD : imm));
    }
  };
  const isPlain = (id: Id): boolean => {
    const node = graph.nodes[id] as Node;
    return isConstant(node) || node.op === 'period' || node.op === 'now';
  };
  const { value, keep } = expressions(
    out,
    graph,
    (id) => (uses[id] as number) > 1 && !isPlain(id),
    leaf,
    locals,
  );
  const fault = (call: Id): void => {
    if (!faults.has(call)) keep(call);
    out.get(faults.get(call) as number);
  };

  /** A slot's value some periods ago, the same number in both lanes or for each lane its own. */
  const record = (index: Id | undefined, slot: number, steps: number): void => {
    const offset = (memory.offsets[slot] as number) + inColumn;
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
      out.i32(memory.columns.stride);
      out.plain('i32.mul');
      out.get(pointers.columns[ownerOf(slot)]);
      out.plain('i32.add');
      out.memory('v128.load', offset);
      return;
    }
    const [low, high] = columnsAt(index, ownerOf(slot));
    const found = out.local('v128');
    out.get(low);
    out.memory('v128.load64_splat', offset);
    out.set(found);
    out.get(high);
    out.get(found);
    out.loadLane(1, offset + VECTOR / 2);
  };

  /** For each lane, the address of the column of its own period, from that of the first of them on; made once for all that is read there. */
  const columnsAt = (index: Id, owner: Owner): readonly [number, number] => {
    const key = `${owner} ${index}`;
    const known = addresses.get(key);
    if (known !== undefined) return known;
    const periods = out.local('v128');
    value(index);
    // Missing to 0, beyond the range to its end.
    out.vector('i32x4.trunc_sat_f64x2_s_zero');
    out.set(periods);
    const made = ([0, 1] as const).map((lane) => {
      const address = out.local('i32');
      out.get(periods);
      out.extract(lane);
      out.i32(memory.columns.stride);
      out.plain('i32.mul');
      out.get(pointers.columns[owner]);
      out.plain('i32.add');
      out.set(address);
      return address;
    });
    const both = [made[0] as number, made[1] as number] as const;
    addresses.set(key, both);
    return both;
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
    locals[id] = result;
    faults.set(id, refused);
    out.get(result);
  };

  const late: { readonly slot: number; readonly local: number }[] = [];
  const sumOffset = fixed ? memory.fixedFault : memory.fault + inFrame;
  const atFault = (): void => {
    if (fixed) out.i32(0);
    else out.get(pointers.frame);
  };
  return {
    compute: keep,
    begin: () => {
      if (!checks) return;
      atFault();
      out.memory('v128.load', sumOffset);
      out.set(sum);
    },
    state: (statement) => {
      if (statement.kind === 'check') {
        out.get(sum);
        value(statement.node);
        out.vector('f64x2.add');
        out.set(sum);
      } else if (statement.kind === 'column') {
        const owner = 'option' in phase ? 'option' : 'world';
        out.get(pointers[statement.history === true ? 'present' : 'columns'][owner]);
        value(statement.node);
        const { address, stride } = memory.columns;
        out.memory('v128.store', address + statement.column * stride + inColumn);
      } else if (statement.late === true) {
        const local = out.local('v128');
        value(statement.node);
        out.set(local);
        late.push({ slot: statement.slot, local });
      } else if (statement.history === true) {
        out.get(pointers.present[ownerOf(statement.slot)]);
        value(statement.node);
        out.memory('v128.store', (memory.offsets[statement.slot] as number) + inColumn);
      } else {
        const offset = at(statement.slot);
        value(statement.node);
        out.memory('v128.store', offset);
      }
    },
    end: () => {
      for (const { slot, local } of late) {
        const offset = at(slot);
        out.get(local);
        out.memory('v128.store', offset);
      }
      if (!checks) return;
      atFault();
      out.get(sum);
      out.memory('v128.store', sumOffset);
    },
  };
}

/** Counts how often each node is an operand within the block; gives the nodes that are. */
function countUses(graph: Graph, { statements, nodes }: Block, uses: Uint32Array): Id[] {
  const touched: Id[] = [];
  const use = (id: Id): void => {
    const before = uses[id] as number;
    uses[id] = before + 1;
    if (before === 0) touched.push(id);
  };
  for (const id of nodes) {
    const { args } = graph.nodes[id] as Node;
    for (let index = 0; index < args.length; index++) use(args[index] as Id);
  }
  for (const { node } of statements) use(node);
  return touched;
}

const NAMES: ReadonlySet<Op> = new Set(ELEMENTARY);

function isElementary(op: Op): op is Elementary {
  return NAMES.has(op);
}
