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
  const per = /^(1|share)\s*\/\s*(.+)$/.exec(unit);
  if (per !== null) {
    const percent = per[1] === 'share' || Math.abs(value) < 1;
    return percent ? `${formatPercent(value)}/${per[2]}` : `${formatNumber(value)}/${per[2]}`;
  }
  if (unit === '1' || unit === '') return formatNumber(value);
  const scaled = /^(thousand|million|billion|trillion)\b/.test(unit);
  const [step, word] = (scaled ? undefined : largeWord(value)) ?? [1, ''];
  return word === '' ? `${formatNumber(value)} ${unit}` : `${formatNumber(value / step)} ${word} ${unit}`;
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
