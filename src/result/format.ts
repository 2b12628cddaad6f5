/** Figures of a number as printed; more would be a precision that no result has. */
const FIGURES = 3;

/** From here on numbers are counted in millions, billions and trillions, unless the unit does so already. */
const LARGE: readonly (readonly [number, string])[] = [
  [1e12, 'trillion'],
  [1e9, 'billion'],
  [1e6, 'million'],
];

/**
 * A value with its unit for a reader, to three figures: `12,300 people`, `4.2 million USD`, `31.4 %`, `4 %/month`. The
 * value counts the unit as it is written (`Unit.text`); a value in base units must be divided by `Unit.scale` first.
 * Shares and rates below 1 are printed in percent. Missing is `–`.
 */
export function formatValue(value: number, unit: string): string {
  if (unit === 'share') return formatPercent(value);
  const per = PER.exec(unit);
  if (per !== null)
    return `${inPercent([value], unit) ? formatPercent(value) : formatNumber(value)}/${per[2]}`;
  if (unit === '1' || unit === '') return formatNumber(value);
  const scaled = /^(thousand|million|billion|trillion)\b/.test(unit);
  const [step, word] = (scaled ? undefined : largeWord(value)) ?? [1, ''];
  return word === '' ? `${formatNumber(value)} ${unit}` : `${formatNumber(value / step)} ${word} ${unit}`;
}

/** A middle with its range, in the same unit, which stands once: `14.1 %/month [5.06 %, 40 %]`, `3.2 rung [1, 5]`. */
export function formatSpread(middle: number, low: number, high: number, unit: string): string {
  const bare = bareOf([low, middle, high], unit);
  return `${withUnit(middle, unit, bare)} [${bare(low)}, ${bare(high)}]`;
}

/** Values that stand beside each other, alike, the last with their unit: `5.06 %`, `40 %/month`. */
export function formatTogether(values: readonly number[], unit: string): string[] {
  const bare = bareOf(values, unit);
  return values.map((value, at) => (at < values.length - 1 ? bare(value) : withUnit(value, unit, bare)));
}

function withUnit(value: number, unit: string, bare: (value: number) => string): string {
  const per = PER.exec(unit);
  return per === null ? formatValue(value, unit) : `${bare(value)}/${per[2]}`;
}

function bareOf(values: readonly number[], unit: string): (value: number) => string {
  return inPercent(values, unit) ? formatPercent : (value) => formatNumber(value);
}

/** A number or a share for each of something. */
const PER = /^(1|share)\s*\/\s*(.+)$/;

function inPercent(values: readonly number[], unit: string): boolean {
  const per = PER.exec(unit);
  if (per === null) return unit === 'share';
  return per[1] === 'share' || values.every((value) => Math.abs(value) < 1);
}

function largeWord(value: number): readonly [number, string] | undefined {
  return LARGE.find(([step]) => Math.abs(value) >= step && Math.abs(value) < 1e15);
}

/** A share as a percentage to three figures: `31.4 %`. */
export function formatPercent(share: number): string {
  return Number.isNaN(share) ? '–' : `${formatNumber(share * 100)} %`;
}

/**
 * A share of worlds to the whole percent. What is neither none nor all never reads as such: `under 1 %`, `over 99 %`.
 */
export function formatWorlds(share: number): string {
  if (share > 0 && share < 0.01) return 'under 1 %';
  if (share < 1 && share > 0.99) return 'over 99 %';
  return Number.isNaN(share) ? '–' : `${Math.round(share * 100)} %`;
}

/** A number to so many figures, thousands apart, without an exponent unless it is very small or very large. */
export function formatNumber(value: number, figures: number = FIGURES): string {
  if (Number.isNaN(value)) return '–';
  const sign = value < 0 ? '−' : '';
  const size = Math.abs(value);
  if (size === 0) return '0';
  if (size === Infinity) return `${sign}∞`;
  const rounded = Number(size.toPrecision(figures));
  if (rounded < 1e-6 || rounded >= 1e15) {
    const [digits, exponent] = rounded.toExponential().split('e');
    return `${sign}${digits} × 10^${Number(exponent)}`;
  }
  const decimals = Math.max(0, figures - 1 - Math.floor(Math.log10(rounded)));
  const [whole = '', fraction = ''] = rounded.toFixed(Math.min(decimals, 100)).split('.');
  const trimmed = fraction.replace(/0+$/, '');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${sign}${grouped}${trimmed === '' ? '' : `.${trimmed}`}`;
}
