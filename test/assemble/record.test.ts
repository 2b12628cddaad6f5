import { describe, expect, it } from 'vitest';
import { checkFile } from '../../src/pipeline/prepare.ts';
import { run } from '../../src/pipeline.ts';

const TEXT = `
rubicon: 1
title: Steps past and to come
as_of: 2024-06-30
time: {start: 2024-07, period: 1 month, count: 2}
actors: {west: {title: West}, east: {title: East}}
tables:
  class: {ordered: yes, columns: {}, rows: {words: {}, protest: {}, force: {}}}
  past:
    source: made up
    columns: {title: {as: text}, far: {}, taken: {as: yes/no}}
    rows:
      light: {title: A light step, far: 0, taken: yes}
      heavy: {title: A heavy step, far: 2, taken: yes}
      refused: {title: A step refused, far: 3, taken: no}
  seen:
    source: made up
    columns: {known: {as: date}, step: {as: past, empty: missing}, what: {as: class}, counts: {as: yes/no}}
    rows:
      a: {known: 2023-01-01, step: light, what: words, counts: yes}
      b: {known: 2023-02-01, step: heavy, what: protest, counts: yes}
      c: {known: 2023-03-01, step: heavy, what: force, counts: no}
      d: {known: 2025-01-01, step: heavy, what: force, counts: yes}
      e: {known: 2023-04-01, what: force, counts: yes}
      f: {known: 2023-05-01, step: heavy, what: words, counts: yes}
  step:
    columns: {far: {}}
    rows: {next: {far: 1}}
assumptions:
  gap: {over: class, is: {words: missing, protest: "normal(1, 1)", force: 0.5 to 2}, source: judgement, because: for the test}
model:
  record: {over: past, is: past.far}
ladders:
  aid: {climber: west, steps: step, provocation: step.far, record: record, record_taken: taken}
red_lines:
  east: {holder: east, ladder: aid, classes: class, gap: gap, blur: 1, delay: 1 month}
evidence:
  replies:
    each: seen
    known_on: known
    move: step
    where: seen.counts and known(seen.step)
    observe: seen.what ~ graded(record[seen.step], east.line, 1)
options: {stay: {}, go: {do: {aid.take: yes}}}
outcomes: {forced: {is: ever(east.caused == force)}}
`.trim();

describe('steps of the record', () => {
  it('stand beside those of the ladder with what followed them, as far as it was known and counts', async () => {
    const request = { worlds: 400, seed: 1, threads: 1, set: [] };
    const ran = await run({ name: 'scenario.yaml', text: TEXT }, 'record', request, {});
    if (ran.kind !== 'ran') throw new Error(JSON.stringify(ran));
    const { steps = [] } = ran.result;
    const told = steps.map(({ id, taken, recorded, reactions }) => [id, taken, recorded, reactions]);
    const reaction = (row: string, what: string, known: string) => ({
      ...{ evidence: 'replies', row: `replies[${row}]`, title: row, class: what, known },
    });
    expect(told).toEqual([
      ['next', false, undefined, undefined],
      ['light', true, true, [reaction('a', 'words', '2023-01-01')]],
      ['heavy', true, true, [reaction('b', 'protest', '2023-02-01'), reaction('f', 'words', '2023-05-01')]],
      ['refused', false, true, undefined],
    ]);
    // A step that goes farther is likelier to reach every line, by the same lines and luck.
    const [, light, heavy] = steps;
    for (const one of ['protest', 'force']) {
      expect(heavy?.crosses[one]).toBeGreaterThan(light?.crosses[one] ?? Number.NaN);
    }
    expect(heavy?.provocation).toEqual({ q05: 2, q50: 2, q95: 2 });
  });

  it('have what followed several of them at once', async () => {
    const several = TEXT.replace(
      'step: {as: past, empty: missing}',
      'step: {as: past, several: ;, empty: missing}',
    )
      .replace('step: light', 'step: light;refused')
      .replace('known(seen.step)', 'count[s in seen.step] > 0')
      .replace(
        'graded(record[seen.step], east.line, 1)',
        'max[s in seen.step](graded(record[s], east.line, 1))',
      );
    const request = { worlds: 100, seed: 1, threads: 1, set: [] };
    const ran = await run({ name: 'scenario.yaml', text: several }, 'record', request, {});
    if (ran.kind !== 'ran') throw new Error(JSON.stringify(ran));
    const rows = ran.result.steps?.map(({ id, reactions = [] }) => [id, reactions.map(({ title }) => title)]);
    expect(rows).toEqual([
      ['next', []],
      ['light', ['a']],
      ['heavy', ['b', 'f']],
      ['refused', ['a']],
    ]);
  });

  it.each([
    ['record: record,', 'record: nothing,', 'ladder-record'],
    ['record: record,', 'record: past.taken,', 'ladder-record'],
    ['record_taken: taken', 'record_taken: far', 'ladder-record-taken'],
    ['record: record, ', '', 'ladder-record-taken'],
  ])('refuse %s as %s', (from, to, code) => {
    const text = TEXT.replace(from, to);
    const { diagnostics } = checkFile({ name: 'scenario.yaml', text }, 'record');
    expect(diagnostics.map((one) => one.code)).toContain(code);
  });
});
