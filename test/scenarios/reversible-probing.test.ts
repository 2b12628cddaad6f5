import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Result } from '../../src/result/result.ts';
import { type Moments, momentsOf, nearChance, nearMean, unjudged } from './agreement.ts';
import { played, records, settings, shipped } from './playing.ts';

// The line is uniform between x, the highest level let pass, and z, the lowest refused. Trying y earns y and leads to (y, z) with chance
// (z − y) / (z − x), else costs K and leads to (x, y); keeping x for ever is worth x / (1 − δ). Working backwards from the narrowest pairs,
// V(x, z) = max { x / (1 − δ), max over y of the trial's worth }. Levels are fortieths.

const GRID = 40;

interface Terms {
  readonly K: number;
  readonly delta: number;
}

interface Plan {
  readonly value: number;
  /** The next trial at (x, z); nothing where it is best to stay. */
  readonly next: (x: number, z: number) => number | undefined;
}

function solved({ K, delta }: Terms): Plan {
  const value = new Map<string, { worth: number; next: number | undefined }>();
  const at = (x: number, z: number): { worth: number; next: number | undefined } =>
    value.get(`${x} ${z}`) ?? { worth: x / GRID / (1 - delta), next: undefined };
  for (let width = 1; width <= GRID; width++) {
    for (let x = 0; x + width <= GRID; x++) {
      const z = x + width;
      let best = at(x, z);
      for (let y = x + 1; y < z; y++) {
        const pass = (z - y) / width;
        const worth = pass * (y / GRID + delta * at(y, z).worth) + (1 - pass) * (-K + delta * at(x, y).worth);
        if (worth > best.worth + 1e-12) best = { worth, next: y };
      }
      value.set(`${x} ${z}`, best);
    }
  }
  return { value: at(0, GRID).worth, next: (x, z) => at(x, z).next };
}

/** The pairs that a plan can come to from (0, 40), with the trial at each, as the rows of a table. */
function rows(penalty: number, plan: Plan): string[] {
  const found = new Map<string, string>();
  const walk = (x: number, z: number): void => {
    const y = plan.next(x, z);
    const key = `${penalty},${x},${z}`;
    if (y === undefined || found.has(key)) return;
    found.set(key, `${key},${y}`);
    walk(y, z);
    walk(x, y);
  };
  walk(0, GRID);
  return [...found.values()];
}

/** What is tried next at (x, z), once `refusals` trials were refused and `trials` made. */
type Rule = (x: number, z: number, refusals: number, trials: number) => number | undefined;

/** Worth and number of refusals where the line lies, playing 48 periods and keeping the last level. */
function path({ K, delta }: Terms, rule: Rule, line: number): { worth: number; refusals: number } {
  let [x, z, refusals, trials, worth] = [0, GRID, 0, 0, 0];
  for (let t = 0; t < 48; t++) {
    const y = rule(x, z, refusals, trials);
    if (y === undefined || y <= x || y >= z) worth += (delta ** t * x) / GRID;
    else {
      trials++;
      if (y / GRID <= line) x = y;
      else [z, refusals] = [y, refusals + 1];
      worth += delta ** t * (x === y ? y / GRID : -K);
    }
  }
  return { worth: worth + (delta ** 48 * x) / GRID / (1 - delta), refusals };
}

/** Mean and variance over lines 0 … 1, between whose cells on the grid nothing changes but at `jump`. */
function overLines(terms: Terms, rule: Rule, jump = 0): { worth: Moments; crossed: number } {
  const ends = [...Array.from({ length: GRID + 1 }, (_, cell) => cell / GRID), jump / GRID].sort(
    (a, b) => a - b,
  );
  const cells = ends.slice(1).map((end, index) => {
    const start = ends[index] ?? 0;
    return { chance: end - start, ...path(terms, rule, (start + end) / 2) };
  });
  return {
    worth: momentsOf(cells.map(({ chance, worth }) => [chance, worth])),
    crossed: cells.reduce((sum, { chance, refusals }) => sum + (refusals > 0 ? chance : 0), 0),
  };
}

function rules(terms: Terms, plan: Plan): Readonly<Record<string, Rule>> {
  const jump = (GRID / 2) * (1 - terms.K * (1 - terms.delta));
  return {
    plan: plan.next,
    jump: (_, __, ___, trials) => (trials === 0 ? jump : undefined),
    first_no: (x, z, refusals) => (refusals === 0 ? plan.next(x, z) : undefined),
    timid: (x, _, refusals) => (refusals === 0 ? x + 1 : undefined),
  };
}

async function play(terms: Terms, seed: number, table?: string, worlds = 2000): Promise<Result> {
  const request = { worlds, seed, set: settings({ ...terms }) };
  const scenario = unjudged('reversible-probing');
  if (table === undefined) return (await played(scenario, request)).result;
  const text = `state,penalty,low,high,trial\n${table}\n`;
  return (await played(scenario, request, (name) => ({ name, text }))).result;
}

