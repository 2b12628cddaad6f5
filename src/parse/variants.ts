import { diagnose } from '../diagnostics/diagnose.ts';
import type { VariantSyntax } from '../syntax/scenario.ts';
import {
  type EntryReader,
  entryReader,
  formsOf,
  noteKind,
  optional,
  type Reader,
  reader,
  readFields,
} from './fields.ts';
import type { Form } from './form.ts';
import { layOver } from './lay-over.ts';
import { note } from './ledger.ts';
import { checkName } from './names.ts';
import { words } from './readers.ts';
import { entryOf, type Tree } from './tree.ts';

/** What a variant says about itself. */
const OWN = {
  title: optional('title', words, 'What the variant is called on the page.'),
  about: optional('about', words, 'What is different in it, and why one would look at it.'),
};
/** Sections that compare variants, and so cannot be part of one. */
const CLOSED = ['rubicon', 'variants', 'claims', 'checks'];
const OPEN = [
  ...[
    'question',
    'as_of',
    'time',
    'page',
    'sources',
    'actors',
    'units',
    'tables',
    'assumptions',
    'decisions',
  ],
  ...['model', 'ladders', 'red_lines', 'options', 'outcomes', 'values', 'evidence'],
  ...['settlement', 'stakes', 'issues', 'packages'],
];

/** What a scenario rests on is no section at all: a variant is laid over the whole. */
const VARIANT: Form = { kind: 'overlay', own: formsOf(OWN), closed: [...CLOSED, 'extends'] };

/** Sections are looked into once the variant is laid over the scenario. */
const unread: Reader<true> = reader(VARIANT, () => true);

const FIELDS = { ...OWN, ...Object.fromEntries(OPEN.map((key) => [key, optional(key, unread, '')])) };

/** An entry of `variants`, as far as it concerns the variant itself. */
export const readVariant: EntryReader<VariantSyntax> = entryReader(
  VARIANT,
  ({ key: name, value }, ledger) => {
    checkName(name, ledger);
    if (value.kind !== 'map') {
      noteKind(
        ledger,
        value,
        name,
        'a mapping of fields and sections',
        '{title: …, assumptions: {tempo: 0}}',
      );
      return undefined;
    }
    const closed = value.entries.filter(({ key }) => CLOSED.includes(key.value));
    for (const { key } of closed) {
      note(ledger, diagnose('variant-section', { section: key.value, variant: name.value }, key.span));
    }
    const open = { ...value, entries: value.entries.filter((entry) => !closed.includes(entry)) };
    const values = readFields(open, FIELDS, 'A variant', name.span, ledger);
    const { title, about } = values ?? {};
    return { name, ...(title === undefined ? {} : { title }), ...(about === undefined ? {} : { about }) };
  },
);

/**
 * The tree of a scenario with one of its variants laid over it.
 *
 * @throws if the scenario has no such variant, which the caller must know
 */
export function variantTree(tree: Tree, id: string): Tree {
  const variants = entryOf(tree, 'variants');
  const variant = variants && entryOf(variants.value, id)?.value;
  if (variant?.kind !== 'map') throw new Error(`no variant ${id}`);
  const entries = variant.entries.filter(({ key }) => !(key.value in OWN) && !CLOSED.includes(key.value));
  return layOver(tree, { ...variant, entries });
}
