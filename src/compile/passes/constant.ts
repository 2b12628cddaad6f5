import { highWord, lowWord } from '../../math/bits.ts';
import type { Node } from '../graph/graph.ts';
import type { Code } from '../wasm/code.ts';

/**
 * Writes a `const` or a `word`, the same in both lanes. Written as an immediate, the engine's compiler lifts it out of the
 * loop over the frames; loads from a pool in memory took a seventh longer.
 */
export function constantOf(out: Code, { op, imm, low }: Pick<Node, 'op' | 'imm' | 'low'>): void {
  if (op === 'word') {
    out.word(low, imm);
    return;
  }
  if (op !== 'const') throw new Error(`${op} has no instruction`);
  out.word(lowWord(imm), highWord(imm));
}