function agrees(result: Result, option: string, terms: Terms, rule: Rule): boolean {
  const jump = option === 'jump' ? (rule(0, GRID, 0, 0) ?? 0) : 0;
  const { worth, crossed } = overLines(terms, rule, jump);
  return nearMean(result, option, 'value', worth) && nearChance(result, option, 'crossed', crossed);
}

const TABLED = [
  { K: 0, V: 4.0886, path: [0.575, 0.7, 0.75, 0.8, 0.825, 0.85], after: 0.35 },
  { K: 0.5, V: 3.4334, path: [0.45, 0.575, 0.65, 0.7, 0.75], after: 0.15 },
  { K: 1, V: 2.9701, path: [0.35, 0.475, 0.575, 0.65, 0.7], after: 0.05 },
  { K: 2, V: 2.2755, path: [0.2, 0.35, 0.45, 0.525, 0.575], after: undefined },
  { K: 5, V: 0.887, path: [0.125, 0.2, 0.275, 0.325, 0.35], after: undefined },
];

describe('probing with a way back', () => {
  it.each(TABLED)(
    'is worth $V at a penalty of $K by the best plan, and so it is played',
    async ({ K, V, path: up, after }) => {
      const terms = { K, delta: 0.9 };
      const plan = solved(terms);
      expect(plan.value).toBeCloseTo(V, 4);
      let x = 0;
      const upward = up.map(() => {
        x = plan.next(x, GRID) ?? Number.NaN;
        return x / GRID;
      });
      expect(upward).toEqual(up);
      const second = plan.next(0, plan.next(0, GRID) ?? 0);
      expect(second === undefined ? undefined : second / GRID).toBe(after);
      expect(overLines(terms, plan.next).worth.mean).toBeCloseTo(V, 4);
      const result = await play(terms, 20 + 2 * K);
      for (const [option, rule] of Object.entries(rules(terms, plan))) {
        expect(agrees(result, option, terms, rule), option).toBe(true);
      }
      expect(result.checks.filter(({ holds }) => !holds)).toEqual([]);
    },
  );

  it('has in its table the best plans, and no other rows', () => {
    const { source } = shipped('teaching/reversible-probing');
    const file = readFileSync(join(dirname(source.name), 'plan.csv'), 'utf8');
    const [head, ...lines] = file.trimEnd().split('\n');
    expect(head).toBe('state,penalty,low,high,trial');
    const best = TABLED.flatMap(({ K }) => rows(K, solved({ K, delta: 0.9 })));
    expect(lines.map((line) => line.slice(line.indexOf(',') + 1)).sort()).toEqual(best.sort());
  });

  it('is not worth a trial at a penalty of ten', () => {
    expect(solved({ K: 10, delta: 0.9 })).toMatchObject({ value: 0 });
    expect(solved({ K: 10, delta: 0.9 }).next(0, GRID)).toBeUndefined();
  });

  it('plays any other plan in its place', async () => {
    const terms = { K: 0.3, delta: 0.95 };
    const plan = solved(terms);
    const table = rows(terms.K, plan).map((row, index) => `s${index},${row}`);
    const result = await play(terms, 5, table.join('\n'));
    for (const [option, rule] of Object.entries(rules(terms, plan))) {
      expect(agrees(result, option, terms, rule), option).toBe(true);
    }
  });

  it('goes the way of the plan, world by world', async () => {
    const terms = { K: 1, delta: 0.9 };
    const ran = await played(unjudged('reversible-probing'), { worlds: 300 });
    const lines = (await records(ran.worldsCsv())).map(({ line }) => Number(line));
    const outcomes = await records(ran.outcomesCsv());
    for (const [option, rule] of Object.entries(rules(terms, solved(terms)))) {
      const values = outcomes.filter((row) => row.option === option).map(({ value }) => Number(value));
      expect(values).toHaveLength(300);
      for (const [world, line] of lines.entries()) {
        expect(values[world]).toBeCloseTo(path(terms, rule, line).worth, 9);
      }
    }
  });

  it('would not agree with rules that are slightly wrong', async () => {
    const terms = { K: 1, delta: 0.9 };
    const plan = solved(terms);
    const result = await play(terms, 3, undefined, 20_000);
    const wrong: readonly (readonly [string, Rule])[] = [
      ['plan', solved({ ...terms, K: 0 }).next],
      ['plan', rules(terms, plan).first_no as Rule],
      ['jump', (_, __, ___, trials) => (trials === 0 ? 20 : undefined)],
      ['timid', (x, _, refusals) => (refusals === 0 ? x + 2 : undefined)],
    ];
    for (const [option, rule] of wrong) expect(agrees(result, option, terms, rule), option).toBe(false);
    expect(agrees(result, 'plan', { ...terms, K: 1.3 }, plan.next)).toBe(false);
  });
});
