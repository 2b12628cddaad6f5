import { printFormula } from '../../print/formula.ts';
import type { BodySyntax, Scenario } from '../../syntax/scenario.ts';
import { ladderParts, ladderWords } from './ladder.ts';
import type { Part } from './part.ts';
import { redLineParts, redLineWords } from './red-line.ts';
import { settlementEntries, valueEntry } from './settlement.ts';
import { fillText, type Words } from './template.ts';

/**
 * What the ladders, red lines and settlement of a scenario stand for, in the scenario language: entries of `decisions`,
 * `assumptions`, `model` and `outcomes`. Empty for a scenario without any of them.
 */
export function expansionText(scenario: Scenario): string {
  const entries: { section: string; lines: string[] }[] = [];
  for (const ladder of scenario.ladders) {
    for (const part of ladderParts) entries.push(entryOf(part, ladderWords(ladder), ladder.climber.value));
  }
  for (const line of scenario.redLines) {
    const ladder = scenario.ladders.find(({ name }) => name.value === line.ladder.value);
    const classes = scenario.tables.find(({ name }) => name.value === line.classes.value);
    const floor = classes?.rows[0]?.label.value;
    if (ladder === undefined || floor === undefined) continue;
    const words = redLineWords(line, ladder, floor);
    for (const part of redLineParts(line)) entries.push(entryOf(part, words, line.holder.value));
  }
  entries.push(...settlementLines(scenario));
  const sections = ['decisions', 'assumptions', 'model', 'outcomes'].flatMap((section) => {
    const lines = entries.filter((entry) => entry.section === section).flatMap((entry) => entry.lines);
    return lines.length === 0 ? [] : [`${section}:`, ...lines];
  });
  return sections.map((line) => `${line}\n`).join('');
}

function settlementLines({
  settlement,
  stakes,
  issues,
  packages,
  actors,
}: Scenario): { section: string; lines: string[] }[] {
  if (settlement === undefined || [stakes, issues, packages].some((part) => part.length === 0)) return [];
  const terms = { settlement, stakes, issues, packages, actors: actors.map(({ name }) => name.value) };
  const outcome = { section: 'outcomes' as const, entry: valueEntry(terms) };
  return [...settlementEntries(terms), outcome].map((one) => {
    const { section, entry } = one;
    const rows = (body: BodySyntax | undefined): string | undefined =>
      body === undefined
        ? undefined
        : body.kind === 'same'
          ? printFormula(body.formula)
          : `{${body.rows.map((row) => `${row.label.value}: ${rows(row.body)}`).join(', ')}}`;
    const fields: [string, string | undefined][] =
      one.section === 'decisions'
        ? [
            ['by', `[${one.entry.by.map(({ value }) => value).join(', ')}]`],
            ['over', tables(entry.over)],
            ['unit', entry.unit?.value],
            ['as', entry.as?.value],
            ['default', printFormula(one.entry.default)],
          ]
        : [
            ['over', tables(entry.over)],
            ['unit', entry.unit?.value],
            ['as', entry.as?.value],
            ['is', rows(one.entry.is)],
            ['start', rows(one.entry.start)],
            ['next', rows(one.entry.next)],
            ['change', rows(one.entry.change)],
          ];
    const lines = fields.flatMap(([field, text]) => (text === undefined ? [] : [`    ${field}: ${text}`]));
    return { section, lines: [`  ${entry.name.value}:`, ...lines] };
  });
}

function tables(over: readonly { readonly value: string }[]): string | undefined {
  if (over.length === 0) return undefined;
  const names = over.map(({ value }) => value);
  return names.length === 1 ? names[0] : `[${names.join(', ')}]`;
}

function entryOf(part: Part, words: Words, actor: string): { section: string; lines: string[] } {
  const name = (word: string): string => words.names.get(word) ?? word;
  const [block = '', member = ''] = part.name.split('.');
  const fields: [string, string | undefined][] = [
    ['by', part.section === 'decisions' ? actor : undefined],
    ['over', tables((part.over ?? []).map((word) => ({ value: name(word) })))],
    ['as', part.section === 'model' ? part.as && name(part.as) : undefined],
    ['about', part.section === 'assumptions' ? part.about : undefined],
    ['known_to', part.hidden === true ? `[${actor}]` : undefined],
    ...formulas(part).map(([field, text]): [string, string] => [field, fillText(text, words)]),
  ];
  const lines = fields.flatMap(([field, text]) => (text === undefined ? [] : [`    ${field}: ${text}`]));
  return { section: part.section, lines: [`  ${name(block)}.${member}:`, ...lines] };
}

function formulas(part: Part): [string, string][] {
  if (part.section === 'decisions') return [['default', part.default]];
  if (part.section === 'assumptions') return [['is', part.is]];
  const all: [string, string | undefined][] = [
    ['is', part.is],
    ['start', part.start],
    ['next', part.next],
  ];
  return all.flatMap(([field, text]) => (text === undefined ? [] : [[field, text] as [string, string]]));
}
