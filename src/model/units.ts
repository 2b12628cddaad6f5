/** Exponents of the base units: `{day: -1, person: 1}` is people a day. No key has exponent 0; `{}` is a plain number. */
export type Dimension = Readonly<Record<string, number>>;

/**
 * A unit as it is printed. A value in base units divided by `scale` is the value in this unit.
 * The base unit of time is the day, because a month (1/12 of 365.25 days = 30.4375 days) and a year are then exact in binary.
 */
export interface Unit {
  /** As written: `thousand people/month`, `share`, `1`. */
  readonly text: string;
  readonly scale: number;
  readonly dimension: Dimension;
  /** A share of a whole, printed in percent; `a to b` inside (0, 1) is then logit-normal. */
  readonly share: boolean;
}
