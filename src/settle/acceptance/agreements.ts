import { type Bounds, boundsOf } from '../stopping/bounds.ts';
import { type Agreed, agree, NONE } from './agree.ts';
import type { Choosing, Talks } from './talks.ts';

/** What comes of the same talks by one rule of choosing among what all would accept. */
export interface Outcome {
  readonly choosing: Choosing;
  readonly agreed: Agreed;
  /** By actor; of one without a say the gap is not a gain. */
  readonly bounds: readonly Bounds[];
  /** Share of the worlds in which something is signed. */
  readonly settled: number;
}

export interface Agreements {
  /** By the product of gains, then by each favourite of those who must agree. */
  readonly outcomes: readonly Outcome[];
  /** In how many of the worlds not all of these sign the same package at the same date: there the equilibrium is one of several. */
  readonly undecided: number;
  /** By actor, how far what the talks are worth to it differs at most between them. */
  readonly apart: readonly number[];
}

/** The equilibria that differ only in which is signed of several packages that all would accept. */
export function agreements(talks: Talks): Agreements {
  const rules: Choosing[] = [
    'product',
    ...talks.mustAgree.flatMap((must, favourite) => (must ? [{ favourite }] : [])),
  ];
  const outcomes = rules.map((choosing): Outcome => {
    const agreed = agree(talks, choosing);
    const settled = agreed.signed.reduce((sum, pack) => sum + (pack === NONE ? 0 : 1), 0) / talks.worlds;
    return { choosing, agreed, bounds: agreed.actors.map(boundsOf), settled };
  });
  const [first, ...others] = outcomes.map(({ agreed }) => agreed);
  let undecided = 0;
  for (let world = 0; world < talks.worlds; world++) {
    const same = others.every(
      ({ signed, stoppedAt }) =>
        signed[world] === first!.signed[world] && stoppedAt[world] === first!.stoppedAt[world],
    );
    if (!same) undecided += 1 / talks.worlds;
  }
  const apart = Array.from({ length: talks.actors }, (_, actor) => {
    const values = outcomes.map(({ bounds }) => bounds[actor]!.lower.value);
    return Math.max(...values) - Math.min(...values);
  });
  return { outcomes, undecided, apart };
}
