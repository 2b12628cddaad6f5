import { highWord, lowWord } from '../../math/bits.ts';
import type { Graph, Id, Node } from '../graph/graph.ts';
import type { Code } from '../wasm/code.ts';
import type { Locals } from './expressions.ts';

/** A number or a pattern of bits, the same in both lanes. */
type Written = Pick<Node, 'op' | 'imm' | 'low'>;

/** Whether a node is a `const` or a `word`. */
export function isConstant({ op }: Pick<Node, 'op'>): boolean {
  return op === 'const' || op === 'word';
}

/** Whether processors make it by one instruction, without reading anything: no bit is set, or all are. */
function isMadeAtOnce(node: Written): boolean {
  const [low, high] = halvesOf(node);
  return low === high && (low === 0 || low === -1);
}

/** Writes a `const` or a `word` as an immediate: loads from a pool in memory took a seventh longer. */
export function constantOf(out: Code, node: Written): void {
  out.word(...halvesOf(node));
}

/** As 32-bit integers, the low one first. */
function halvesOf({ op, imm, low }: Written): readonly [low: number, high: number] {
  if (op === 'word') return [low | 0, imm | 0];
  if (op !== 'const') throw new Error(`${op} has no instruction`);
  return [lowWord(imm), highWord(imm)];
}

/** Makes a constant once, and gives the local in which it is then found. */
export function lifted(out: Code, node: Written): number {
  const local = out.local('v128');
  constantOf(out, node);
  out.set(local);
  return local;
}

/**
 * Makes constants before the loop that asks for them. Engines of today make one anew, of up to four instructions, wherever it is written.
 *
 * @param ids nodes, of which the constants are made
 * @param locals where they are then found
 */
export function lift(out: Code, graph: Graph, ids: Iterable<Id>, locals: readonly Locals[]): void {
  for (const id of ids) {
    const node = graph.nodes[id] as Node;
    if (!isConstant(node) || isMadeAtOnce(node)) continue;
    const local = lifted(out, node);
    for (const own of locals) own[id] = local;
  }
}
