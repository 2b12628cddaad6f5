import { describe, expect, it } from 'vitest';
import { dateText, daysFromCivil } from '../../src/check/calendar.ts';
import { checkScenario } from '../../src/check/check.ts';
import { foretell, foretellable } from '../../src/infer/backtest.ts';
import { readScenario } from '../../src/parse/read.ts';
import { checkFile } from '../../src/pipeline/prepare.ts';
import { backtest } from '../../src/pipeline.ts';
import { uniform } from '../../src/random/draw.ts';
import type { BacktestFacts } from '../../src/result/backtest.ts';

const SLOW = 120_000;
const FIRST = daysFromCivil({ year: 2024, month: 1, day: 1 });
const CUT = FIRST + 149;

/** Rows a day apart: a dose, and whether it was answered. */
function rows(count: number, chance: (dose: number) => number): string[] {
  return Array.from({ length: count }, (_, i) => {
    const dose = 4 * uniform(7, 'dose', i, 0) - 2;
    const answered = uniform(7, 'answer', i, 0) < chance(dose) ? 'y' : 'n';
    return `r${i},${dateText(FIRST + i)},${dose.toFixed(4)},${answered}`;
  });
}

const HEADER = 'id,day,dose,answered';
const csv = (lines: readonly string[]): string => `${[HEADER, ...lines].join('\n')}\n`;

const SCENARIO = `rubicon: 1
title: Doses
question: Which are answered?
tables:
  row:
    from: rows.csv
    key: id
    columns: {day: {as: date}, dose: {}, answered: {as: yes/no}}
assumptions:
  slope: {is: "normal(0, 2)", source: a made example}
  level: {is: "normal(0, 2)", source: a made example}
evidence:
  answers: {each: row, known_on: day, observe: row.answered ~ bernoulli(inverse_logit(level + slope * row.dose))}
outcomes: {found: slope}
`;

type Found = Awaited<ReturnType<typeof backtest>>;

function tested(
  lines: readonly string[],
  later: readonly string[][] = [],
  cutoffs = [CUT],
  scenario = SCENARIO,
): Promise<Found> {
  const request = {
    cutoffs,
    later: later.map((own, i) => ({ name: `later${i}.csv`, text: `${own.join('\n')}\n` })),
    seed: 1,
    threads: 1,
    set: [],
  };
  const beside = (): { name: string; text: string } => ({ name: 'rows.csv', text: csv(lines) });
  return backtest({ name: 'scenario.yaml', text: scenario }, 'doses', request, { beside });
}

function factsOf(found: Found): BacktestFacts {
  if (found.kind === 'tested') return found.facts;
  throw new Error(
    found.kind === 'invalid' ? found.diagnostics.map(({ message }) => message).join('\n') : found.kind,
  );
}

const TRUE = rows(450, (dose) => 1 / (1 + Math.exp(-2 * dose)));

