import { type Graph, type Id, graph as makeGraph, type Node } from '../graph/graph.ts';
import type { Elementary } from '../graph/op.ts';
import { TAME } from '../graph/tame.ts';
import { type Code, code } from '../wasm/code.ts';
import type { WasmType } from '../wasm/opcodes.ts';
import { constantOf } from './constant.ts';
import { elementary } from './expand.ts';
import { expressions } from './expressions.ts';

/** An elementary function of vectors as a function of the module. */
export interface LibraryFunction {
  readonly parameters: readonly WasmType[];
  readonly result: WasmType;
  readonly code: Code;
}

/** Those that were written: they are the same for every model. */
const written = new Map<string, LibraryFunction>();

/** Writes one. @param variant of the function: the node's immediate */
export function libraryFunction(name: Elementary, variant: number): LibraryFunction {
  const key = `${name} ${variant}`;
  const found = written.get(key) ?? write(name, variant);
  written.set(key, found);
  return found;
}

function write(name: Elementary, variant: number): LibraryFunction {
  const graph = makeGraph(() => 'fixed');
  const count = name === 'pow' ? 2 : 1;
  const args = Array.from({ length: count }, (_, index) => graph.node('load', [], index));
  const root = elementary(graph, name, args, variant === TAME, 0);
  const out = code(count);
  const nodeOf = (id: Id): Graph['nodes'][number] => graph.nodes[id] as Graph['nodes'][number];
  const leaf = (_: Id, node: Node): void => {
    if (node.op === 'load') out.get(node.imm);
    else constantOf(out, node);
  };
  const { value } = expressions(out, graph, (id) => nodeOf(id).args.length > 0, leaf);
  value(root);
  return { parameters: args.map(() => 'v128'), result: 'v128', code: out };
}
