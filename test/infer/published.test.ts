import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Inferred } from '../../src/infer/infer.ts';
import type { Model } from '../../src/model/model.ts';
import { draws, FAR, learnedFrom, modelOf, momentsOf } from './learning.ts';

const SLOW = 180_000;

interface Published<Data> {
  readonly data: Data;
  readonly reference: Readonly<
    Record<string, { mean: number; mean_error: number; square: number; square_error: number }>
  >;
}

/** Data and reference moments of a posterior of posteriordb; each file names its source and licence. */
function published<Data>(name: string): Published<Data> {
  return JSON.parse(readFileSync(join(import.meta.dirname, 'posteriordb', `${name}.json`), 'utf8'));
}

/** The mean against the published one, within the errors of both; and the standard deviation, roughly. */
function expectPublished(
  model: Model,
  found: Inferred,
  reference: Published<unknown>['reference'],
  pairs: readonly (readonly [string, string, number?])[],
): void {
  for (const [name, quantity, row] of pairs) {
    const {
      mean: published_,
      mean_error,
      square,
    } = reference[name] as Published<unknown>['reference'][string];
    const { mean, sd, error } = momentsOf(draws(model, found, quantity, row));
    const apart = Math.abs(mean - published_);
    expect(apart, `${name}: ${mean}, published ${published_}`).toBeLessThan(
      FAR * Math.hypot(error, mean_error),
    );
    const deviation = Math.sqrt(square - published_ ** 2);
    if (deviation > 1e-2) expect(Math.abs(sd / deviation - 1), `${name}: deviation`).toBeLessThan(0.12);
  }
}

describe('published reference posteriors', () => {
  it(
    'eight schools (D. B. Rubin, J. Educational Statistics 6, 1981)',
    async () => {
      const { data, reference } = published<{ y: number[]; sigma: number[] }>('eight_schools');
      const rows = data.y.map((y, i) => `s${i}: {effect: ${y}, error: ${data.sigma[i]}}`).join(', ');
      // The half-Cauchy law of scale 5 by its quantile.
      const model = modelOf(`
tables: {school: {columns: {effect: {}, error: {}}, rows: {${rows}}}}
assumptions:
  centre: {is: "normal(0, 5)", source: as published}
  quantile_of_spread: {is: "uniform(0, 1)", source: as published}
  spread: {is: 5 * sin(pi / 2 * quantile_of_spread) / cos(pi / 2 * quantile_of_spread), source: as published}
  effect: {over: school, is: "normal(centre, spread)", source: as published}
evidence: {scores: {each: school, observe: "school.effect ~ normal(effect, school.error)"}}
outcomes: {found: centre}`);
      const found = await learnedFrom(model, { worlds: 8192 });
      expectPublished(model, found, reference, [
        ['mu', 'centre'],
        ['tau', 'spread'],
        ...data.y.map((_, i) => [`theta[${i + 1}]`, 'effect', i] as const),
      ]);
    },
    SLOW,
  );

  it(
    'a regression whose posterior is ten thousand times narrower than its prior',
    async () => {
      const { data, reference } = published<{ X: number[][]; y: number[] }>('sblrc');
      const cells = (x: readonly number[]): string => x.map((value, i) => `x${i + 1}: ${value}`).join(', ');
      const rows = data.X.map((x, i) => `r${i}: {${cells(x)}, y: ${data.y[i]}}`).join(', ');
      const slopes = [1, 2, 3, 4, 5];
      const model = modelOf(`
tables: {point: {columns: {${slopes.map((i) => `x${i}: {}`).join(', ')}, y: {}}, rows: {${rows}}}}
assumptions:
${slopes.map((i) => `  slope${i}: {is: "normal(0, 10)", source: as published}`).join('\n')}
  width: {is: "normal(0, 10)", source: as published}
  sigma: {is: abs(width), source: as published}
evidence:
  points:
    each: point
    observe: point.y ~ normal(${slopes.map((i) => `slope${i} * point.x${i}`).join(' + ')}, sigma)
outcomes: {found: sigma}`);
      const found = await learnedFrom(model);
      expectPublished(model, found, reference, [
        ...slopes.map((i) => [`beta[${i}]`, `slope${i}`] as const),
        ['sigma', 'sigma'],
      ]);
    },
    SLOW,
  );
});

describe('finding a dose by continual reassessment', () => {
  // J. O'Quigley, M. Pepe, L. Fisher, Biometrics 46 (1990): toxicity s^exp(a) at a dose of prior toxicity s. The expected values were
  // worked out by quadrature for a ~ N(0, 1.34) (a variance), to the digits shown.
  const skeleton = [0.05, 0.1, 0.2, 0.35, 0.5];
  const trial = (seen: readonly (readonly [dose: number, toxic: boolean])[]): Model =>
    modelOf(`
tables:
  dose: {columns: {prior: {unit: share}}, rows: {${skeleton.map((s, i) => `d${i + 1}: {prior: ${s}}`).join(', ')}}}
  patient: {columns: {dose: {as: dose}, toxic: {as: yes/no}}, rows: {${seen.map(([dose, toxic], i) => `p${i}: {dose: d${dose}, toxic: ${toxic ? 'yes' : 'no'}}`).join(', ')}}}
assumptions: {strength: {is: "normal(0, ${Math.sqrt(1.34)})", source: as published}}
evidence:
  patients: {each: patient, observe: "patient.toxic ~ bernoulli(dose.prior[patient.dose] ^ exp(strength))"}
outcomes: {found: strength}`);

  it.each([
    [
      'safe at doses 1, 2 and 3',
      [
        [1, false],
        [2, false],
        [3, false],
      ],
      0.6413,
      4,
    ],
    [
      'toxic at the third',
      [
        [1, false],
        [2, false],
        [3, true],
      ],
      -0.5035,
      1,
    ],
    [
      'three safe at dose 3',
      [
        [3, false],
        [3, false],
        [3, false],
      ],
      0.775,
      5,
    ],
    [
      'one toxic of three at dose 3',
      [
        [3, false],
        [3, true],
        [3, false],
      ],
      -0.3772,
      2,
    ],
  ] as const)(
    '%s',
    async (_name, seen, expected, next) => {
      const model = trial(seen);
      const { mean, error } = momentsOf(draws(model, await learnedFrom(model), 'strength'));
      expect(Math.abs(mean - expected)).toBeLessThan(FAR * error + 5e-5);
      const chances = skeleton.map((s) => s ** Math.exp(mean));
      const away = chances.map((chance) => Math.abs(chance - 0.2));
      expect(away.indexOf(Math.min(...away)) + 1).toBe(next);
    },
    SLOW,
  );
});
