import { isoDate } from '../model/iso-date.ts';
import { formatValue } from '../result/format.ts';
import type { Ranked } from './input.ts';
import { roundThreshold } from './round-threshold.ts';

/** An edge in an input's range, as round as may be: it may move by half of `width`, both in base units. */
export function roundedEdge(edge: number, width: number, { kind, unit }: Ranked): number {
  if (kind === 'date') return Math.round(edge);
  return roundThreshold(edge / unit.scale, width / unit.scale) * unit.scale;
}

/** What lies on one side of an edge, in words: `below 4 %/month`, `at least 3 months`, `from 2024-11-01`. */
export function edgeWords(side: 'below' | 'from', edge: number, { kind, unit }: Ranked): string {
  if (kind === 'date') return `${side === 'below' ? 'before' : 'from'} ${isoDate(edge)}`;
  return `${side === 'below' ? 'below' : 'at least'} ${formatValue(edge / unit.scale, unit.text)}`;
}

/** Some of an input's categories, in words: `yes`, `hostile or wary`. */
export function categoryWords(categories: readonly number[], { kind, labels }: Ranked): string {
  const name = (value: number): string =>
    kind === 'truth' ? (value === 1 ? 'yes' : 'no') : (labels?.[value] ?? String(value));
  return categories.map(name).join(' or ');
}
