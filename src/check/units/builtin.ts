import type { Unit } from '../../model/units.ts';

/** Days in a year, on average over the Julian calendar; a month is its twelfth, a quarter its fourth part. */
const YEAR = 365.25;

const DAYS: readonly (readonly [singular: string, plural: string, days: number])[] = [
  ['hour', 'hours', 1 / 24],
  ['day', 'days', 1],
  ['week', 'weeks', 7],
  ['month', 'months', YEAR / 12],
  ['quarter', 'quarters', YEAR / 4],
  ['year', 'years', YEAR],
];

const CURRENCIES: readonly string[] = ['USD', 'EUR', 'GBP', 'RUB', 'UAH'];

/**
 * The units known without declaring, by name. The base units are the day, the person, the kilometre and each currency
 * (currencies do not convert). `share` is a plain number that is printed in percent.
 */
export const builtinUnits: ReadonlyMap<string, Unit> = new Map(
  [
    ...DAYS.flatMap(([singular, plural, days]) => [base(singular, 'day', days), base(plural, 'day', days)]),
    base('person', 'person'),
    base('people', 'person'),
    base('km', 'km'),
    ...CURRENCIES.map((currency) => base(currency, currency)),
    { text: 'share', scale: 1, dimension: {}, share: true },
  ].map((unit) => [unit.text, unit]),
);

/** What the words before a unit multiply it by: `thousand people`. */
export const scaleWords: ReadonlyMap<string, number> = new Map([
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
]);

/** The unit of a quantity that has none. */
export const plainUnit: Unit = { text: '1', scale: 1, dimension: {}, share: false };

function base(text: string, name: string, scale = 1): Unit {
  return { text, scale, dimension: { [name]: 1 }, share: false };
}
