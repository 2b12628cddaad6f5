import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { referencePage } from '../../src/describe/reference.ts';
import { schemaText } from '../../src/describe/schema.ts';
import { editor } from './language-server.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const SCENARIOS = readdirSync(join(ROOT, 'scenarios'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('scenario.yaml'))
  .map((path) => ({ path, text: readFileSync(join(ROOT, 'scenarios', path), 'utf8') }));

const SMALL = `rubicon: 1
title: A small one
time: {start: 2024-07, period: 1 month, count: 3}
actors:
  west: {title: West}
decisions:
  aid: {by: west, choices: 0 to 1, default: 0.5}
model:
  front:
    start: 18%
    change: aid / month
outcomes:
  end: {is: front, better: lower}
claims:
  A1:
    says: It ends low.
    holds: end[hold] < 0.5
`;

describe('what is made from the definitions', () => {
  it('is current: `npm run language` writes it', () => {
    expect(readFileSync(join(ROOT, 'docs/scenario.schema.json'), 'utf8')).toBe(schemaText());
    expect(readFileSync(join(ROOT, 'docs/reference.md'), 'utf8')).toBe(referencePage());
  });
});

describe('the schema in the YAML language server', () => {
  const { faults, hover, completions } = editor();

  it.each(SCENARIOS)('finds nothing wrong with $path', async ({ text }) => {
    expect(await faults(text)).toEqual([]);
  });

  it.each([
    ['a field that is misspelt', 'better: lower', 'beter: lower', 'DisallowedExtraPropWarning at beter'],
    ['a section that is misspelt', 'outcomes:', 'outcome:', 'DisallowedExtraPropWarning at outcome'],
    ['a field that is missing', ', default: 0.5', '', 'Missing property "default". at aid'],
    ['a title that is missing', 'title: A small one\n', '', 'Missing property "title". at r'],
    ['a word that is none of those', 'better: lower', 'better: less', 'enumWarning at less'],
    ['a date that is none', 'start: 2024-07', 'start: July', 'patternWarning at July'],
    [
      'a number of periods that is none',
      'count: 3',
      'count: three',
      'Incorrect type. Expected "integer". at three',
    ],
  ])('tells %s', async (_what, right, wrong, message) => {
    expect(await faults(SMALL)).toEqual([]);
    expect(await faults(SMALL.replace(right, wrong))).toEqual([message]);
  });

  it('asks less of what extends another scenario, and knows its fields all the same', async () => {
    const over = 'extends: ../base\ndecisions:\n  aid: {default: 1}\n';
    expect(await faults(over)).toEqual([]);
    expect(await faults(over.replace('default', 'defualt'))).toEqual([
      'DisallowedExtraPropWarning at defualt',
    ]);
  });

  it('knows that a variant rests on nothing but its scenario', async () => {
    const over = `${SMALL}variants:\n  other: {title: Another, assumptions: {x: 1}}\n`;
    expect(await faults(over)).toEqual([]);
    expect(await faults(over.replace('title: Another', 'extends: ../base'))).toEqual([
      'DisallowedExtraPropWarning at extends',
    ]);
  });

  it('says what a field says where one points at it', async () => {
    expect(await hover(SMALL, 'choices')).toContain('The range of what may be set');
    expect(await hover(SMALL, 'holds')).toContain('When the claim holds');
    expect(await hover(SMALL, 'change')).toContain('rate of change');
  });

  it('proposes fields with what they say, and words', async () => {
    const fields = await completions(
      SMALL.replace('    holds: end[hold] < 0.5\n', '    \n'),
      'It ends low.\n    ',
    );
    expect(fields.get('odds')).toContain('How often the claim says that it holds');
    expect(fields.get('given')).toContain('Only worlds in which this holds');
    expect(fields.has('says')).toBe(false);
    const words = await completions(`${SMALL}    odds: \n`, 'odds: ');
    expect([...words.keys()]).toEqual(expect.arrayContaining(['almost certain', 'roughly even']));
  });
});
