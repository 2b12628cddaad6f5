import type { Scenario } from '../../syntax/scenario.ts';
import { ladderParts, ladderWords } from './ladder.ts';
import type { Part } from './part.ts';
import { redLineParts, redLineWords } from './red-line.ts';
import { fillText, type Words } from './template.ts';

/**
 * What the ladders and red lines of a scenario stand for, in the scenario language: entries of `decisions`,
 * `assumptions` and `model`. Empty for a scenario without either.
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
    for (const part of redLineParts) entries.push(entryOf(part, words, line.holder.value));
  }
  const sections = ['decisions', 'assumptions', 'model'].flatMap((section) => {
    const lines = entries.filter((entry) => entry.section === section).flatMap((entry) => entry.lines);
    return lines.length === 0 ? [] : [`${section}:`, ...lines];
  });
  return sections.map((line) => `${line}\n`).join('');
}

function entryOf(part: Part, words: Words, actor: string): { section: string; lines: string[] } {
  const name = (word: string): string => words.names.get(word) ?? word;
  const [block = '', member = ''] = part.name.split('.');
  const fields: [string, string | undefined][] = [
    ['by', part.section === 'decisions' ? actor : undefined],
    ['over', part.over && name(part.over)],
    ['as', part.section === 'model' ? part.as && name(part.as) : undefined],
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
