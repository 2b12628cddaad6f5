import { bernoulli } from './bernoulli.ts';
import { beta } from './beta.ts';
import { binomial } from './binomial.ts';
import { discrete } from './discrete.ts';
import type { Distribution } from './distribution.ts';
import { exponential } from './exponential.ts';
import { gamma } from './gamma.ts';
import { logistic } from './logistic.ts';
import { logitnormal } from './logitnormal.ts';
import { lognormal } from './lognormal.ts';
import { normal } from './normal.ts';
import { pert } from './pert.ts';
import { poisson } from './poisson.ts';
import { studentT } from './student-t.ts';
import { triangular } from './triangular.ts';
import { uniform } from './uniform.ts';

/** Every distribution of the language by its name. */
export const DISTRIBUTIONS: ReadonlyMap<string, Distribution> = new Map(
  [
    normal,
    lognormal,
    logitnormal,
    uniform,
    triangular,
    pert,
    beta,
    gamma,
    exponential,
    poisson,
    binomial,
    bernoulli,
    discrete,
    logistic,
    studentT,
  ].map((distribution) => [distribution.name, distribution]),
);
