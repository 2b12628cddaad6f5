import { describe, expect, it } from 'vitest';
import type { Result } from '../../src/result/result.ts';
import { type Moments, nearChance, nearMean, unjudged } from './agreement.ts';
import { played, settings, shipped, summaryOf } from './playing.ts';

// The prize is worth v, uniform on 0 … V. Challenged, the defender fights for p v − c or backs down; a determined challenger (chance g)
// always challenges, an opportunist where a fight has less than the chance q. Tied hands: v̂ = g c / (1 − g + g p) is indifferent between
// tying hands of m̂ = c − p v̂ and giving way, so that those from v̂ on tie and fight. Sunk: those from c / p on pay (1 − g) c / p, which makes
// c / p indifferent; the least that is believed is paid from ṽ = V − (V − c / p) / q on, where q of those who pay are willing.

interface Terms {
  readonly V: number;
  readonly p: number;
  readonly c: number;
  readonly g: number;
  readonly q: number;
}

interface Sizes {
  readonly willing: number;
  readonly tieFrom: number;
  readonly tieSize: number;
  readonly sinkSize: number;
  readonly cheapFrom: number;
  readonly cheapSize: number;
}

function sizes({ V, p, c, g, q }: Terms): Sizes {
  const willing = c / p;
  const tieFrom = (g * c) / (1 - g + g * p);
  const cheapFrom = Math.max(0, V - (V - willing) / q);
  return {
    willing,
    tieFrom,
    tieSize: (c * (1 - g)) / (1 - g + g * p),
    sinkSize: (1 - g) * willing,
    cheapFrom,
    cheapSize: (1 - g) * cheapFrom,
  };
}

interface Form {
  readonly worth: number;
  readonly war: number;
  readonly bluffs: number;
}

/** Worth where those from `from` on signal, pay `paid` and fight from `fights` on, else backing down at `down`. */
function form({ V, p, c, g }: Terms, from: number, fights: number, paid: number, down: number): Form {
  const half = (a: number, b: number): number => (b ** 2 - a ** 2) / 2 / V;
  const share = (a: number, b: number): number => (b - a) / V;
  const first = Math.max(from, fights);
  return {
    worth:
      (1 - g) * half(from, V) -
      paid * share(from, V) +
      g * (p * half(first, V) - c * share(first, V) - down * share(from, first)),
    war: g * share(first, V),
    bluffs: share(from, first),
  };
}

type Forms = Readonly<Record<string, Form>>;

function closedForms(terms: Terms): Forms {
  const { willing, tieFrom, tieSize, sinkSize, cheapFrom, cheapSize } = sizes(terms);
  const { V, p, c, q } = terms;
  const fights = 1 - willing / V;
  const deterred = fights >= q;
  const cheap = form(terms, cheapFrom, willing, cheapSize, 0);
  const silent = deterred
    ? form(terms, 0, willing, 0, 0)
    : { worth: (p * (V ** 2 - willing ** 2)) / 2 / V - (c * (V - willing)) / V, war: fights, bluffs: 0 };
  return {
    silent: { ...silent, bluffs: 0 },
    tie: form(terms, tieFrom, tieFrom, 0, tieSize),
    tie_always: form(terms, 0, tieFrom, 0, tieSize),
    sink: form(terms, willing, willing, sinkSize, 0),
    // Where silence deters, the least that is believed is nothing, and nothing is no signal.
    cheap: deterred ? { ...cheap, bluffs: 0 } : cheap,
  };
}

async function play(terms: Terms, seed: number, worlds = 4000): Promise<Result> {
  const request = { worlds, seed, set: settings({ ...terms }) };
  return (await played(unjudged('signals'), request)).result;
}

function agrees(result: Result, option: string, { worth, war, bluffs }: Form, terms: Terms): boolean {
  // All worths lie between −2 c − V and V, which bounds the variance; the spread as played is that much or less.
  const { sd } = summaryOf(result, option, 'value');
  expect(sd).toBeLessThanOrEqual(terms.V + terms.c);
  const moments: Moments = { mean: worth, variance: sd ** 2 };
  return (
    nearMean(result, option, 'value', moments) &&
    nearChance(result, option, 'war', war) &&
    nearChance(result, option, 'bluffs', bluffs)
  );
}

const ROWS = [
  {
    terms: { V: 1, p: 0.5, c: 0.3, g: 0.25, q: 2 / 3 },
    tie: [0.0857, 0.2571, 0.2286, 0.3657],
    sink: [0.45, 0.1, 0.07],
    cheap: [0.4, 0.3, 0.1, 1 / 3, 0.145],
    silent: [0.4, 0.04],
  },
  {
    terms: { V: 1, p: 0.5, c: 0.2, g: 0.25, q: 0.8 },
    tie: [0.0571, 0.1714, 0.2357, 0.3889],
    sink: [0.3, 0.15, 0.1575],
    cheap: [0.25, 0.1875, 0.15, 0.2, 0.2334],
    silent: [0.6, 0.09],
  },
];

