import type { Span } from '../diagnostics/diagnostic.ts';
import type { Entry, Tree } from '../parse/tree.ts';
import { printTree } from '../print/format.ts';
import type { Scenario } from './types.ts';

/**
 * A scenario built in code, as the text of a scenario file. Names are checked by the compiler where they are used: actors, tables,
 * decisions, options, variants, ladders and assumptions must be those that the same object defines. What formulas say is for
 * `check` to judge, which shows mistakes in the text that is given back.
 *
 * @example
 * const text = scenario({
 *   title: 'A demand',
 *   actors: { asker: { title: 'The one who asks' } },
 *   decisions: { demand: { by: 'asker', choices: '0 to 1', default: 0.3 } },
 *   options: { modest: {}, bold: { do: { demand: 0.6 } } },
 *   outcomes: { asked: 'demand' },
 * });
 */
export function scenario<
  const Actor extends string = never,
  const Table extends string = never,
  const Assumption extends string = never,
  const Decision extends string = never,
  const Ladder extends string = never,
  const Option extends string = never,
  const Variant extends string = never,
  const Source extends string = never,
>(
  fields: Scenario<{
    actor: Actor;
    table: Table;
    assumption: Assumption;
    decision: Decision;
    ladder: Ladder;
    option: Option;
    variant: Variant;
    source: Source;
  }>,
): string {
  return printTree(treeOf({ rubicon: 1, ...fields }));
}

const NOWHERE: Span = { source: { name: 'built', text: '' }, start: 0, end: 0 };

function treeOf(value: unknown): Tree {
  if (Array.isArray(value)) return { kind: 'list', items: value.map(treeOf), span: NOWHERE };
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).flatMap(([key, inner]): Entry[] =>
      inner === undefined ? [] : [{ key: { value: key, span: NOWHERE }, value: treeOf(inner) }],
    );
    return { kind: 'map', entries, span: NOWHERE };
  }
  const text = textOf(value);
  return {
    kind: 'scalar',
    text: { source: NOWHERE.source, text, runs: [{ at: 0, from: 0 }] },
    span: NOWHERE,
  };
}

/** Numbers and truths in the words of the language. */
function textOf(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value !== 'number') return String(value);
  if (Number.isNaN(value)) return 'missing';
  return String(value).replace('Infinity', 'infinity');
}
