import { describe, expect, it } from 'vitest';
import { checkFile } from '../../src/pipeline/prepare.ts';
import { run } from '../../src/pipeline.ts';

const HEAD = `
rubicon: 1
title: A line seen through noise
tables:
  sight:
    source: made up
    columns: {seen: {}}
    rows: {first: {seen: 1.5}, second: {seen: 0.5}, third: {seen: 1}}
actors: {west: {title: West}}
assumptions:
  line: {is: "normal(0, 1)", source: judgement, because: for the test}
  other: {is: "normal(0, 1)", source: judgement, because: for the test}
  lift: {is: 1, source: judgement, because: for the test}
decisions: {go: {by: west, default: no}}
options: {stay: {}, go: {do: {go: yes}}}
outcomes:
  gain: {is: if go then lift * line + other else 0, better: higher}
variants:
  twice: {assumptions: {lift: 2}}
evidence:
  sights: {each: sight, observe: "sight.seen ~ normal(line, 1)"}
`;

const WORLDS = 8000;

async function judged(claims: string, more: { prior?: true } = {}) {
  const source = { name: 'scenario.yaml', text: `${HEAD.trim()}\nclaims:\n${claims}\n` };
  const ran = await run(source, 'line', { worlds: WORLDS, seed: 5, threads: 1, set: [], ...more }, {});
  if (ran.kind !== 'ran') throw new Error(JSON.stringify(ran));
  return new Map(ran.result.claims.map((claim) => [claim.id, claim]));
}

const claim = (id: string, holds: string, more = ''): string =>
  `  ${id}: {says: It is so., reading: It is so., holds: "${holds}"${more}}`;

// A normal mean with known variance: prior N(0, 1), three readings with variance 1 and mean 1 give the posterior N(3/4, 1/4).
const MEAN = 3 / 4;
const VARIANCE = 1 / 4;

describe('what claims say of learning', () => {
  it('are the closed forms of a normal mean', async () => {
    const found = await judged(
      [
        claim('bits', 'learned(line) > 1'),
        claim('nothing', 'learned(other) > 0.5'),
        claim('before', 'prior(mean(line)) > 1'),
        claim('narrower', 'sd(line) < prior(sd(line))'),
        claim('spread', 'prior(quantile(line, 95%) - quantile(line, 5%)) < 1'),
        claim('worth', 'worth_knowing(gain, line) > 0.5'),
        claim('worth_before', 'prior(worth_knowing(gain, line)) > 0.1', ', without: [twice]'),
        claim('both', 'prior(worth_knowing(gain, line, other)) > 0.1'),
      ].join('\n'),
    );
    const at = (id: string): number => found.get(id)?.value ?? Number.NaN;
    // Relative entropy of N(m, v) to N(0, 1), in bits. Bins of equal frequency can only lose some of it.
    const bits = (VARIANCE + MEAN ** 2 - 1 - Math.log(VARIANCE)) / 2 / Math.LN2;
    expect(at('bits')).toBeLessThan(bits + 0.02);
    expect(at('bits')).toBeGreaterThan(bits - 0.06);
    expect(at('nothing')).toBeLessThan(0.02);
    expect(at('before')).toBeCloseTo(0, 1);
    expect(at('spread')).toBeCloseTo(2 * 1.6449, 1);
    expect(found.get('narrower')?.verdict).toBe('holds');
    // E max(0, X) − max(0, E X) for X normal: Raiffa and Schlaifer (1961), the unit normal linear loss integral.
    const worth = (mean: number, sd: number): number => {
      const z = Math.abs(mean) / sd;
      const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
      return sd * (density - z * upper(z));
    };
    const error = (id: string): number => 3 * (found.get(id)?.mcse ?? Number.NaN) + 0.01;
    expect(Math.abs(at('worth') - worth(MEAN, Math.sqrt(VARIANCE)))).toBeLessThan(error('worth'));
    expect(Math.abs(at('worth_before') - worth(0, 1))).toBeLessThan(error('worth_before'));
    expect(Math.abs(at('both') - worth(0, Math.SQRT2))).toBeLessThan(error('both'));
    // In the variant the same before its evidence, of a gain twice as large.
    const twice = found.get('worth_before')?.without?.[0]?.value ?? Number.NaN;
    expect(Math.abs(twice - worth(0, 2))).toBeLessThan(2 * error('worth_before'));
  });

  it('are nothing where the evidence is left out', async () => {
    const found = await judged(
      [claim('bits', 'learned(line) > 0'), claim('same', 'mean(line) == prior(mean(line))')].join('\n'),
      { prior: true },
    );
    expect(found.get('bits')).toMatchObject({ verdict: 'fails', value: 0 });
    expect(found.get('same')?.verdict).toBe('holds');
  });

  it.each([
    ['prior(line) > 0', 'prior-by-world'],
    ['mean(prior(line)) > 0', 'aggregate-nested'],
    ['prior(mean(learned(line))) > 0', 'aggregate-nested'],
    ['worth_knowing(gain) > 0', 'argument-count'],
    ['learned(line, other) > 0', 'argument-count'],
    ['worth_knowing(gain, gain[go]) > 0', 'assumption-wanted'],
  ])('refuse %s', (holds, code) => {
    expect(codesOf(`${HEAD.trim()}\nclaims:\n${claim('a', holds)}\n`)).toContain(code);
  });

  it('need evidence, and no condition on worlds', () => {
    const without = HEAD.slice(0, HEAD.indexOf('evidence:')).trim();
    expect(codesOf(`${without}\nclaims:\n${claim('a', 'prior(mean(line)) > 0')}\n`)).toContain(
      'evidence-wanted',
    );
    expect(codesOf(`${without}\nclaims:\n${claim('a', 'learned(line) > 0')}\n`)).toContain('evidence-wanted');
    const given = claim('a', 'learned(line) > 0', ', given: line > 0');
    expect(codesOf(`${HEAD.trim()}\nclaims:\n${given}\n`)).toContain('given-before');
  });
});

function codesOf(text: string): string[] {
  return checkFile({ name: 'scenario.yaml', text }, 'line').diagnostics.map(({ code }) => code);
}

/** The chance that a standard normal draw lies above z: Abramowitz and Stegun 26.2.17, to seven digits. */
function upper(z: number): number {
  const t = 1 / (1 + 0.2316419 * z);
  const poly =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return (poly * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI);
}
