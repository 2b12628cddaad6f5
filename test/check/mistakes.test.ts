import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { check, described } from './checking.ts';

/** A scenario without a mistake; each case below changes one line of it. */
const SOUND = `
rubicon: 1
title: Sound
as_of: 2024-06-30
time: {start: 2024-07, period: 1 month, count: 12}
page: {lead: {of: size}, charts: [size]}
sources:
  report: {title: A report, date: 2024-05-01}
  later: {title: A later report, date: 2024-07-01}
actors: {west: {}, east: {}}
units: {tanks: {alias: [tank]}}
tables:
  side: [blue, red]
  class: {ordered: yes, rows: [words, attack]}
  step:
    columns: {weight: {unit: tanks, empty: 1}, note: {as: text}}
    rows:
      one: {weight: 2}
      two: {}
assumptions:
  growth: {is: 1% to 3%, unit: 1/month, source: report}
  base: {over: side, is: {blue: 1, red: 2 to 3}, unit: tanks, source: judgement, because: guessed}
decisions:
  push: {by: west, choices: 0% to 100%, default: 50%}
model:
  size: {start: 10 tanks, change: growth * size * push}
  pair: {over: side, is: "base + sum[step](step.weight)"}
  big: size > 0 tanks
options:
  hold: {}
  more: {do: {push: 80%}}
outcomes:
  end: {is: "size + sum[side](pair)", better: higher, matters: 1 tank}
values:
  west: end / (1 tank)
variants:
  slow: {assumptions: {growth: {is: 1%}}}
claims:
  A1: {says: More., reading: More is more., holds: "end[more] > end[hold]", odds: likely, without: [slow]}
checks:
  grows: always(size > 0 tanks)
`;

/** Mistakes after which what reads the definition is mistaken as well, or that are made in two places at once. */
const CASCADES: ReadonlySet<string> = new Set([
  ...['name-taken', 'name-reserved', 'over-many', 'change-timeless', 'change-unmeasured', 'type-differs'],
]);

type Case = readonly [code: string, from: string, to: string, span: string];