describe('a backtest', () => {
  it(
    'finds forecasts of the law that made the rows calibrated and ahead of base rates',
    async () => {
      const { scores, calibration, cutoffs } = factsOf(await tested(TRUE));
      expect(cutoffs).toEqual([{ date: dateText(CUT), known: 150, scored: 300 }]);
      const [score] = scores;
      expect(score?.says).toBe('beats the base rates');
      // The mean Brier score of the true chances themselves, over the same rows.
      const best =
        TRUE.slice(150).reduce((sum, line) => {
          const [, , dose, answered] = line.split(',');
          const chance = 1 / (1 + Math.exp(-2 * Number(dose)));
          return sum + (chance - (answered === 'y' ? 1 : 0)) ** 2;
        }, 0) / 300;
      expect(Math.abs(score!.brier - best)).toBeLessThan(0.01);
      expect(score!.brier_base).toBeGreaterThan(0.2);
      // Of ten intervals of 90 %, three that miss would be one in fourteen.
      const missed = calibration.filter(
        (bin) => bin.forecast < bin.observed_low || bin.forecast > bin.observed_high,
      );
      expect(missed.length).toBeLessThan(3);
    },
    SLOW,
  );

  it(
    'says in words that forecasts of noise do not beat base rates',
    async () => {
      const { scores } = factsOf(await tested(rows(450, () => 0.4)));
      expect(scores[0]?.says).not.toBe('beats the base rates');
    },
    SLOW,
  );

  it(
    'looks at nothing that became known after the cut-off',
    async () => {
      const turned = TRUE.map((line, i) =>
        i < 150 ? line : line.replace(/[yn]$/, (one) => (one === 'y' ? 'n' : 'y')),
      );
      const chances = await Promise.all(
        [TRUE, turned, TRUE.map((line, i) => (i === 3 ? line.replace(/[yn]$/, 'y') : line))].map(
          async (lines) => {
            const beside = (): { name: string; text: string } => ({ name: 'rows.csv', text: csv(lines) });
            const read = readScenario({ name: 'scenario.yaml', text: SCENARIO }, 'doses', beside);
            const model = checkScenario(read.value!.scenario, []).value!;
            const evidence = foretellable(model);
            if ('diagnostic' in evidence) throw new Error(evidence.diagnostic.message);
            return await foretell(model, evidence, CUT, { seed: 1, threads: 1, worlds: 1024 });
          },
        ),
      );
      expect(chances[1]).toEqual(chances[0]);
      // What became known before has a part in it.
      const changed = TRUE[3]!.endsWith('n');
      if (changed) expect(chances[2]).not.toEqual(chances[0]);
      expect(changed).toBe(true);
    },
    SLOW,
  );

  it(
    'reads later files after the scenario’s own, and leaves out rows that it cannot read',
    async () => {
      const whole = factsOf(await tested(TRUE.slice(0, 200)));
      const later = [HEADER, ...TRUE.slice(150, 180), 'bad,2024-08-01,much,y', ...TRUE.slice(180, 200)];
      const split = factsOf(await tested(TRUE.slice(0, 150), [later]));
      expect(split.scores).toEqual(whole.scores);
      expect(split.left_out).toMatchObject([{ file: 'later0.csv', line: 32 }]);
    },
    SLOW,
  );

  it(
    'reads later rows that are linked to several steps, of which some are later too, in columns of whatever order',
    async () => {
      const [steps, reactions] = [
        [...'abcdefgh'].map((id, i) => `${id},${(i % 4) / 2}`),
        Array.from({ length: 24 }, (_, i) => {
          const links = [i % 8, (i * 3 + 1) % 8].map((one) => 'abcdefgh'.charAt(one)).join(';');
          return `r${i},2024-01-${String(i + 1).padStart(2, '0')},${links},${(i * 5) % 3}`;
        }),
      ];
      const text = `
rubicon: 1
title: Links
tables:
  class: {ordered: yes, rows: [none, mild, grave]}
  step: {from: steps.csv, key: id, columns: {far: {}}}
  reaction:
    from: reactions.csv
    key: id
    columns:
      day: {as: date}
      links: {as: step, several: ;, empty: missing}
      class: {as: class, codes: {0: none, 1: mild, 2: grave}}
assumptions:
  line_gap: {over: class, is: {none: missing, mild: "normal(0.5, 1)", grave: 0.2 to 2}, source: a made example}
  line: {over: class, is: "sum[c in class where c > none and c <= class](line_gap[c])", source: a made example}
evidence:
  reactions:
    each: reaction
    known_on: day
    move: links
    observe: "reaction.class ~ max[s in reaction.links](graded(step.far[s], line, 1))"
outcomes: {found: "line[grave]"}
`;
      const asked = async (
        own: Record<string, readonly string[]>,
        later: Record<string, readonly string[]>,
      ) => {
        const request = {
          cutoffs: [Date.UTC(2024, 0, 16) / 86_400_000],
          later: Object.entries(later).map(([name, lines]) => ({ name, text: `${lines.join('\n')}\n` })),
          seed: 1,
          threads: 1,
          set: [],
        };
        const beside = (path: string) => ({ name: path, text: `${own[path]!.join('\n')}\n` });
        return backtest({ name: 'scenario.yaml', text }, 'links', request, { beside });
      };
      const heads = { steps: 'id,far', reactions: 'id,day,links,class' };
      const [known, after] = [reactions.slice(0, 16), reactions.slice(16)];
      const whole = factsOf(
        await asked(
          { 'steps.csv': [heads.steps, ...steps], 'reactions.csv': [heads.reactions, ...reactions] },
          {},
        ),
      );
      // No row of the first sixteen is linked to a step that comes later.
      const early = known.filter((row) => !/[gh]/.test(row.split(',')[2]!));
      const late = [...known.filter((row) => !early.includes(row)), ...after];
      const turned = late.map((row) => row.split(',').reverse().join(','));
      const split = factsOf(
        await asked(
          { 'steps.csv': [heads.steps, ...steps.slice(0, 6)], 'reactions.csv': [heads.reactions, ...early] },
          {
            'later-steps.csv': [heads.steps, ...steps.slice(6)],
            'later-reactions.csv': [
              'class,links,day,id',
              ...turned,
              '2,a;x,2024-01-30,lost',
              turned.at(-1)!.replace(/[^,]*$/, 'again'),
            ],
          },
        ),
      );
      expect(whole.scores[0]?.n).toBe(8);
      expect(split.cutoffs[0]).toMatchObject({ known: 16, scored: 9 });
      expect(split.left_out).toMatchObject([
        { file: 'later-reactions.csv', reason: expect.stringContaining('`x`') },
      ]);
      expect(split.remarks?.join(' ')).toMatch(/became known by 2024-01-16.* again is like r23/);
      // Without the one that is told twice it is as if all had stood in one file, whatever their order: but for luck.
      const once = factsOf(
        await asked(
          { 'steps.csv': [heads.steps, ...steps.slice(0, 6)], 'reactions.csv': [heads.reactions, ...early] },
          {
            'later-steps.csv': [heads.steps, ...steps.slice(6)],
            'later-reactions.csv': ['class,links,day,id', ...turned],
          },
        ),
      );
      expect(once.scores[0]?.brier).toBeCloseTo(whole.scores[0]!.brier, 2);
      const alone = await asked(
        { 'steps.csv': [heads.steps, ...steps.slice(0, 6)], 'reactions.csv': [heads.reactions, ...early] },
        {
          'later-reactions.csv': [heads.reactions, ...after.filter((row) => /[gh]/.test(row.split(',')[2]!))],
        },
      );
      if (alone.kind !== 'invalid') throw new Error('it was scored');
      expect(alone.diagnostics[0]?.code).toBe('backtest-late');
      expect(alone.diagnostics[1]?.message).toMatch(
        /later-reactions\.csv is left out: `[gh]` is no row of step/,
      );
    },
    SLOW,
  );

  it(
    'scores each row once where the origin rolls on',
    async () => {
      const { cutoffs, scores } = factsOf(await tested(TRUE.slice(0, 200), [], [CUT - 50, CUT]));
      expect(cutoffs.map(({ known, scored }) => [known, scored])).toEqual([
        [100, 50],
        [150, 50],
      ]);
      expect(scores[0]?.n).toBe(100);
    },
    SLOW,
  );

  it(
    'holds forecasts against published rates, and against a rate that follows a drift',
    async () => {
      const rate = 'known_on: day, base_rates: {made: {title: A made rate, is: 30%, source: a made example}}';
      const text = SCENARIO.replace('known_on: day', rate);
      const lines = TRUE.slice(0, 200);
      const { scores } = factsOf(await tested(lines, [], [CUT], text));
      const answers = lines.map((line) => (line.endsWith('y') ? 1 : 0));
      const mean = (chance: (row: number) => number): number =>
        answers.slice(150).reduce((sum: number, seen, row) => sum + (chance(row) - seen) ** 2, 0) / 50;
      const brier = new Map(scores[0]?.bases.map((base) => [base.base, base.brier]));
      expect(brier.get('A made rate')).toBeCloseTo(
        mean(() => 0.3),
        12,
      );
      // Half of one answer of each kind is given beforehand to the constant rate, four rows of that one to the recent.
      const constant = (answers.slice(0, 150).reduce((sum: number, one) => sum + one, 0) + 0.5) / 151;
      expect(brier.get('constant')).toBeCloseTo(
        mean(() => constant),
        12,
      );
      const weights = answers.slice(0, 150).map((_, row) => 0.5 ** ((149 - row) / 6));
      const sum = weights.reduce((total, one) => total + one, 0);
      const yes = weights.reduce((total, one, row) => total + one * answers[row]!, 0);
      const recent = (yes + 4 * constant) / (sum + 4);
      expect(brier.get('recent')).toBeCloseTo(
        mean(() => recent),
        12,
      );
    },
    SLOW,
  );

  it.each([
    ['is: 30%', 'is: 130%', 'base-rate-share'],
    ['is: 30%', 'is: level', 'constant-wanted'],
    ['is: 30%', 'is: 30%, from: n', 'base-rate-class'],
    [', source: a made example}}', '}}', 'source-missing'],
  ])('refuses a published rate with %s become %s', (from, to, code) => {
    const rate = 'known_on: day, base_rates: {made: {is: 30%, source: a made example}}'.replace(from, to);
    const text = SCENARIO.replace('known_on: day', rate);
    const beside = (): { name: string; text: string } => ({ name: 'rows.csv', text: csv(TRUE) });
    expect(
      checkFile({ name: 'scenario.yaml', text }, 'doses', beside).diagnostics.map((one) => one.code),
    ).toContain(code);
  });

  it.each([
    ['before the first row', [FIRST - 1], [], 'backtest-early'],
    ['after the last row', [FIRST + 449], [], 'backtest-late'],
    ['with later rows of other columns', [CUT], [['id,day,answered', 'x,2026-01-01,y']], 'backtest-columns'],
  ] as const)('is refused %s', async (_, cutoffs, later, code) => {
    const found = await tested(
      TRUE,
      later.map((lines) => lines.slice()),
      cutoffs.slice(),
    );
    if (found.kind !== 'invalid') throw new Error('it was tested');
    expect(found.diagnostics.map((one) => one.code)).toEqual([code]);
    if (code === 'backtest-columns') expect(found.diagnostics[0]?.message).toContain('it lacks `dose`');
  });
});
