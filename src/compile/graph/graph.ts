import { type Fact, factOf, MASK } from './fact.ts';
import type { Id } from './id.ts';
import { type Knowledge, knowledge } from './knowledge.ts';
import { OPS, type Op, STAGES, type Stage } from './op.ts';

export type { Id } from './id.ts';

export interface Node {
  readonly op: Op;
  readonly args: readonly Id[];
  /** `const`: the value. `load`, `record`: the slot. `host`: the function. Shifts: the count. `word`: the upper half. */
  readonly imm: number;
  /** `word`: the lower half. */
  readonly low: number;
}

/** A directed graph without cycles in which equal nodes are one, so that no expression is computed twice. */
export interface Graph {
  readonly nodes: readonly Node[];
  readonly node: (op: Op, args: readonly Id[], imm?: number, low?: number) => Id;
  readonly constant: (value: number) => Id;
  readonly word: (high: number, low: number) => Id;
  /** The value of a `const`; undefined of any other node. */
  readonly value: (id: Id) => number | undefined;
  readonly known: Knowledge;
  readonly fact: (id: Id) => Fact;
  /** Says what is known of a node, unless something is. */
  readonly assume: (id: Id, fact: Fact) => Id;
  /** Says what is known of a node, whatever was. */
  readonly restate: (id: Id, fact: Fact) => Id;
  readonly stage: (id: Id) => Stage;
}

/** @param stageOf the stage of a slot, for `load` and `record` */
export function graph(stageOf: (slot: number) => Stage): Graph {
  const nodes: Node[] = [];
  const known = knowledge();
  const stages: number[] = [];
  const constants = new Map<number, Id>();
  let minusZero = -1;
  let table = new Int32Array(2 ** 15).fill(-1);

  const opNumber = new Map(OPS.map((op, index) => [op, index]));

  const hash = (op: Op, args: readonly Id[], imm: number, low: number): number => {
    let h = opNumber.get(op) as number;
    for (let index = 0; index < args.length; index++) {
      h = Math.imul(h ^ (args[index] as Id), 0x9e3779b1) ^ (h >>> 15);
    }
    h = Math.imul(h ^ imm, 0x85ebca6b) ^ low;
    return (Math.imul(h, 0xc2b2ae35) ^ (h >>> 13)) >>> 0;
  };

  const append = (op: Op, args: readonly Id[], imm: number, low: number): Id => {
    let stage =
      op === 'load' || op === 'record'
        ? STAGES.indexOf(stageOf(imm))
        : op === 'period' || op === 'now' || op === 'timed'
          ? 2
          : 0;
    for (let index = 0; index < args.length; index++) {
      const other = stages[args[index] as Id] as number;
      if (other > stage) stage = other;
    }
    stages.push(stage);
    known.add(op === 'const' ? factOf(imm) : op === 'word' ? MASK : undefined);
    return nodes.push({ op, args, imm, low }) - 1;
  };

  const node = (op: Op, args: readonly Id[], imm = 0, low = 0): Id => {
    const mask = table.length - 1;
    const { length } = args;
    let at = hash(op, args, imm, low) & mask;
    for (let found = table[at] as number; found >= 0; found = table[at] as number) {
      const one = nodes[found] as Node;
      if (one.op === op && one.imm === imm && one.low === low && one.args.length === length) {
        let index = 0;
        while (index < length && one.args[index] === args[index]) index++;
        if (index === length) return found;
      }
      at = (at + 1) & mask;
    }
    const id = append(op, args, imm, low);
    table[at] = id;
    if (nodes.length * 2 > table.length) grow();
    return id;
  };

  const grow = (): void => {
    table = new Int32Array(2 * table.length).fill(-1);
    const mask = table.length - 1;
    for (let id = 0; id < nodes.length; id++) {
      const { op, args, imm, low } = nodes[id] as Node;
      if (op === 'const') continue;
      let at = hash(op, args, imm, low) & mask;
      while ((table[at] as number) >= 0) at = (at + 1) & mask;
      table[at] = id;
    }
  };

  const constant = (value: number): Id => {
    const negative = Object.is(value, -0);
    const found = negative ? minusZero : constants.get(value);
    if (found !== undefined && found >= 0) return found;
    const id = append('const', [], value, 0);
    if (negative) minusZero = id;
    else constants.set(value, id);
    return id;
  };

  return {
    nodes,
    node,
    constant,
    word: (high, low) => node('word', [], high | 0, low | 0),
    value: (id) => {
      const found = nodes[id] as Node;
      return found.op === 'const' ? found.imm : undefined;
    },
    known,
    fact: known.fact,
    assume: (id, fact) => {
      known.assume(id, fact);
      return id;
    },
    restate: (id, fact) => {
      known.restate(id, fact);
      return id;
    },
    stage: (id) => STAGES[stages[id] as number] as Stage,
  };
}