const CASES: readonly Case[] = [
  ['name-taken', '  pair:', '  base:', 'base'],
  ['name-taken', 'units: {tanks:', 'units: {month: {}, tanks:', 'month'],
  ['name-taken', 'alias: [tank]', 'alias: [tank, step]', 'step'],
  ['name-taken', '  side: [blue, red]', '  side: [blue, red]\n  actor: [a, b]', 'actor'],
  ['name-reserved', '  pair:', '  count:', 'count'],
  ['name-reserved', '  pair:', '  elapsed:', 'elapsed'],
  ['unknown-actor', 'by: west', 'by: wets', 'wets'],
  ['unknown-actor', 'unit: 1/month, source', 'unit: 1/month, known_to: [north], source', 'north'],
  ['unknown-label', 'values:\n  west', 'values:\n  wset', 'wset'],
  ['unknown-option', 'more: {do: {push: 80%}}', 'more: {like: [hlod]}', 'hlod'],
  ['unknown-decision', 'push: 80%', 'psuh: 80%', 'psuh'],
  ['unknown-quantity', 'charts: [size]', 'charts: [sise]', 'sise'],
  ['unknown-quantity', 'more: {do: {push: 80%}}', 'more: {knows: [grwth], do: {push: 80%}}', 'grwth'],
  ['unknown-column', 'two: {}', 'two: {wieght: 3}', 'wieght'],
  [
    'unknown-ladder',
    'options:\n',
    'red_lines: {m: {holder: east, ladder: aid, classes: class, gap: 1, blur: 1, delay: 1 month}}\noptions:\n',
    'aid',
  ],
  [
    'unknown-table',
    'options:\n',
    'ladders: {aid: {climber: west, steps: stpe, provocation: 1}}\noptions:\n',
    'stpe',
  ],
  ['unknown-table', 'pair: {over: side', 'pair: {over: sied', 'sied'],
  ['unknown-variant', 'without: [slow]', 'without: [solw]', 'solw'],
  ['unknown-label', 'is: {blue: 1, red: 2 to 3}', 'is: {blue: 1, rde: 2 to 3}', 'rde'],
  ['type-unknown', 'size: {start', 'size: {as: sied, start', 'sied'],
  ['field-clash', 'pair: {over: side, is', 'pair: {over: side, start: 1, is', '1'],
  ['field-clash', 'size: {start', 'size: {next: size, start', 'growth * size * push'],
  ['field-clash', 'unit: tanks, source', 'unit: tanks, as: side, source', 'side'],
  [
    'field-clash',
    'holds: "end[more] > end[hold]"',
    'not_judged: hard, holds: "end[more] > end[hold]"',
    'hard',
  ],
  ['field-misplaced', 'unit: tanks, source', 'unit: tanks, next: 3, source', '3'],
  ['field-misplaced', 'better: higher', 'known_to: [west], better: higher', 'west'],
  ['field-missing', 'by: west, ', '', 'push'],
  ['field-missing', 'growth: {is: 1% to 3%, ', 'growth: {', 'growth'],
  ['field-missing', 'size: {start: 10 tanks, ', 'size: {', 'size'],
  ['field-missing', 'end: {is: "size + sum[side](pair)", ', 'end: {', 'end'],
  ['stock-still', ', change: growth * size * push', '', '10 tanks'],
  ['over-many', 'pair: {over: side', 'pair: {over: [side, class, step]', 'step'],
  ['over-twice', 'pair: {over: side', 'pair: {over: [side, side]', 'side'],
  ['over-option', 'pair: {over: side', 'pair: {over: [side, option]', 'option'],
  ['rows-deep', 'base: {over: side, ', 'base: {', '{blue: 1, red: 2 to 3}'],
  ['rows-deep', 'red: 2 to 3', 'red: {one: 2, two: 3}', '{one: 2, two: 3}'],
  ['rows-missing', ', red: 2 to 3', '', '{blue: 1}'],
  [
    'rows-disagree',
    'pair: {over: side, is: "base + sum[step](step.weight)"}',
    'pair: {over: side, is: {blue: 1 tank, red: 2 months}}',
    '2 months',
  ],
  ['table-empty', 'side: [blue, red]', 'side: [blue, red]\n  none: {columns: {a: {}}}', 'none'],
  ['cell-empty', ', empty: 1', '', 'weight'],
  ['time-period', '1 month, count', '1 tank, count', '1 tank'],
  ['source-missing', 'unit: 1/month, source: report', 'unit: 1/month', 'growth'],
  ['source-missing', 'weight: 2', 'weight: 2 to 3', 'weight'],
  ['reason-missing', ', because: guessed', '', 'judgement'],
  ['source-unknown', 'source: report', 'source: reprot', 'reprot'],
  ['source-late', 'source: report', 'source: later', 'later'],
  ['unused', 'assumptions:\n', 'assumptions:\n  idle: {is: 1 to 2, source: report}\n', 'idle'],
  ['change-timeless', 'time: {start: 2024-07, period: 1 month, count: 12}\n', '', 'growth * size * push'],
  ['change-unit', 'change: growth * size * push', 'change: growth * push', 'growth * push'],
  ['change-unmeasured', 'start: 10 tanks', 'start: no', 'growth * size * push'],
  ['start-moving', 'start: 10 tanks', 'start: "sum[side](pair) * push"', 'size'],
  ['type-differs', 'matters: 1 tank', 'matters: 1', '1'],
  ['type-differs', 'by: west, choices: 0% to 100%, default: 50%', 'by: west, default: 5 tanks', '80%'],
  ['type-circular', 'model:\n', 'model:\n  echo: before(echo, 1 month, 0)\n', 'echo'],
  [
    'type-circular',
    'model:\n',
    'model:\n  one: before(two, 1 month, 0)\n  two: before(one, 1 month, 0)\n',
    'one',
  ],
  ['cycle', 'model:\n', 'model:\n  echo: echo + 1\n', 'echo'],
  ['choices-unreadable', 'choices: 0% to 100%', 'choices: sides', 'sides'],
  ['choices-clash', 'choices: 0% to 100%, ', 'choices: side, unit: share, ', 'side'],
  ['choices-range', '0% to 100%', '100% to 0%', '100% to 0%'],
  ['choice-outside', 'push: 80%', 'push: 180%', '180%'],
  ['choice-outside', 'default: 50%', 'default: -50%', '-50%'],
  ['rule-undecided', '{push: 80%}', '{push: 80%, size: 3}', 'size'],
  ['rule-hidden', 'push: 80%', 'push: growth * 1 month', 'growth'],
  ['rows-picked', '{push: 80%}', '{"push[blue]": 80%}', 'blue'],
  ['like-circular', 'more: {do: {push: 80%}}', 'more: {like: [rest]}\n  rest: {like: [more]}', 'more'],
  [
    'like-clash',
    'more: {do: {push: 80%}}',
    'more: {do: {push: 80%}}\n  less: {do: {push: 20%}}\n  both: {like: [more, less]}',
    'less',
  ],
  ['better-unknown', 'better: higher', 'better: more', 'more'],
  ['outcome-kind', 'outcomes:\n', 'outcomes:\n  last: {is: finish}\n', 'last'],
  ['matters-negative', 'matters: 1 tank', 'matters: -1 tank', '-1 tank'],
  [
    'classes-unordered',
    'options:\n',
    'ladders: {aid: {climber: west, steps: step, provocation: 1}}\nred_lines: {m: {holder: east, ladder: aid, classes: side, gap: 1, blur: 1, delay: 1 month}}\noptions:\n',
    'side',
  ],
  ['chart-still', 'charts: [size]', 'charts: [growth]', 'growth'],
  ['chart-number', 'charts: [size]', 'charts: [big]', 'big'],
  ['claim-open', ', holds: "end[more] > end[hold]"', '', 'A1'],
  ['reading-missing', ' reading: More is more.,', '', 'A1'],
  ['odds-unknown', 'odds: likely', 'odds: liekly', 'liekly'],
  ['odds-aggregate', 'end[more] > end[hold]', 'mean(end[more]) > mean(end[hold])', 'likely'],
  [
    'given-fixed',
    'odds: likely',
    'odds: likely, given: "mean(end[more]) > 0 tanks"',
    'mean(end[more]) > 0 tanks',
  ],
  ['always-so', 'end[more] > end[hold]', '1 < 2', '1 < 2'],
];

