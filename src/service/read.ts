import { checkWritten, type Sound } from '../check/check.ts';
import { type Memory, newMemory } from '../check/recall.ts';
import { mistakesOfVariants } from '../check/variants.ts';
import type { Work } from '../check/work.ts';
import type { Diagnostic, SourceFile } from '../diagnostics/diagnostic.ts';
import { nothingBeside, type ReadBeside, remembered } from '../parse/beside.ts';
import { readScenario } from '../parse/read.ts';
import { readTree } from '../parse/read-tree.ts';
import type { Tree } from '../parse/tree.ts';
import { type Thing, thingsIn } from './things.ts';

/** A text as the language service knows it. */
export interface Read {
  readonly source: SourceFile;
  readonly id: string;
  /** Where the text is YAML. */
  readonly tree?: Tree;
  /** Where nothing is wrong with it, its variants aside. */
  readonly sound?: Sound;
  /** What the scenario names; of a text that is no YAML nothing. */
  readonly things: readonly Thing[];
  /** Of the scenario itself; its variants are looked at by `variantMistakes`. */
  readonly diagnostics: readonly Diagnostic[];
  /** For the check of its variants: what its own has found, and the files beside it that were read. */
  readonly found?: { readonly memory: Memory<Work>; readonly beside: ReadBeside };
}

/**
 * Reads and checks a text without its variants, each of which costs about as much again: what is needed after every
 * keystroke.
 *
 * @param beside reads the files that the scenario names
 */
export function readText(source: SourceFile, id: string, beside: ReadBeside = nothingBeside): Read {
  const files = remembered(beside);
  const read = readScenario(source, id, files.read);
  if (read.value === undefined) {
    const { value: tree } = readTree(source);
    return {
      source,
      id,
      ...(tree === undefined ? {} : { tree }),
      things: tree === undefined ? [] : thingsIn(tree),
      diagnostics: read.diagnostics,
    };
  }
  const { tree, scenario } = read.value;
  const memory = newMemory<Work>();
  const checked = checkWritten(scenario, memory);
  return {
    source,
    id,
    tree,
    ...(checked.value === undefined ? {} : { sound: checked.value }),
    things: thingsIn(tree),
    diagnostics: [...read.diagnostics, ...checked.diagnostics],
    found: { memory, beside: files.read },
  };
}

/** The errors that arise in single variants alone; nothing while the scenario itself has errors. */
export function variantMistakes({ source, id, tree, sound, found }: Read): readonly Diagnostic[] {
  if (tree === undefined || sound === undefined || found === undefined) return [];
  return mistakesOfVariants(tree, source, id, sound.variants, found.beside, found.memory);
}
