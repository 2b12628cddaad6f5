import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { frame } from '../../src/diagnostics/frame.ts';
import { readScenario } from '../../src/parse/read.ts';
import type { TableSyntax } from '../../src/syntax/scenario.ts';
import { described } from '../check/checking.ts';
import { shelf } from './shelf.ts';

const COLUMNS = `{date: {as: date}, reach: {unit: km, from: reach_km, empty: missing}, permitted: {as: yes/no}, title: {as: text}}`;

const FILE = `id,title,note,date,reach_km,permitted
himars,"Rockets of 80 km, guided",,2022-06-01,80,n
storm,"The ""shadow""",x,2023-05,250.5,yes

tanks,Tanks,,2023-01-25,,FALSE
`;

function read(file: string, table: string): ReturnType<typeof readScenario> {
  const text = `rubicon: 1\ntitle: T\ntables:\n  step: ${table}\n`;
  return readScenario({ name: 'scenario.yaml', text }, 'test', shelf({ 'data/steps.csv': file }));
}

function tableOf(
  file: string,
  table: string = `{from: data/steps.csv, key: id, columns: ${COLUMNS}}`,
): TableSyntax {
  const { value, diagnostics } = read(file, table);
  const found = value?.scenario.tables[0];
  if (found === undefined) throw new Error(diagnostics.map((one) => frame(one)).join('\n'));
  return found;
}

function mistakes(
  file: string,
  table: string = `{from: data/steps.csv, key: id, columns: ${COLUMNS}}`,
): string[] {
  return read(file, table).diagnostics.map((one) => `${one.span?.source.name} ${described(one)}`);
}

/** Rows as text: label, then each cell as its formula's kind and value. */
function shown({ rows }: TableSyntax): string[] {
  return rows.map(({ label, cells }) => {
    const parts = cells.map(({ cell, formula }) => {
      if (formula === undefined) return `“${cell.value}”`;
      if (formula.kind === 'unary' && formula.of.kind === 'number') return -formula.of.value;
      if (formula.kind === 'number' || formula.kind === 'truth') return formula.value;
      return formula.kind === 'date' ? formula.days : formula.kind;
    });
    return [label.value, ...parts].join(' ');
  });
}

describe('a table read from a file', () => {
  it('has the declared columns, whatever else is there and in whatever order', () => {
    expect(shown(tableOf(FILE))).toEqual([
      'himars 19144 80 false “Rockets of 80 km, guided”',
      'storm 19478 250.5 true “The "shadow"”',
      'tanks 19382 missing false “Tanks”',
    ]);
  });

  it('reads line ends of Windows, spaces around cells and a last line without end alike', () => {
    const same = FILE.replaceAll('\n', ' \r\n')
      .replaceAll(/,(?! )/g, ' ,\t')
      .trimEnd();
    expect(shown(tableOf(same))).toEqual(shown(tableOf(FILE)));
  });

  it('takes cells as the data they are: signs, percent, units, intervals, codes', () => {
    const file = 'key,n,who\na,-3,US\nb,2.5%,EU\nc,2 thousand,US\nd,3 to 4,EU\ne,1e3,US\n';
    const table = `{from: data/steps.csv, key: key, columns: {n: {}, who: {as: actor, codes: {US: west, EU: "east"}}}}`;
    expect(shown(tableOf(file, table))).toEqual([
      'a -3 name',
      'b 0.025 name',
      'c 2000 name',
      'd interval name',
      'e 1000 name',
    ]);
  });

  it('calls the rows of a series without a key by their dates', () => {
    const file = 'month,made\n2024-01,3\n2024-02-15,4\n';
    const table = '{from: data/steps.csv, dated: month, columns: {month: {as: date}, made: {}}}';
    expect(shown(tableOf(file, table))).toEqual(['_2024_01 19723 3', '_2024_02_15 19768 4']);
  });

  it('of a hundred thousand rows is read within seconds', () => {
    const body = Array.from({ length: 100_000 }, (_, row) => `r${row},2024-01-01,${row},y,"x"\n`).join('');
    const table = tableOf(`id,date,reach_km,permitted,title\n${body}`);
    expect(table.rows.length).toBe(100_000);
  });
});