describe('the sound scenario', () => {
  it('has no mistakes', () => {
    expect(check(SOUND).diagnostics.map(described)).toEqual([]);
  });
});

describe('each mistake', () => {
  it.each(CASES)('%s: `%s` as `%s`', (code, from, to, span) => {
    expect(SOUND).toContain(from);
    const text = SOUND.replace(from, to);
    expect(check(text).diagnostics.map(described)).toContain(`${code} at «${span}»`);
  });

  it.each(CASES.filter(([code]) => !CASCADES.has(code)))(
    '%s: `%s` as `%s` is the only one',
    (_code, from, to) => {
      expect(check(SOUND.replace(from, to)).diagnostics.map(described)).toHaveLength(1);
    },
  );
});

describe('mistakes that take more than a line', () => {
  const found = (text: string): string[] =>
    check(`rubicon: 1\ntitle: Small\n${text}`).diagnostics.map(described);
  const outcome = 'outcomes: {end: 1}\n';

  it('rows-many', () => {
    const labels = Array.from({ length: 400 }, (_, row) => `r${row}`).join(', ');
    const tables = `tables:\n  one: [${labels}]\n  two: [${labels}]\n`;
    expect(found(`${tables}model: {x: {over: [one, two], is: 1}}\n${outcome}`)).toEqual([
      'rows-many at «one»',
    ]);
  });

  it('red-line-timeless', () => {
    const text = `actors: {a: {}, b: {}}
tables:
  class: {ordered: yes, rows: [low, high]}
  step: [one]
ladders: {aid: {climber: a, steps: step, provocation: 1}}
red_lines: {line: {holder: b, ladder: aid, classes: class, gap: 1, blur: 1, delay: 1 month}}
${outcome}`;
    expect(found(text)).toEqual(['red-line-timeless at «line»']);
  });

  it('values-unowned', () => {
    expect(found(`${outcome}values: {west: 1}\n`)).toEqual(['values-unowned at «west»']);
  });

  it('too-many-mistakes', () => {
    const lines = Array.from({ length: 300 }, (_, line) => `  x${line}: nothing_${line}\n`).join('');
    const { diagnostics, value } = check(`rubicon: 1\ntitle: Many\nmodel:\n${lines}${outcome}`);
    expect(value).toBeUndefined();
    expect(diagnostics).toHaveLength(101);
    expect(diagnostics.at(-1)?.code).toBe('too-many-mistakes');
  });
});

describe('the list of mistakes', () => {
  it('is complete', () => {
    const page = readFileSync(new URL('../../messages/model.md', import.meta.url), 'utf8');
    const codes = [...page.matchAll(/^## (.+)$/gm)].map(([, code]) => code);
    const elsewhere = [
      'rows-many',
      'red-line-timeless',
      'values-unowned',
      'ladder-record',
      'ladder-record-taken',
      'given-before',
      'block-field',
      'set-unknown',
      'set-moving',
      'set-type',
    ];
    const reached = new Set<string | undefined>([...CASES.map(([code]) => code), ...elsewhere]);
    expect(codes.filter((code) => !reached.has(code))).toEqual([]);
  });
});
