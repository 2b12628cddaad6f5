import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cos } from '../../src/math/cos.ts';
import { erf } from '../../src/math/erf.ts';
import { erfc } from '../../src/math/erfc.ts';
import { exp } from '../../src/math/exp.ts';
import { expm1 } from '../../src/math/expm1.ts';
import { log } from '../../src/math/log.ts';
import { logGamma } from '../../src/math/log-gamma.ts';
import { log1p } from '../../src/math/log1p.ts';
import { log1pMinus } from '../../src/math/log1p-minus.ts';
import { logistic } from '../../src/math/logistic.ts';
import { logit } from '../../src/math/logit.ts';
import { normalCdf } from '../../src/math/normal-cdf.ts';
import { normalQuantile } from '../../src/math/normal-quantile.ts';
import { pow } from '../../src/math/pow.ts';
import { sin } from '../../src/math/sin.ts';
import { tanh } from '../../src/math/tanh.ts';
import { cosOfTurns, sinOfTurns } from '../../src/math/turn.ts';
import { errorInUlps, reference } from './ulp.ts';

type Routine = (first: number, second: number) => number;

const ROUTINES: Readonly<Record<string, Routine>> = {
  exp,
  expm1,
  log,
  log1p,
  pow,
  sin,
  cos,
  sinOfTurns,
  cosOfTurns,
  tanh,
  erf,
  erfc,
  normalCdf,
  normalQuantile,
  logGamma,
  logistic,
  logit,
  log1pMinus,
};

/** `| exp | 0.85 | …` of docs/numerics.md: the worst error that the search behind the reference points found. */
function documentedWorst(): Map<string, number> {
  const text = readFileSync(new URL('../../docs/numerics.md', import.meta.url), 'utf8');
  const rows = text.matchAll(/^\| `(\w+)`[^|]*\| ([\d.]+) \|/gm);
  return new Map([...rows].map(([, name, worst]) => [name as string, Number(worst)]));
}

const WORST = documentedWorst();

describe('errors in units in the last place', () => {
  it('the table of docs/numerics.md names every routine', () => {
    expect([...WORST.keys()].sort()).toEqual(Object.keys(ROUTINES).sort());
  });

  it.each(Object.keys(ROUTINES))('%s is as accurate as documented, and no more is promised', (name) => {
    const routine = ROUTINES[name] as Routine;
    const { points } = reference(name);
    let worst = 0;
    for (const point of points) {
      const [nearest, rest] = point.slice(-2) as [number, number];
      const error = errorInUlps(routine(point[0] as number, point[1] as number), nearest, rest);
      if (!(error <= worst)) worst = error;
    }
    const documented = WORST.get(name) as number;
    expect(worst).toBeLessThanOrEqual(documented);
    // The points hold the worst arguments found, so the documented figure is no wide margin.
    expect(worst).toBeGreaterThan(documented - 0.02);
  });
});
