import { diagnose } from '../diagnostics/diagnose.ts';
import type { Diagnostic, Outcome, SourceFile } from '../diagnostics/diagnostic.ts';
import { nearest } from '../diagnostics/nearest.ts';
import type { At, ExtendsSyntax } from '../syntax/scenario.ts';
import type { ReadBeside } from './beside.ts';
import { defaulted, formsOf, noteKind, type Reader, reader, readFields, required } from './fields.ts';
import type { Form } from './form.ts';
import { layOver } from './lay-over.ts';
import { type Ledger, note } from './ledger.ts';
import { scenarioBeside } from './precedent.ts';
import { readTree } from './read-tree.ts';
import { phrase, phrases } from './readers.ts';
import { entryOf, type MapTree, type Tree } from './tree.ts';

const nothing: readonly At<string>[] = [];

const SHAPE = {
  from: required('from', phrase, 'scenario.yaml', 'The scenario underneath: its file, or its folder.'),
  without: defaulted(
    'without',
    phrases({ kind: 'words' }),
    nothing,
    'What is not taken over: sections, or entries of them, as in `[claims, options.surge]`.',
  ),
};

const FORM: Form = {
  kind: 'either',
  map: { kind: 'fields', owner: 'The field `extends`', fields: formsOf(SHAPE) },
  other: { kind: 'words' },
};

/** The field `extends`: a path, or a path and what is left out. */
export const readExtends: Reader<ExtendsSyntax> = reader(FORM, (tree, key, ledger) => {
  if (tree.kind === 'map') return readFields(tree, SHAPE, 'The field `extends`', key.span, ledger);
  if (tree.kind === 'scalar') {
    const from = phrase(tree, key, ledger);
    return from && { from, without: nothing };
  }
  noteKind(ledger, tree, key, 'a path, or a mapping of fields', 'scenario.yaml');
  return undefined;
});

/**
 * The tree of a scenario laid over that of the scenario it extends, which may itself extend another. Every part keeps its
 * place in the file where it stands.
 */
export function wholeTree(source: SourceFile, beside: ReadBeside): Outcome<Tree> {
  return treeOn([source], beside);
}

/** @param files that extend one another, the last of them to be read */
function treeOn(files: readonly SourceFile[], beside: ReadBeside): Outcome<Tree> {
  const source = files.at(-1) as SourceFile;
  const read = treeOf(source);
  const entry = read.value === undefined ? undefined : entryOf(read.value, 'extends');
  if (read.value?.kind !== 'map' || entry === undefined) return read;
  const ledger: Ledger = { diagnostics: [] };
  const given = readExtends(entry.value, entry.key, ledger);
  if (given === undefined) return { diagnostics: ledger.diagnostics };
  const under = underneath(given.from, files, beside);
  if ('code' in under) return { diagnostics: [under] };
  const base = treeOn([...files, under], beside);
  if (base.value === undefined) return base;
  const kept = given.without.reduce<Tree>((tree, path) => leftOut(tree, path, under, ledger), base.value);
  if (ledger.diagnostics.length > 0) return { diagnostics: ledger.diagnostics };
  const own: MapTree = { ...read.value, entries: read.value.entries.filter(({ key }) => key !== entry.key) };
  return { value: layOver(kept, own), diagnostics: [] };
}

/** A file on which several build, or that several name, is read once: what reads its entries knows them again. */
const trees = new WeakMap<SourceFile, Outcome<Tree>>();

function treeOf(source: SourceFile): Outcome<Tree> {
  const known = trees.get(source) ?? readTree(source);
  trees.set(source, known);
  return known;
}

function underneath(
  path: At<string>,
  files: readonly SourceFile[],
  beside: ReadBeside,
): SourceFile | Diagnostic {
  const beneath = scenarioBeside(path, beside);
  if ('code' in beneath) return beneath;
  const found = beneath.source;
  const first = files.findIndex(({ name }) => name === found.name);
  if (first < 0) return found;
  const circle = [...files.slice(first), found].map(({ name }) => name).join(' extends ');
  return diagnose('extends-circular', { circle }, path.span);
}

/** The tree without what a path of keys names: `claims`, `options.surge`. */
function leftOut(tree: Tree, path: At<string>, file: SourceFile, ledger: Ledger): Tree {
  const without = (of: Tree, [key = '', ...rest]: readonly string[]): Tree | undefined => {
    const entry = entryOf(of, key);
    if (of.kind !== 'map' || entry === undefined) {
      const known = of.kind === 'map' ? of.entries.map((one) => one.key.value) : [];
      const fields = { path: path.value, file: file.name, key, near: nearest(key, known) };
      note(ledger, diagnose('extends-without', fields, path.span));
      return undefined;
    }
    if (rest.length === 0) return { ...of, entries: of.entries.filter((one) => one !== entry) };
    const inner = without(entry.value, rest);
    return (
      inner && { ...of, entries: of.entries.map((one) => (one === entry ? { ...one, value: inner } : one)) }
    );
  };
  return without(tree, path.value.split('.')) ?? tree;
}