describe('tying hands and sinking costs', () => {
  it.each(ROWS)(
    'come out as worked for a war that costs $terms.c',
    async ({ terms, tie, sink, cheap, silent }) => {
      const { tieFrom, tieSize, sinkSize, cheapFrom, cheapSize, willing } = sizes(terms);
      const forms = closedForms(terms);
      const near = (found: readonly (number | undefined)[], told: readonly number[]): void => {
        expect(found).toHaveLength(told.length);
        for (const [index, one] of found.entries()) expect(one).toBeCloseTo(told[index] ?? Number.NaN, 4);
      };
      near([tieFrom, tieSize, forms.tie?.war, forms.tie?.worth], tie);
      near([sinkSize, forms.sink?.war, forms.sink?.worth], sink);
      const share = (willing - cheapFrom) / (terms.V - cheapFrom);
      near([cheapFrom, cheapSize, forms.cheap?.war, share, forms.cheap?.worth], cheap);
      near([forms.silent?.war, forms.silent?.worth], silent);
      const result = await play(terms, 17);
      for (const [option, one] of Object.entries(forms))
        expect(agrees(result, option, one, terms), option).toBe(true);
      expect(result.checks.filter(({ holds }) => !holds)).toEqual([]);
    },
  );

  it('agree with the closed form for any stakes, also where silence deters and where none would fight', async () => {
    const cases: Terms[] = [
      { V: 2, p: 0.7, c: 0.5, g: 0.1, q: 0.9 },
      { V: 1, p: 0.8, c: 0.1, g: 0.4, q: 0.5 },
      { V: 1, p: 0.5, c: 0.5, g: 0.3, q: 0.6 },
      { V: 5, p: 0.3, c: 1, g: 0.9, q: 0.99 },
    ];
    for (const [index, terms] of cases.entries()) {
      const result = await play(terms, 60 + index);
      for (const [option, one] of Object.entries(closedForms(terms))) {
        expect(agrees(result, option, one, terms), `${option} of ${index}`).toBe(true);
      }
    }
  });

  it('leave nobody a reason to signal otherwise', () => {
    for (const { terms } of ROWS) {
      const { V, p, c, g } = terms;
      const { willing, tieFrom, tieSize, sinkSize, cheapFrom, cheapSize } = sizes(terms);
      for (let v = 0; v <= V; v += V / 997) {
        const tied = (1 - g) * v + g * Math.max(p * v - c, -tieSize);
        const silent = Math.max(p * v - c, 0);
        expect(tied >= silent).toBe(v >= tieFrom - 1e-12);
        const sunk = (size: number): number => (1 - g) * v + g * Math.max(p * v - c, 0) - size;
        expect(sunk(sinkSize) >= silent - 1e-12).toBe(v >= willing - 1e-9);
        expect(sunk(cheapSize) >= silent - 1e-12).toBe(v >= cheapFrom - 1e-9);
      }
    }
  });

  it('would not agree with closed forms that are slightly wrong', async () => {
    const { terms } = ROWS[0] as (typeof ROWS)[number];
    const result = await play(terms, 3);
    const right = closedForms(terms);
    const of = (one: Terms, option: string): Form => closedForms(one)[option] as Form;
    expect(agrees(result, 'tie', right.tie as Form, terms)).toBe(true);
    expect(agrees(result, 'tie', right.sink as Form, terms)).toBe(false);
    expect(agrees(result, 'tie', of({ ...terms, g: 0.3 }, 'tie'), terms)).toBe(false);
    expect(agrees(result, 'cheap', of({ ...terms, q: 0.72 }, 'cheap'), terms)).toBe(false);
    expect(agrees(result, 'sink', of({ ...terms, c: 0.33 }, 'sink'), terms)).toBe(false);
    expect(agrees(result, 'silent', of({ ...terms, p: 0.55 }, 'silent'), terms)).toBe(false);
  });

  it('hold and fail as the claims say, and turn where the challenger is almost surely determined', async () => {
    const verdicts = async (set: string[]): Promise<Record<string, string>> => {
      const { claims } = (await played(shipped('teaching/signals'), { worlds: 20_000, set })).result;
      return Object.fromEntries(claims.map(({ id, verdict }) => [id, verdict]));
    };
    expect(await verdicts([])).toEqual({
      tied_is_better: 'holds',
      tied_is_riskier: 'holds',
      safer_than_silence: 'holds',
      no_bluff: 'holds',
      no_bluff_at_all: 'fails',
      bluffing_costs: 'holds',
    });
    // Tied hands then commit to a war that comes almost surely; and with q of 1 the cheapest signal is that of the willing alone.
    expect(await verdicts(['g=99%', 'q=1'])).toMatchObject({
      safer_than_silence: 'fails',
      no_bluff_at_all: 'holds',
    });
  });
});
