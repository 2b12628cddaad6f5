import { describe, expect, it } from 'vitest';
import { logit } from '../../src/math/logit.ts';
import { uniform } from '../../src/random/draw.ts';
import { draws, expectMoments, learnedFrom, modelOf } from './learning.ts';

// Each part of the model of red lines by itself: data are simulated from known values of two parameters, and what is inferred must
// cover them and agree with a sum over a grid, which is computed from the law as written here.

const sigma = (x: number): number => 1 / (1 + Math.exp(-x));
const luck = (name: string, row: number): number => uniform(11, name, row, 0);
const noise = (name: string, row: number): number => logit(luck(name, row));
/** A place drawn evenly from low to high. */
const even = (name: string, row: number, low: number, high: number): number =>
  Number((low + (high - low) * luck(name, row)).toFixed(4));
const rowsOf = (count: number, row: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => `r${index}: {${row(index)}}`).join(', ');

interface Parameter {
  readonly name: string;
  readonly low: number;
  readonly high: number;
  readonly truth: number;
}

/** Means and deviations of both parameters under a posterior of even priors, by a sum over a grid. */
function grid(
  [one, other]: readonly [Parameter, Parameter],
  log: (one: number, other: number) => number,
): readonly { readonly mean: number; readonly sd: number }[] {
  const POINTS = 150;
  const points = ({ low, high }: Parameter): number[] =>
    Array.from({ length: POINTS }, (_, index) => low + ((index + 0.5) * (high - low)) / POINTS);
  const all = points(one).flatMap((a) => points(other).map((b) => ({ at: [a, b] as const, log: log(a, b) })));
  const highest = Math.max(...all.map((point) => point.log));
  const weights = all.map((point) => Math.exp(point.log - highest));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return [0, 1].map((axis) => {
    const mean = all.reduce((total, { at }, i) => total + weights[i]! * at[axis]!, 0) / sum;
    const squares = all.reduce((total, { at }, i) => total + weights[i]! * (at[axis]! - mean) ** 2, 0);
    return { mean, sd: Math.sqrt(squares / sum) };
  });
}

/** Infers, and holds what is found against the grid and the truth. */
async function expectRecovered(
  sections: string,
  parameters: readonly [Parameter, Parameter],
  log: (one: number, other: number) => number,
): Promise<void> {
  const assumed = parameters
    .map(({ name, low, high }) => `  ${name}: {is: "uniform(${low}, ${high})", source: a made example}`)
    .join('\n');
  const model = modelOf(sections.replace('ASSUMED', assumed));
  const found = await learnedFrom(model, { seed: 4 });
  const exact = grid(parameters, log);
  parameters.forEach(({ name, low, high, truth }, index) => {
    const drawn = draws(model, found, name);
    const { mean, sd } = exact[index]!;
    expectMoments(drawn, mean, sd);
    const ascending = [...drawn.values].sort((a, b) => a - b);
    const at = (share: number): number => ascending[Math.floor(share * (ascending.length - 1))]!;
    expect(truth, name).toBeGreaterThan(at(0.005));
    expect(truth, name).toBeLessThan(at(0.995));
    // Something was learned: an even law has a deviation of a root of a twelfth of its range.
    expect(sd).toBeLessThan((0.7 * (high - low)) / Math.sqrt(12));
  });
}

const CLASSES = '  class: {ordered: yes, rows: [calm, stern, grave]}';
const NAMES = ['calm', 'stern', 'grave'];

