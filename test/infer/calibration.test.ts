import { describe, expect, it } from 'vitest';
import { logit } from '../../src/math/logit.ts';
import { uniform } from '../../src/random/draw.ts';
import { draws, learnedFrom, modelOf } from './learning.ts';

// Simulation-based calibration (S. Talts, M. Betancourt, D. Simpson, A. Vehtari, A. Gelman, "Validating Bayesian inference algorithms
// with simulation-based calibration", 2018): where parameters are drawn from the prior and data from them, the rank of each
// parameter among draws from its posterior is uniform.

/** A slice; `CALIBRATION=1000 npx vitest run test/infer/calibration.test.ts` does a full study. */
const STUDIES = Number(process.env.CALIBRATION ?? 32);
const BINS = 8;
/** Draws among which a parameter is ranked: a multiple of the bins, less one. */
const RANKED = 63;
/** The 99.9 % quantile of χ² with seven degrees of freedom: NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.4. */
const LARGEST = 24.322;

const STEPS = [0.2, 0.5, 0.8, 1.1, 1.4, 1.7, 2, 2.3, 2.6, 3];
const SURE = 0.8;
const CLASSES = ['calm', 'stern', 'grave'] as const;

/** Thresholds with graded answers, of which one in five has another cause. */
function study(answers: readonly number[]): ReturnType<typeof modelOf> {
  const rows = STEPS.map((p, i) => `s${i}: {p: ${p}, answer: ${CLASSES[answers[i] as number]}}`).join(', ');
  return modelOf(`
tables:
  class: {ordered: yes, rows: [${CLASSES.join(', ')}]}
  step: {columns: {p: {}, answer: {as: class}}, rows: {${rows}}}
assumptions:
  lower: {is: "uniform(0, 2)", source: a made example}
  gap: {is: "uniform(0, 2)", source: a made example}
  line: {over: class, is: {calm: 0, stern: lower, grave: lower + gap}, source: a made example}
  blur: {is: "uniform(0.1, 0.6)", source: a made example}
evidence:
  answers:
    each: step
    observe: step.answer ~ mixture(${SURE}, graded(step.p, line, blur), ${1 - SURE}, discrete(calm, 1, stern, 1, grave, 1))
outcomes: {found: lower}`);
}

describe('posteriors of data drawn from the prior', () => {
  it(
    'hold the parameters at ranks that are uniform, at the level of one in a thousand each',
    async () => {
      const names = ['lower', 'gap', 'blur'];
      const counts = names.map(() => new Array<number>(BINS).fill(0));
      for (let number = 0; number < STUDIES; number++) {
        const u = (name: string): number => uniform(20180101, name, number, 0);
        const truth = [2 * u('lower'), 2 * u('gap'), 0.1 + 0.5 * u('blur')] as const;
        const [lower, gap, blur] = truth;
        const answers = STEPS.map((p, i) => {
          if (u(`cause ${i}`) > SURE) return Math.floor(3 * u(`stray ${i}`));
          const reading = p + blur * logit(u(`noise ${i}`));
          return reading > lower + gap ? 2 : reading > lower ? 1 : 0;
        });
        const model = study(answers);
        const found = await learnedFrom(model, { particles: 256, seed: number });
        names.forEach((name, parameter) => {
          const { values } = draws(model, found, name);
          const stride = Math.floor(values.length / RANKED);
          let rank = 0;
          for (let i = 0; i < RANKED; i++) if ((values[i * stride] as number) < truth[parameter]!) rank++;
          const own = counts[parameter] as number[];
          const bin = Math.floor((rank * BINS) / (RANKED + 1));
          own[bin] = (own[bin] as number) + 1;
        });
      }
      const expected = STUDIES / BINS;
      const off = counts.map((own) => own.reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0));
      for (const [parameter, chiSquare] of off.entries()) {
        expect(chiSquare, `${names[parameter]}: ${counts[parameter]?.join(' ')}`).toBeLessThan(LARGEST);
      }
    },
    60_000 + 4000 * STUDIES,
  );
});
