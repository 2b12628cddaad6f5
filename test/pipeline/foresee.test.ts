import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Ran, type Request, run } from '../../src/pipeline.ts';
import { makePlace } from '../cli/command.ts';
import { COSTS, DATES, DOWN, exact, next, PLACES, UP, worthOf } from '../settle/war-of-places.ts';

const WHOLE = readFileSync(new URL('war-of-places.yaml', import.meta.url), 'utf8');
/** Without its variant, for which all is found once more. */
const TEXT = WHOLE.replace(', without: [dearer]', '');
const WORLDS = 6000;
type Done = Extract<Ran, { kind: 'ran' }>;

async function play(text: string, request: Partial<Request> = {}): Promise<Done> {
  const all = { worlds: WORLDS, seed: 1, threads: 1, set: [], ...request };
  const ran = await run({ name: 'war.yaml', text }, 'war', all, {});
  if (ran.kind !== 'ran') throw new Error(JSON.stringify(ran));
  return ran;
}

/** The mean over worlds, and its standard error. */
function meanOf(values: Float64Array): { readonly mean: number; readonly error: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, error: Math.sqrt(squares) / values.length };
}

function column(ran: Done, outcome: string, option = 'talk'): Float64Array {
  const found = ran.outcome(option, outcome);
  if (found === undefined) throw new Error(outcome);
  return found;
}

function near(ran: Done, outcome: string, expected: number): void {
  const { mean, error } = meanOf(column(ran, outcome));
  expect(Math.abs(mean - expected), `${outcome}: ${mean} for ${expected}`).toBeLessThan(4 * error + 1e-9);
}

/** What is learned from some thousand worlds may be wrong about closer decisions. */
const CLOSE = 0.01;
const PACKAGES = ['low', 'middle', 'high'];
const SIDES = ['red', 'blue'];

/** Everything that a run says of the war, against what going back from its end through dates and places says. */
function isAsWrittenDown(ran: Done, costs: readonly number[]): void {
  const form = exact('product', costs);
  // Chances of having come to each place unsigned, forwards.
  let unsigned = Array.from({ length: PLACES }, () => 1 / PLACES);
  const under = PACKAGES.map(() => 0);
  let fought = 0;
  for (let date = 0; date < DATES; date++) {
    const to = unsigned.map(() => 0);
    for (const [place, chance] of unsigned.entries()) {
      const pack = form.signed[date]![place]!;
      if (pack >= 0) {
        under[pack]! += chance;
        continue;
      }
      fought += chance;
      to[next(place, 0)]! += DOWN * chance;
      to[next(place, 1)]! += UP * chance;
      to[place]! += (1 - DOWN - UP) * chance;
    }
    unsigned = to;
  }
  for (const [pack, name] of PACKAGES.entries()) near(ran, `under[${name}]`, under[pack]!);
  near(ran, 'peace', 1 - unsigned.reduce((sum, chance) => sum + chance, 0));
  near(ran, 'fought', fought);
  for (const [side, name] of SIDES.entries()) {
    const mean = form.value[side]!.reduce((sum, value) => sum + value, 0) / PLACES;
    // The scenario counts what blue holds from all of it.
    near(ran, `value[${name}]`, mean - side);
  }
  // World by world, who would accept what where the front stands.
  for (const [month, date] of [
    ['mar', 2],
    ['jun', 5],
  ] as const) {
    const places = column(ran, `place_${month}`);
    for (const [pack, name] of PACKAGES.entries()) {
      for (const [side, actor] of SIDES.entries()) {
        const accepts = column(ran, `accepts_${month}[${name},${actor}]`);
        const wrong = accepts.findIndex((value, world) => {
          const margin = worthOf(side, pack) - form.goingOn[side]![date]![places[world]!]!;
          return Math.abs(margin) > CLOSE && value !== (margin >= 0 ? 1 : 0);
        });
        expect(wrong, `${month} ${name} ${actor}`).toBe(-1);
      }
    }
  }
}

describe('a run of a settlement', () => {
  it('signs what the war written down signs, when it does and where', async () => {
    const ran = await play(TEXT);
    isAsWrittenDown(ran, COSTS);
    expect(column(ran, 'peace', 'hold').every((value) => value === 0)).toBe(true);
    // Another war, in which both would fight for months for a better place.
    const cheap = await play(TEXT, { set: ['price[red]=0.5%', 'price[blue]=0.2%'] });
    isAsWrittenDown(cheap, [0.005, 0.002]);
    const [dear, fought] = [ran, cheap].map((one) => meanOf(column(one, 'fought')).mean);
    expect(fought).toBeGreaterThan((dear ?? 6) + 1);
  });

  it('foresees the same however many worlds are played', async () => {
    const few = await play(TEXT, { worlds: 100 });
    const many = await play(TEXT, { worlds: 300 });
    for (const outcome of ['value[red]', 'hope_mar[blue]', 'accepts_mar[low,blue]']) {
      expect(column(few, outcome)).toEqual(column(many, outcome).subarray(0, 100));
    }
  });

  it('foresees anew in each variant', async () => {
    const { result } = await play(WHOLE, { worlds: 2000 });
    const [claim] = result.claims;
    const [without] = claim?.without ?? [];
    // Where months cost more than a step of the front can bring, all is signed at once.
    expect(claim?.share).toBeLessThan(0.9);
    expect(without?.share).toBeGreaterThan(0.999);
  });

  it('foresees the same on any number of threads', async () => {
    const place = makePlace();
    try {
      place.write('war.yaml', TEXT);
      const left = ['1', '2'].map((threads) => {
        const args = ['run', 'war.yaml', '--worlds', '60', '--threads', threads, '--out', threads];
        const { code, stderr } = place.rubicon(args);
        expect(code, stderr).toBe(0);
        return [place.read(`${threads}/outcomes.csv`), place.read(`${threads}/result.json`)] as const;
      });
      const settlements = left.map(([, result]) => JSON.parse(result).settlement);
      expect(left[1]?.[0]).toBe(left[0]?.[0]);
      expect(settlements[0].options[1].settled).toBeGreaterThan(0.5);
      expect(settlements[1]).toEqual(settlements[0]);
    } finally {
      place.remove();
    }
  });

  it('foresees in worlds drawn from what evidence taught', async () => {
    // What a month costs is unknown; reports of it say that it is dear, and months that are dear bring peace at once.
    const unknown = TEXT.replace('is: {red: 5%, blue: 3%}', 'is: {red: 0.2% to 20%, blue: 0.2% to 20%}');
    expect(unknown).not.toBe(TEXT);
    const told = unknown.replace(
      'claims:\n',
      'evidence:\n  dear: {observe: "15% ~ normal(price[red], 0.5%)"}\n  dearer: {observe: "15% ~ normal(price[blue], 0.5%)"}\nclaims:\n',
    );
    const [before, after] = [
      await play(told, { worlds: 1000, prior: true }),
      await play(told, { worlds: 1000 }),
    ];
    const share = (ran: Done): number => meanOf(column(ran, 'peace')).mean;
    expect(share(before)).toBeLessThan(0.9);
    expect(share(after)).toBeGreaterThan(0.98);
    // It is foreseen as it is played.
    const { settlement } = after.result;
    expect(settlement?.options[1]?.settled).toBeGreaterThan(0.98);
  });
});