describe('the parts of the model of red lines recover what data were made from', () => {
  it('a reaction to several steps is caused by at least one of them', async () => {
    const [line, gap] = [1.2, 1.5];
    const steps = [0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5];
    const seen = Array.from({ length: 60 }, (_, i) => {
      const links = steps.flatMap((_, s) => (luck(`link ${s}`, i) < 0.25 ? [s] : []));
      const own = links.length === 0 ? [i % steps.length] : links;
      const classes = own.map((s) => {
        const reading = steps[s]! + 0.5 * noise(`reading ${s}`, i);
        return reading > line + gap ? 2 : reading > line ? 1 : 0;
      });
      return { links: own, seen: Math.max(...classes) };
    });
    await expectRecovered(
      `
tables:
${CLASSES}
  step: {columns: {p: {}}, rows: {${steps.map((p, s) => `s${s}: {p: ${p}}`).join(', ')}}}
  reaction:
    columns: {links: {as: step, several: ;}, class: {as: class}}
    rows: {${rowsOf(60, (i) => `links: ${seen[i]!.links.map((s) => `s${s}`).join(';')}, class: ${NAMES[seen[i]!.seen]}`)}}
assumptions:
ASSUMED
  line: {over: class, is: {calm: missing, stern: lower, grave: lower + gap}, source: a made example}
evidence: {seen: {each: reaction, observe: "reaction.class ~ max[s in reaction.links](graded(step.p[s], line, 0.5))"}}
outcomes: {found: lower}`,
      [
        { name: 'lower', low: 0, high: 4, truth: line },
        { name: 'gap', low: 0, high: 4, truth: gap },
      ],
      (a, b) =>
        seen.reduce((sum, one) => {
          const atMost = (row: number): number =>
            row === 2
              ? 1
              : one.links.reduce((all, s) => all * sigma(((row === 1 ? a + b : a) - steps[s]!) / 0.5), 1);
          return sum + Math.log(atMost(one.seen) - (one.seen === 0 ? 0 : atMost(one.seen - 1)));
        }, 0),
    );
  });

  it('a line for each kind, in no order', async () => {
    // The line of the graver kind is the lower one.
    const truth = [2.2, 1.1];
    const p = Array.from({ length: 80 }, (_, i) => even('kind', i, -1, 4));
    const seen = p.map(
      (at, i) => [2, 1].find((kind) => at + 0.6 * noise(`kind ${kind}`, i) > truth[kind - 1]!) ?? 0,
    );
    await expectRecovered(
      `
tables:
${CLASSES}
  step: {columns: {p: {}, class: {as: class}}, rows: {${rowsOf(80, (i) => `p: ${p[i]}, class: ${NAMES[seen[i]!]}`)}}}
assumptions:
ASSUMED
  line: {over: class, is: {calm: missing, stern: one, grave: other}, source: a made example}
evidence: {seen: {each: step, observe: "step.class ~ kinds(step.p, line, 0.6)"}}
outcomes: {found: one}`,
      [
        { name: 'one', low: 0, high: 4, truth: truth[0]! },
        { name: 'other', low: 0, high: 4, truth: truth[1]! },
      ],
      (a, b) =>
        seen.reduce((sum, kind, i) => {
          const [stern, grave] = [sigma((p[i]! - a) / 0.6), sigma((p[i]! - b) / 0.6)];
          return sum + Math.log(kind === 2 ? grave : (1 - grave) * (kind === 1 ? stern : 1 - stern));
        }, 0),
    );
  });

  it('how late reactions come, beside those that happen anyway', async () => {
    const [share, mean, window] = [0.7, 0.8, 6];
    const lags = Array.from({ length: 80 }, (_, i) => {
      const own = luck('caused', i) < share ? -mean * Math.log(luck('late', i)) : window * luck('stray', i);
      return Number(Math.min(own, window).toFixed(4));
    });
    await expectRecovered(
      `
tables: {row: {columns: {lag: {}}, rows: {${rowsOf(80, (i) => `lag: ${lags[i]}`)}}}}
assumptions:
ASSUMED
evidence: {lags: {each: row, observe: "row.lag ~ mixture(caused, exponential(delay), 1 - caused, uniform(0, ${window}))"}}
outcomes: {found: delay}`,
      [
        { name: 'caused', low: 0, high: 1, truth: share },
        { name: 'delay', low: 0.1, high: 3, truth: mean },
      ],
      (a, b) => lags.reduce((sum, lag) => sum + Math.log((a * Math.exp(-lag / b)) / b + (1 - a) / window), 0),
    );
  });

  it('statements that may be bluffs, beside what was done', async () => {
    const [line, bluff] = [2, 0.4];
    const p = Array.from({ length: 60 }, (_, i) => even('said', i, 0, 4));
    const threats = p.map((at, i) => {
      if (luck('bluff', i) < bluff) return luck('bluster', i) < 0.75 ? 1 : 0;
      return at + 0.5 * noise('threat', i) > line ? 1 : 0;
    });
    // Only every third step was taken.
    const done = p.map((at, i) => (i % 3 === 0 ? (at + 0.5 * noise('done', i) > line ? 1 : 0) : undefined));
    const word = (one: number | undefined): string =>
      one === undefined ? 'missing' : one === 1 ? 'grave' : 'calm';
    await expectRecovered(
      `
tables:
  class: {ordered: yes, rows: [calm, grave]}
  step:
    columns: {p: {}, threat: {as: class}, done: {as: class, empty: missing}}
    rows: {${rowsOf(60, (i) => `p: ${p[i]}, threat: ${word(threats[i])}, done: ${word(done[i])}`)}}
assumptions:
ASSUMED
  line: {over: class, is: {calm: missing, grave: limit}, source: a made example}
  bluster: {over: class, is: {calm: 25%, grave: 75%}, unit: share, source: a made example}
evidence:
  said: {each: step, said: yes, observe: "step.threat ~ mixture(1 - bluff, graded(step.p, line, 0.5), bluff, categorical(bluster))"}
  done: {each: step, observe: "step.done ~ graded(step.p, line, 0.5)"}
outcomes: {found: limit}`,
      [
        { name: 'limit', low: 0, high: 4, truth: line },
        { name: 'bluff', low: 0, high: 1, truth: bluff },
      ],
      (a, b) =>
        p.reduce((sum, at, i) => {
          const grave = sigma((at - a) / 0.5);
          const threat =
            (1 - b) * (threats[i] === 1 ? grave : 1 - grave) + b * (threats[i] === 1 ? 0.75 : 0.25);
          const own = done[i] === undefined ? 1 : done[i] === 1 ? grave : 1 - grave;
          return sum + Math.log(threat) + Math.log(own);
        }, 0),
    );
  });

  it('lines that drift with the front', async () => {
    const [line, drift] = [1.5, -0.8];
    const p = Array.from({ length: 90 }, (_, i) => even('drift', i, -1, 4));
    const front = p.map((_, i) => even('front', i, -1, 1));
    const seen = p.map((at, i) => (at - drift * front[i]! + 0.5 * noise('drifting', i) > line ? 1 : 0));
    await expectRecovered(
      `
tables:
  class: {ordered: yes, rows: [calm, grave]}
  step:
    columns: {p: {}, front: {}, class: {as: class}}
    rows: {${rowsOf(90, (i) => `p: ${p[i]}, front: ${front[i]}, class: ${seen[i] === 1 ? 'grave' : 'calm'}`)}}
assumptions:
ASSUMED
  line: {over: class, is: {calm: missing, grave: limit}, source: a made example}
evidence: {seen: {each: step, observe: "step.class ~ graded(step.p - drift * step.front, line, 0.5)"}}
outcomes: {found: limit}`,
      [
        { name: 'limit', low: 0, high: 4, truth: line },
        { name: 'drift', low: -2, high: 2, truth: drift },
      ],
      (a, b) =>
        seen.reduce<number>((sum, one, i) => {
          const grave = sigma((p[i]! - b * front[i]! - a) / 0.5);
          return sum + Math.log(one === 1 ? grave : 1 - grave);
        }, 0),
    );
  });

  it('steps that cautious suppliers chose', async () => {
    const [line, margin] = [2.5, 0.8];
    const p = Array.from({ length: 70 }, (_, i) => even('chosen', i, 0, 4));
    const taken = p.map((at, i) => line - margin - at + 0.4 * noise('choice', i) > 0);
    const seen = p.map((at, i) => (at + 0.5 * noise('reaction', i) > line ? 1 : 0));
    await expectRecovered(
      `
tables:
  class: {ordered: yes, rows: [calm, grave]}
  step:
    columns: {p: {}, taken: {as: yes/no}, class: {as: class, empty: missing}}
    rows: {${rowsOf(70, (i) => `p: ${p[i]}, taken: ${taken[i] ? 'yes' : 'no'}, class: ${taken[i] ? (seen[i] === 1 ? 'grave' : 'calm') : 'missing'}`)}}
assumptions:
ASSUMED
  line: {over: class, is: {calm: missing, grave: limit}, source: a made example}
evidence:
  chosen: {each: step, observe: "step.taken ~ bernoulli(inverse_logit((limit - margin - step.p) / 0.4))"}
  seen: {each: step, observe: "step.class ~ graded(step.p, line, 0.5)"}
outcomes: {found: limit}`,
      [
        { name: 'limit', low: 0, high: 5, truth: line },
        { name: 'margin', low: 0, high: 3, truth: margin },
      ],
      (a, b) =>
        p.reduce((sum, at, i) => {
          const chosen = sigma((a - b - at) / 0.4);
          const grave = sigma((at - a) / 0.5);
          const own = !taken[i] ? 1 : seen[i] === 1 ? grave : 1 - grave;
          return sum + Math.log(taken[i] ? chosen : 1 - chosen) + Math.log(own);
        }, 0),
    );
  });
});