describe('a mistake in a file beside the scenario', () => {
  const head = 'id,title,date,reach_km,permitted\n';
  const DATA = 'data/steps.csv';

  it.each([
    ['a cell of another type', `${head}a,x,2024-01,far,y\n`, `${DATA} csv-cell at «far»`],
    ['a number that computes', `${head}a,x,2024-01,2 * 3,y\n`, `${DATA} csv-cell at «2 * 3»`],
    ['a date as elsewhere', `${head}a,x,15.07.2024,3,y\n`, `${DATA} formula-date at «15.07.2024»`],
    ['a date with slashes', `${head}a,x,07/15/2024,3,y\n`, `${DATA} csv-cell at «07/15/2024»`],
    ['a date in words', `${head}a,x,July 2024,3,y\n`, `${DATA} csv-cell at «July 2024»`],
    ['separated thousands', `${head}a,x,2024-01,"1,000",y\n`, `${DATA} formula-thousands at «1,000»`],
    ['an empty cell', `${head}a,x,,3,y\n`, `${DATA} csv-cell-empty at «»`],
    ['a word in place of yes', `${head}a,x,2024-01,3,maybe\n`, `${DATA} csv-cell at «maybe»`],
    ['too few cells', `${head}a,x,2024-01,3\n`, `${DATA} csv-ragged at «a,x,2024-01,3»`],
    ['too many cells', `${head}a,x,2024-01,3,y,z\n`, `${DATA} csv-ragged at «a,x,2024-01,3,y,z»`],
    ['a comma at the end of the file', `${head}a,x,2024-01,3,y,`, `${DATA} csv-ragged at «a,x,2024-01,3,y,»`],
    ['no name', `${head},x,2024-01,3,y\n`, `${DATA} csv-unnamed at «»`],
    ['a name twice', `${head}a,x,2024-01,3,y\na,x,2024-01,3,y\n`, `${DATA} csv-key-twice at «a»`],
    ['a key that is no name', `${head}a-b,x,2024-01,3,y\n`, `${DATA} name-malformed at «a-b»`],
    ['a date as a key', `${head}2024-01,x,2024-01,3,y\n`, `${DATA} csv-key-date at «2024-01»`],
    ['an open quote', `${head}a,"x,2024-01,3,y\n`, `${DATA} csv-quote-open at «"»`],
    ['a quote inside a cell', `${head}a,x"y,2024-01,3,y\n`, `${DATA} csv-quote-inside at «"»`],
    ['something behind a quote', `${head}a,"x" y,2024-01,3,y\n`, `${DATA} csv-quote-behind at «y»`],
    [
      'a character that cannot be seen',
      `${head}a,x\u0000,2024-01,3,y\n`,
      `${DATA} file-character at «\u0000»`,
    ],
    ['nothing', '', 'scenario.yaml csv-empty at «data/steps.csv»'],
    ['a header alone', head, `${DATA} csv-rowless at «${head.trim()}»`],
    [
      'semicolons',
      head.replaceAll(',', ';'),
      `${DATA} csv-separator at «${head.replaceAll(',', ';').trim()}»`,
    ],
    ['a column twice', `id,id,title,date,reach_km,permitted\n`, `${DATA} csv-column-twice at «id»`],
  ])('%s', (_what, file, told) => {
    expect(mistakes(file)).toContain(told);
  });

  it('that comes again and again in a column is told once', () => {
    expect(
      mistakes(
        `${head}${'abc'
          .split('')
          .map((key) => `${key},x,2024-01,far,\n`)
          .join('')}`,
      ),
    ).toEqual([`${DATA} csv-cell at «far»`, `${DATA} csv-cell-empty at «»`]);
  });

  it('is a header alone, told once', () => {
    expect(mistakes(`${head}\n`)).toHaveLength(1);
  });

  it('is semicolons, told once for all columns', () => {
    expect(mistakes(head.replaceAll(',', ';'))).toHaveLength(1);
  });

  it('is a decimal comma, and the mend says the number', () => {
    const [diagnostic] = read(
      `${head}a,x,2024-01,"1,5",y\n`,
      `{from: ${DATA}, key: id, columns: ${COLUMNS}}`,
    ).diagnostics;
    expect(diagnostic).toMatchObject({
      code: 'csv-cell',
      mend: 'Write `1.5`: a number has a decimal point.',
    });
  });

  it('is a missing column, which is told where the scenario names it', () => {
    const [diagnostic] = read(
      'id,title,date,reach,permitted\n',
      `{from: ${DATA}, key: id, columns: ${COLUMNS}}`,
    ).diagnostics;
    expect(described(diagnostic as NonNullable<typeof diagnostic>)).toBe('csv-column-missing at «reach_km»');
    expect(diagnostic?.mend).toContain('Did you mean `reach`?');
  });

  it('is shown with line, column and mend', () => {
    const [diagnostic] = read(
      `${head}a,x,2024-01,n/a,y\n`,
      `{from: ${DATA}, key: id, columns: ${COLUMNS}}`,
    ).diagnostics;
    expect(frame(diagnostic as NonNullable<typeof diagnostic>)).toBe(
      [
        'data/steps.csv:2:13 error csv-cell',
        '`n/a` is not a number in km, which `reach` holds.',
        '  1 | id,title,date,reach_km,permitted',
        '> 2 | a,x,2024-01,n/a,y',
        '    |             ^^^',
        'mend: Write such a value; if `n/a` has a meaning, give it with the column, as in `codes: {n/a: missing}`.',
      ].join('\n'),
    );
  });

  it('is one row too many', () => {
    const body = Array.from({ length: 100_001 }, (_, row) => `r${row}\n`).join('');
    expect(mistakes(`id\n${body}`, `{from: ${DATA}, key: id}`)).toEqual([`${DATA} csv-long at «r100000»`]);
  });

  it('is a file too large to be looked at', () => {
    expect(mistakes('x'.repeat(16_000_001))).toEqual([`${DATA} file-large at «»`]);
  });
});

