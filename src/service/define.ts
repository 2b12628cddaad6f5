import type { Span } from '../diagnostics/diagnostic.ts';
import type { Tree } from '../parse/tree.ts';
import { type Use, useAt, usesIn } from './names-at.ts';
import type { Thing } from './things.ts';

/** What a name stands for: the thing of that name, or the block or table of which it names a part (`aid.taken`). */
export function thingNamed(name: string, things: readonly Thing[]): Thing | undefined {
  const head = name.split('.')[0] ?? name;
  return (
    things.find((thing) => thing.name === name && thing.kind !== 'label' && thing.kind !== 'source') ??
    things.find((thing) => thing.name === name) ??
    (head === name ? undefined : things.find((thing) => thing.name === head))
  );
}

/** Where the name at an offset is defined. */
export function definitionAt(tree: Tree, things: readonly Thing[], offset: number): Span | undefined {
  const use = useAt(usesIn(tree), offset);
  return use && thingNamed(use.name, things)?.span;
}

/** Every place that reads or defines what stands at an offset, in the order of the file. */
export function referencesAt(tree: Tree, things: readonly Thing[], offset: number): Use[] {
  const uses = usesIn(tree);
  const use = useAt(uses, offset);
  const thing = use && thingNamed(use.name, things);
  if (use === undefined || thing === undefined) return [];
  return uses.filter(({ name, key, span }) => {
    if (thingNamed(name, things) !== thing) return false;
    return !key || span.start === thing.span.start || name.includes('.') || isRule(thing);
  });
}

/** Keys name these elsewhere than where they are defined: rules of options, rows, values. */
function isRule({ kind }: Thing): boolean {
  return (
    kind === 'decision' || kind === 'assumption' || kind === 'label' || kind === 'actor' || kind === 'column'
  );
}
