import { describe, expect, it } from 'vitest';
import { readScenario } from '../../src/parse/read.ts';
import type { Scenario } from '../../src/syntax/scenario.ts';
import { plain } from './plain.ts';

function read(text: string): Scenario {
  const { value, diagnostics } = readScenario({ name: 'scenario.yaml', text }, 'a-test');
  expect(diagnostics).toEqual([]);
  if (value === undefined) throw new Error('no scenario');
  return value.scenario;
}

const HEAD = 'rubicon: 1\ntitle: A test\n';

describe('the syntax tree of a scenario', () => {
  it('has every section, if only as an empty list', () => {
    const { source, ...scenario } = read(HEAD);
    expect(source.name).toBe('scenario.yaml');
    const empty = [
      'sources',
      'actors',
      'units',
      'tables',
      'assumptions',
      'decisions',
      'model',
      'ladders',
      'redLines',
    ];
    const settling = ['stakes', 'issues', 'packages'];
    const more = ['options', 'outcomes', 'values', 'evidence', 'variants', 'claims', 'checks'];
    expect(scenario).toEqual({
      id: 'a-test',
      title: 'A test',
      page: { charts: [], findingsOf: [] },
      ...Object.fromEntries([...empty, ...settling, ...more].map((key) => [key, []])),
    });
  });

  it.each([
    [
      'header',
      'question: Which?\nabout: >-\n  One\n  two.\nas_of: 2024-06-30\ntime: {start: 2024-07, period: 1 month, count: 30}',
      {
        question: 'Which?',
        about: 'One two.',
        asOf: '2024-06-30 to the day',
        time: { start: '2024-07-01 to the month', period: '1 month', count: 30 },
      },
    ],
    [
      'page',
      'page: {kicker: K, date: 3 July, lead: {of: "dead[russia]", credit: C}, charts: front}',
      { page: { kicker: 'K', date: '3 July', lead: { of: 'dead[russia]', credit: 'C' }, charts: ['front'] } },
    ],
    [
      'sources, actors, units',
      [
        'sources: {P1: {title: T, date: 2024-06, url: "https://example.org"}}',
        'actors: {west: {title: The West}, east: {}}',
        'units: {rung: {about: A step, alias: [rungs, step_]}}',
      ].join('\n'),
      {
        sources: [{ key: 'P1', title: 'T', date: '2024-06-01 to the month', url: 'https://example.org' }],
        actors: [{ name: 'west', title: 'The West' }, { name: 'east' }],
        units: [{ name: 'rung', about: 'A step', alias: ['rungs', 'step_'] }],
      },
    ],
    [
      'tables',
      [
        'tables:',
        '  side: [a, b]',
        '  class: {ordered: yes, rows: [low, high]}',
        '  step:',
        '    source: [P1, judgement]',
        '    columns: {title: {as: text}, reach: {unit: km, empty: 0, because: It is so.}, class: {as: class}}',
        '    rows:',
        "      taurus: {title: It's, reach: 400 to 500, class: high}",
        '      none: {}',
      ].join('\n'),
      {
        tables: [
          {
            name: 'side',
            ordered: false,
            columns: [],
            rows: [
              { label: 'a', cells: [] },
              { label: 'b', cells: [] },
            ],
          },
          {
            name: 'class',
            ordered: true,
            columns: [],
            rows: [
              { label: 'low', cells: [] },
              { label: 'high', cells: [] },
            ],
          },
          {
            name: 'step',
            ordered: false,
            source: ['P1', 'judgement'],
            columns: [
              { name: 'title', as: 'text' },
              { name: 'reach', unit: 'km', empty: '0', because: 'It is so.' },
              { name: 'class', as: 'class' },
            ],
            rows: [
              {
                label: 'taurus',
                cells: [
                  { column: 'title', cell: "It's" },
                  { column: 'reach', cell: '400 to 500', formula: '(400 to 500)' },
                  { column: 'class', cell: 'high', formula: 'high' },
                ],
              },
              { label: 'none', cells: [] },
            ],
          },
        ],
      },
    ],
    [
      'definitions',
      [
        'assumptions:',
        '  short: 3 to 4',
        '  long: {is: 3 to 4, unit: 1/month, over: side, source: judgement, because: So., known_to: [west]}',
        '  rows: {over: [side, kind], is: {a: {x: 1, y: 2}, b: 3}, as: date, title: T, about: A}',
        'model:',
        '  stock: {start: 1, change: -x, unit: thousand people}',
        '  next: {start: no, next: not next, as: yes/no}',
        'outcomes:',
        '  end: {is: stock, better: lower, matters: 1 thousand people}',
      ].join('\n'),
      {
        assumptions: [
          { name: 'short', is: { kind: 'same', formula: '(3 to 4)' }, over: [], knownTo: [] },
          {
            name: 'long',
            is: { kind: 'same', formula: '(3 to 4)' },
            unit: '1/month',
            over: ['side'],
            source: ['judgement'],
            because: 'So.',
            knownTo: ['west'],
          },
          {
            name: 'rows',
            over: ['side', 'kind'],
            is: {
              kind: 'each',
              rows: [
                {
                  label: 'a',
                  body: {
                    kind: 'each',
                    rows: [
                      { label: 'x', body: { kind: 'same', formula: '1' } },
                      { label: 'y', body: { kind: 'same', formula: '2' } },
                    ],
                  },
                },
                { label: 'b', body: { kind: 'same', formula: '3' } },
              ],
            },
            as: 'date',
            title: 'T',
            about: 'A',
            knownTo: [],
          },
        ],
        model: [
          {
            name: 'stock',
            start: { kind: 'same', formula: '1' },
            change: { kind: 'same', formula: '(- x)' },
            unit: 'thousand people',
            over: [],
            knownTo: [],
          },
          {
            name: 'next',
            start: { kind: 'same', formula: 'no' },
            next: { kind: 'same', formula: '(not next)' },
            as: 'yes/no',
            over: [],
            knownTo: [],
          },
        ],
        outcomes: [
          {
            name: 'end',
            is: { kind: 'same', formula: 'stock' },
            better: 'lower',
            matters: '1000 people',
            over: [],
            knownTo: [],
          },
        ],
      },
    ],
    [
      'acting',
      [
        'decisions: {aid: {by: west, over: [side], choices: 0% to 150%, default: 100%, about: A}}',
        'options:',
        '  hold: {title: Hold}',
        '  probe:',
        '    do: {aid: 50%, "aid.take[contractors]": now >= 2024-09}',
        '    like: hold',
        '    knows: [moscow.line]',
      ].join('\n'),
      {
        decisions: [
          {
            name: 'aid',
            by: ['west'],
            over: ['side'],
            choices: '(0 percent to 1.5 percent)',
            default: '1 percent',
            about: 'A',
          },
        ],
        options: [
          { name: 'hold', title: 'Hold', rules: [], like: [], knows: [] },
          {
            name: 'probe',
            rules: [
              { decision: 'aid', formula: '0.5 percent' },
              { decision: 'aid.take', row: 'contractors', formula: '(now >= 2024-09-01 to the month)' },
            ],
            like: ['hold'],
            knows: ['moscow.line'],
          },
        ],
      },
    ],
    [
      'ladders and red lines',
      [
        'ladders: {aid: {climber: west, steps: step, provocation: step.p, taken: no, order: step.o}}',
        'red_lines:',
        '  moscow: {holder: russia, ladder: aid, classes: class, gap: g, blur: 1, delay: 1 month, common: 0,',
        '    increment: no, context: 0, background: b, undo: yes, quiet_below: low, title: M}',
      ].join('\n'),
      {
        ladders: [
          {
            name: 'aid',
            climber: 'west',
            steps: 'step',
            provocation: 'step.p',
            taken: 'no',
            order: 'step.o',
          },
        ],
        redLines: [
          {
            name: 'moscow',
            holder: 'russia',
            ladder: 'aid',
            classes: 'class',
            gap: 'g',
            blur: '1',
            delay: '1 month',
            common: '0',
            increment: 'no',
            context: '0',
            background: 'b',
            undo: 'yes',
            quietBelow: 'low',
            title: 'M',
          },
        ],
      },
    ],
    [
      'claims',
      [
        'values: {west: -cost}',
        'variants: {early: {title: E, about: A, time: {start: 2023-01}}}',
        'claims:',
        '  A1: {says: S, reading: R, holds: "x[a] > 1", given: y, odds: almost certain, without: early}',
        '  A2: {says: S, not_judged: No data.}',
        'checks: {kept: always(x == 1)}',
      ].join('\n'),
      {
        values: [{ actor: 'west', formula: '(- cost)' }],
        variants: [{ name: 'early', title: 'E', about: 'A' }],
        claims: [
          {
            name: 'A1',
            says: 'S',
            reading: 'R',
            holds: '(x[a] > 1)',
            given: 'y',
            odds: 'almost certain',
            without: ['early'],
          },
          { name: 'A2', says: 'S', notJudged: 'No data.', without: [] },
        ],
        checks: [{ name: 'kept', formula: 'always((x == 1))' }],
      },
    ],
  ])('%s', (_what, text, expected) => {
    expect(plain(read(HEAD + text))).toMatchObject(expected);
  });

  it('points at names, values and whole entries', () => {
    const text = `${HEAD}options:\n  probe: {do: {"aid.take[contractors]": yes}}\nmodel:\n  x:\n    start: 1\n    next: x\n`;
    const scenario = read(text);
    const at = ({ start, end }: { start: number; end: number }): string => text.slice(start, end);
    const [option] = scenario.options;
    const [rule] = option?.rules ?? [];
    const [stock] = scenario.model;
    expect(option && at(option.name.span)).toBe('probe');
    expect(rule && at(rule.decision.span)).toBe('aid.take');
    expect(rule?.row && at(rule.row.span)).toBe('contractors');
    expect(stock && at(stock.span)).toBe('x:\n    start: 1\n    next: x');
    expect(stock?.next && at(stock.next.span)).toBe('x');
  });

  it('tells mistakes in the order of the file', () => {
    const text = `${HEAD}claims: {a: {}}\nmodel: {x: 2 +}\nwrong: 1\n`;
    const { diagnostics } = readScenario({ name: 'scenario.yaml', text }, 'a-test');
    expect(diagnostics.map(({ code }) => code)).toEqual([
      'field-missing',
      'formula-unfinished',
      'field-unknown',
    ]);
  });

  it('reads ten thousand lines within two seconds of the processor’s time', () => {
    const lines = Array.from({ length: 2500 }, (_, at) =>
      [
        `  quantity_${at}:`,
        '    unit: thousand people/month',
        `    is: if settled then 0 else clamp(loss_rate[side] * ${at} + 4 million people / month, 0, 100%)`,
        '    about: What it stands for, in words that are somewhat longer than they need to be',
      ].join('\n'),
    );
    const text = `${HEAD}model:\n${lines.join('\n')}\n`;
    expect(text.split('\n').length).toBeGreaterThan(10_000);
    const times = Array.from({ length: 4 }, () => {
      const begin = process.cpuUsage();
      read(text);
      const { user, system } = process.cpuUsage(begin);
      return (user + system) / 1000;
    });
    expect(Math.min(...times)).toBeLessThan(20_000);
  });
});