describe('a table that says what it cannot be', () => {
  const name = 'scenario.yaml';

  it.each([
    ['both rows and a file', '{from: data/steps.csv, key: id, rows: [a]}', 'field-clash at «data/steps.csv»'],
    ['no key', '{from: data/steps.csv}', 'table-keyless at «step»'],
    ['a key without a file', '{key: id, rows: [a]}', 'table-not-read at «id»'],
    [
      'a column of a file without one',
      '{columns: {a: {from: b}}, rows: {x: {a: 1}}}',
      'table-not-read at «b»',
    ],
    ['codes without a file', '{columns: {a: {codes: {y: 1}}}, rows: {x: {a: 1}}}', 'table-not-read at «y»'],
    ['a file that is not there', '{from: data/stops.csv, key: id}', 'beside-unreadable at «data/stops.csv»'],
    ['a path out of the folder', '{from: ../steps.csv, key: id}', 'beside-unreadable at «../steps.csv»'],
    ['a way back out', '{from: data/../../x.csv, key: id}', 'beside-unreadable at «data/../../x.csv»'],
    ['a path from the root', '{from: /etc/passwd, key: id}', 'beside-unreadable at «/etc/passwd»'],
    ['an address', '{from: "https://x.org/a.csv", key: id}', 'beside-unreadable at «"https://x.org/a.csv"»'],
    ['a path of Windows', '{from: data\\steps.csv, key: id}', 'beside-unreadable at «data\\steps.csv»'],
  ])('%s', (_what, table, told) => {
    expect(mistakes('id\na\n', table)).toEqual([`${name} ${told}`]);
  });
});

describe('the codes of tables', () => {
  it('are each reached by a test', () => {
    const root = join(import.meta.dirname, '../..');
    const codes = [...readFileSync(join(root, 'messages/files.md'), 'utf8').matchAll(/^## (.*)$/gm)].map(
      ([, code]) => code ?? '',
    );
    const tests = ['test/parse/table-file.test.ts', 'test/parse/extends.test.ts', 'test/check/series.test.ts']
      .map((file) => readFileSync(join(root, file), 'utf8'))
      .join('');
    expect(codes.filter((code) => !tests.includes(`${code} at`))).toEqual([]);
    expect(codes.length).toBeGreaterThan(15);
  });
});
