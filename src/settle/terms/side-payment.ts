/** What a payment in a common unit (money, aid) is to an actor. */
export interface Purse {
  /** What the terms are worth to it less what going on is. */
  readonly gain: number;
  /** What a unit received is worth to it. */
  readonly received: number;
  /** What a unit paid costs it; infinity where it pays nothing. */
  readonly paid: number;
}

export interface SidePayment {
  /** By actor, what it has to receive; 0 where it accepts the terms as they are. */
  readonly needed: readonly number[];
  /** What they need in all: the cheapest payment that makes all accept. */
  readonly total: number;
  /** Whether those who gain can pay it and still gain by the terms; otherwise somebody outside has to pay the rest. */
  readonly affordable: boolean;
  /** What those who gain cannot pay. */
  readonly fromOutside: number;
}

/** The cheapest payment that turns those who refuse some terms. Infinite where a payment is worth nothing to one of them. */
export function sidePayment(actors: readonly Purse[]): SidePayment {
  const needed = actors.map(({ gain, received }) =>
    gain >= 0 ? 0 : received > 0 ? -gain / received : Number.POSITIVE_INFINITY,
  );
  const total = needed.reduce((sum, one) => sum + one, 0);
  const purse = actors.reduce(
    (sum, { gain, paid }) => sum + (gain > 0 ? (paid > 0 ? gain / paid : Number.POSITIVE_INFINITY) : 0),
    0,
  );
  return { needed, total, affordable: purse >= total, fromOutside: total > purse ? total - purse : 0 };
}
