import { beforeAll, describe, expect, it } from 'vitest';
import type { Result } from '../../src/result/result.ts';
import { flagship } from './flagship.ts';
import { altered, type Played, played, summaryOf } from './playing.ts';

let after: Result;
let before: Result;
beforeAll(async () => {
  after = (await played(flagship, { worlds: 1000 })).result;
  before = (await played(flagship, { worlds: 1000, prior: true })).result;
}, 240_000);

describe('the record of the flagship', () => {
  it('counts 32 reactions, none known after June 2024, in runs that agree', () => {
    expect(after.warnings).toEqual([]);
    expect(after.checks.filter(({ holds }) => !holds)).toEqual([]);
    expect(after.inference?.observations).toMatchObject([
      { id: 'reactions', rows: 32 },
      { id: 'uncoded', rows: 0 },
    ]);
    expect(after.inference?.rhat).toBeLessThan(1.01);
    expect(after.inference?.ess).toBeGreaterThan(400);
  });

  it('agrees with another program on what contractors draw', () => {
    // A prototype of the graded response on the same rows, one step a reaction, in another language, gave these shares and
    // nine-tenths ranges for letting contractors in: this class or worse .58; .28; .10 (.01 to .28); .023 (0 to .09).
    expect(summaryOf(after, 'contractors', 'reached[covert]').mean).toBeGreaterThan(0.01);
    expect(summaryOf(after, 'contractors', 'reached[covert]').mean).toBeLessThan(0.28);
    expect(summaryOf(after, 'contractors', 'reached[attack]').mean).toBeLessThan(0.09);
  });

  it('thinks the gravest reactions less likely than the ranges alone do, and learns little of their line', () => {
    for (const option of ['probe', 'surge', 'contractors']) {
      for (const outcome of ['reached[covert]', 'reached[attack]']) {
        const [prior, posterior] = [summaryOf(before, option, outcome), summaryOf(after, option, outcome)];
        // The two runs draw other worlds, so their errors add.
        const error = Math.hypot(prior.mcse, posterior.mcse);
        expect(posterior.mean, `${option} ${outcome}`).toBeLessThan(prior.mean - error);
      }
    }
    const bits = (id: string): number => after.inference?.learned.find((one) => one.id === id)?.bits ?? 0;
    expect(bits('line_gap[diplomatic]')).toBeGreaterThan(0.3);
    expect(bits('line_gap[attack]')).toBeLessThan(bits('line_gap[diplomatic]'));
  });

  it('keeps the claims in the order of the argument', () => {
    const ids = after.claims.map(({ id }) => id).filter((id) => /^A\d+$/.test(id));
    expect(ids).toEqual(Array.from({ length: 15 }, (_, index) => `A${index + 1}`));
  });

  it('has taught where the milder lines lie, and little of the gravest', () => {
    const verdicts = Object.fromEntries(after.claims.map(({ id, verdict }) => [id, verdict]));
    expect(verdicts).toMatchObject({ A7: 'holds', A7_taught: 'holds', A7_gravest: 'fails' });
    // Without the record nothing was learned, and nobody would choose otherwise than without it.
    const bare = Object.fromEntries(before.claims.map(({ id, verdict }) => [id, verdict]));
    expect(bare).toMatchObject({ A7: 'fails', A7_taught: 'fails', A7_gravest: 'fails', A7_choice: 'fails' });
  });

  it('teaches of the gravest line, and changes what one does, had one feared it everywhere and the steps worked wonders', async () => {
    const feared = altered(flagship, ['attack: 0.5 to 6\n', 'attack: uniform(-8, 8)\n']);
    const set = [
      ...[
        'measure.fires_gain=30%',
        'measure.price=0',
        'take_up=100%',
        'tempo=2%',
        'fires_weight=1',
        'untried=0',
      ],
      ...['site_hit_rate=0', 'fear=0', 'backing_for_people=0', 'on_increment=no', 'pledge=100%'],
      ...['price_of_money=0%', 'price_of_covert=0', 'price_of_clash=100%', 'price_of_retreat=1000%'],
    ];
    const { result } = await played(feared, { worlds: 200, set });
    const verdicts = Object.fromEntries(result.claims.map(({ id, verdict }) => [id, verdict]));
    // Where the steps work wonders it does not pay to stop for what is seen.
    expect(verdicts).toMatchObject({
      A7: 'fails',
      A7_taught: 'holds',
      A7_gravest: 'holds',
      A7_choice: 'holds',
    });
  });

  it.each([
    ['holds', ['A3', 'A3_line'], ['untried=30']],
    ['fails', ['A3'], []],
    ['fails', ['A3_line'], ['measure.people[contingent]=30']],
  ] as const)('%s somewhere: %j', async (verdict, claims, set) => {
    const ran: Played = await played(flagship, { worlds: 400, prior: true, set });
    const found = new Map(ran.result.claims.map((claim) => [claim.id, claim.verdict]));
    expect(claims.map((id) => [id, found.get(id)])).toEqual(claims.map((id) => [id, verdict]));
  });
});
