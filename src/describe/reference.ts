import {
  AGGREGATE_WORDS,
  CLOCK_CALLS,
  CLOCK_WORDS,
  DRAW_WORDS,
  FOLD_WORDS,
  LOOK_BACK_WORDS,
  NUMBER_WORDS,
  type Word,
} from '../check/expressions/vocabulary.ts';
import { builtinUnits } from '../check/units/builtin.ts';
import { usageOf } from '../distributions/distribution.ts';
import { DISTRIBUTIONS } from '../distributions/registry.ts';
import type { FieldForm, Form } from '../parse/form.ts';
import { SCENARIO } from '../parse/scenario-from.ts';
import { ODDS } from '../syntax/choices.ts';

const HEAD = `# Reference of the language

Made by \`npm run language\` from the definitions by which Rubicon reads, checks and plays scenarios; what they mean together stands in
[The scenario language](language.md). The same is known to editors that take [a JSON Schema](scenario.schema.json): put
\`# yaml-language-server: $schema=…/docs/scenario.schema.json\` at the head of a scenario, or write the schema with \`rubicon schema\`.
`;

/** The page of reference in Markdown: every section and field, every function, distribution, unit and word of probability. */
export function referencePage(): string {
  const sections = SCENARIO.fields.map((field) => section(field));
  return [
    HEAD,
    '## The scenario\n',
    fieldTable(SCENARIO.fields),
    ...sections.filter((text) => text !== ''),
    words('Functions of numbers', NUMBER_WORDS),
    words('Folds', FOLD_WORDS),
    words('Looking back', LOOK_BACK_WORDS),
    words('Over all worlds, in claims', AGGREGATE_WORDS),
    words('The clock', [...CLOCK_WORDS, ...CLOCK_CALLS]),
    words('Draws', [
      { name: 'to', usage: 'low to high', about: INTERVAL },
      ...[...DISTRIBUTIONS.values()].map((law) => ({
        name: law.name,
        usage: usageOf(law),
        about: law.about,
      })),
      ...DRAW_WORDS,
    ]),
    units(),
    odds(),
  ].join('\n');
}

const INTERVAL =
  'A 90 % interval, in assumptions and cells: logit-normal for a share, else lognormal if both ends are positive, else normal.';

/** A section's fields, and those of what stands inside them, as headings below it. */
function section({ key, about, form }: FieldForm): string {
  const tables = shapesIn(form).map(([owner, fields]) => `${owner}:\n\n${fieldTable(fields)}`);
  return tables.length === 0 ? '' : `## \`${key}\`\n\n${about}\n\n${tables.join('\n')}`;
}

/** Every shape of fields inside a form with what it describes, outer ones first. */
function shapesIn(form: Form): (readonly [owner: string, fields: readonly FieldForm[]])[] {
  switch (form.kind) {
    case 'fields':
      return [[form.owner, form.fields], ...form.fields.flatMap((field) => shapesIn(field.form))];
    case 'entries':
    case 'several':
      return shapesIn(form.of);
    case 'either':
      return [...shapesIn(form.map), ...shapesIn(form.other)];
    case 'overlay':
      return [['A variant', form.own]];
    default:
      return [];
  }
}

function fieldTable(fields: readonly FieldForm[]): string {
  const rows = fields.map(({ key, required, about, form, example }) => {
    const shown = example === undefined ? '' : ` For instance \`${example}\`.`;
    return `| \`${key}\`${required ? ' (must be there)' : ''} | ${formText(form)} | ${cell(`${about}${shown}`)} |`;
  });
  return `| field | holds | says |\n|---|---|---|\n${rows.join('\n')}\n`;
}

/** What may stand at a place, in a few words. */
export function formText(form: Form): string {
  switch (form.kind) {
    case 'words':
      return 'words';
    case 'formula':
      return 'a formula';
    case 'observation':
      return '`data ~ law`';
    case 'body':
      return 'a formula, or one for each row';
    case 'date':
      return 'a date';
    case 'count':
      return `a whole number up to ${form.high}`;
    case 'truth':
      return '`yes` or `no`';
    case 'unit':
      return 'a unit';
    case 'choice': {
      const known = form.words.map((word) => `\`${word}\``).join(', ');
      return form.orName === undefined ? known : `${known}, or ${article(form.orName)}’s name`;
    }
    case 'name':
      return `${article(form.of)}’s name`;
    case 'several':
      return `${formText(form.of)}, or a list of them`;
    case 'labels':
      return 'a list of labels';
    case 'fields':
      return form.short === undefined ? 'fields' : 'fields, or a formula alone';
    case 'entries':
      return form.keys === 'name' || form.keys === 'key'
        ? `for each ${form.keys}: ${formText(form.of)}`
        : `by ${form.keys}: ${formText(form.of)}`;
    case 'either':
      return `${formText(form.map)}; or ${formText(form.other)}`;
    case 'overlay':
      return 'fields, and sections of a scenario';
  }
}

function article(word: string): string {
  return `${/^[aeio]/.test(word) ? 'an' : 'a'} ${word}`;
}

function words(title: string, list: readonly Word[]): string {
  const rows = list.map(({ usage, about }) => `| ${code(usage)} | ${cell(about)} |`);
  return `## ${title}\n\n| written | says |\n|---|---|\n${rows.join('\n')}\n`;
}

function code(usage: string): string {
  return usage
    .split(' or ')
    .map((one) => `\`${one}\``)
    .join(' or ');
}

function units(): string {
  const rows = [...builtinUnits.values()].map(({ text, scale, dimension, share }) => {
    const base = Object.keys(dimension)[0];
    const says = share
      ? 'a plain number, printed in percent'
      : scale === 1
        ? 'a base unit'
        : `${scale} ${base}`;
    return `| \`${text}\` | ${base === text || share || scale !== 1 ? says : `the same as \`${base}\``} |`;
  });
  return `## Units known without declaring\n\n| unit | is |\n|---|---|\n${rows.join('\n')}\n`;
}

function odds(): string {
  const rows = [...ODDS].map(([word, low]) => `| ${word} | ${Math.round(low * 100)} % |`);
  return `## Words of probability\n\n| \`odds\` | holds in at least |\n|---|---|\n${rows.join('\n')}\n`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
