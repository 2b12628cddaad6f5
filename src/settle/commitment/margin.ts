/** A shift of power between a side that declines and one that rises. */
export interface Shift {
  /** Chance that the declining side wins a war today, and in any later period. */
  readonly now: number;
  readonly later: number;
  /** Weight of the next period against this one. */
  readonly discount: number;
  /** Costs of a war, as shares of all there is to divide in every period. */
  readonly declining: number;
  readonly rising: number;
}

/**
 * How much more the declining side has by a war today than by all that peace can give it, as a share of all there is to divide; above 0
 * it fights although it is offered everything today. With `anyone` the rising side keeps later what a war would leave it and no more, as in
 * every equilibrium: R. Powell, "War as a commitment problem", International Organization 60(1), 2006, 169–203, whose condition this is. With `rising` the rising
 * side makes all later offers and leaves the declining side what a war would. The two lie apart by the later surplus.
 */
export function marginOfWar(shift: Shift, laterOffers: 'anyone' | 'rising'): number {
  const { now, later, discount, declining, rising } = shift;
  const share = laterOffers === 'rising' ? later - declining : later + rising;
  return preventive(now - declining, Math.min(1, Math.max(0, share)), 1 - discount, discount);
}

/**
 * The same in values of any model: what fighting today is worth to a side, less the most that it can be given at peace, which is all of
 * this period and, of what comes later, what the other side cannot keep from it.
 *
 * @param fighting worth of fighting today
 * @param later what it can be promised for later periods, as worth at their beginning
 * @param all of this period
 */
export function preventive(fighting: number, later: number, all: number, discount: number): number {
  return fighting - (all + discount * later);
}
