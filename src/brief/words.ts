import { isSeen } from '../result/foresight-words.ts';
import { formatNumber, formatPercent, formatValue, formatWorlds } from '../result/format.ts';

/** A value with its unit, held together at the end of a line. */
export function withUnit(value: number, unit: string): string {
  return Number.isNaN(value) ? formatNumber(value) : together(formatValue(value, unit));
}

/** A value without the name of its unit, which stands in the heading; shares and rates keep their percent sign. */
export function bare(value: number, unit: string): string {
  const percent = /^(1|share)\b/.test(unit) && !Number.isNaN(value);
  return together(percent ? formatValue(value, unit) : formatNumber(value));
}

/** `17.1 to 20.2 %`. */
export function fromTo(low: number, high: number, unit: string): string {
  const first = unit === 'share' ? formatNumber(low * 100) : bare(low, unit);
  return `${first} to ${bare(high, unit)}`;
}

/** The size of a difference: between shares it is told in percentage points. */
export function gap(value: number, unit: string): string {
  if (unit !== 'share') return bare(value, unit);
  const points = formatNumber(value * 100);
  return together(`${points} ${points === '1' ? 'point' : 'points'}`);
}

/** A difference with its sign; nothing has none. */
export function signed(value: number, unit: string): string {
  return value > 0 ? `+${gap(value, unit)}` : gap(value, unit);
}

/** A Monte-Carlo error, to two figures. */
export function errorSize(mcse: number, unit: string): string {
  return gap(Number(mcse.toPrecision(2)), unit);
}

/** What of an error comes of foresight, behind it; nothing where it is too little to be seen in the whole. */
export function foresightPart(foresight: number | undefined, mcse: number, unit: string): string {
  return isSeen(foresight, mcse) ? `, of foresight alone ${errorSize(foresight, unit)}` : '';
}

/** A share of worlds to the whole percent, as short as can be: `62 %`, `<1 %`, `>99 %`. */
export function worldShare(share: number): string {
  return together(formatWorlds(share).replace('under ', '<').replace('over ', '>'));
}

/** A share to three figures. */
export function percent(share: number): string {
  return together(formatPercent(share));
}

/** A count with thousands apart: `20,000`. */
export function count(value: number): string {
  return formatNumber(value, 15);
}

/** `1 claim`, `3 claims`. */
export function plural(value: number, one: string, many: string): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[]): string {
  const last = words[words.length - 1] ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

/** A clause as a sentence of its own. */
export function sentence(clause: string): string {
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;
}

/** Keeps a number and the word after it on one line. */
function together(text: string): string {
  return text.replace(' ', '\u00a0');
}
