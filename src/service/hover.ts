import { builtinUnits } from '../check/units/builtin.ts';
import { isPlain } from '../check/units/dimension.ts';
import { dimensionText } from '../check/units/text.ts';
import { formText } from '../describe/reference.ts';
import type { Definition, Model } from '../model/model.ts';
import { thingNamed } from './define.ts';
import { formAt } from './form-at.ts';
import { useAt, usesIn } from './names-at.ts';
import { spotAt } from './path.ts';
import type { Read } from './read.ts';
import { FORMULA_WORDS } from './words.ts';

/** What is told of the word under the cursor; texts are Markdown of one line. */
export interface Hover {
  readonly start: number;
  readonly end: number;
  readonly title: string;
  /** What it is: `assumption, a number in km/month`. */
  readonly what: string;
  readonly lines: readonly string[];
  /** The quantity whose values may be drawn, by the name of its definition, where it has values. */
  readonly quantity?: string;
}

/** What the word at an offset is: a field, something the scenario names, a function, a unit. */
export function hoverAt(read: Read, offset: number): Hover | undefined {
  const { tree, things, sound, source } = read;
  if (tree === undefined) return undefined;
  const use = useAt(usesIn(tree), offset);
  if (use === undefined) return undefined;
  const { name, span } = use;
  const { start, end } = span;
  if (use.key) {
    const { path } = spotAt(source.text, start);
    const placed = formAt([...path, name]);
    if (placed?.field !== undefined) {
      const { about, form, example } = placed.field;
      const shown = example === undefined ? [] : [`For instance \`${example}\`.`];
      return { start, end, title: name, what: `field: ${formText(form)}`, lines: [about, ...shown] };
    }
  }
  const thing = thingNamed(name, things);
  if (thing !== undefined) {
    const model = sound?.model();
    const definition = model?.definitions.find((one) => one.name === name);
    const lines = [
      thing.title,
      thing.about,
      thing.written === undefined
        ? undefined
        : `\`${thing.written}\`${thing.unit === undefined ? '' : ` in ${thing.unit}`}`,
      thing.because,
      thing.source === undefined ? undefined : `Source: ${thing.source}.`,
    ].filter((line) => line !== undefined);
    const kind = thing.of === undefined ? thing.kind : `${thing.kind} of ${thing.of}`;
    return {
      start,
      end,
      title: name,
      what:
        definition === undefined || model === undefined ? kind : `${kind}, ${typeWords(definition, model)}`,
      lines,
      ...(definition === undefined ? {} : { quantity: name }),
    };
  }
  const word = FORMULA_WORDS.find((one) => one.name === name);
  if (word !== undefined) return { start, end, title: word.usage, what: 'function', lines: [word.about] };
  const unit = builtinUnits.get(name);
  if (unit !== undefined)
    return { start, end, title: name, what: `unit of ${dimensionText(unit.dimension)}`, lines: [] };
  return undefined;
}

function typeWords({ type, unit, over }: Definition, { tables }: Model): string {
  const rows = over.map((table) => tables[table]?.name).join(' and ');
  const each = rows === '' ? '' : `, for each ${rows}`;
  switch (type.kind) {
    case 'number':
      return `${isPlain(type.dimension) ? (unit.share ? 'a share' : 'a plain number') : `a number in ${unit.text}`}${each}`;
    case 'truth':
      return `yes or no${each}`;
    case 'label':
      return `a row of ${tables[type.table]?.name ?? 'a table'}${each}`;
    case 'date':
      return `a date${each}`;
  }
}
