import { categoryWords, edgeWords, roundedEdge } from '../edge.ts';
import { quantileOf, type Ranked } from '../input.ts';
import type { Box, Limit } from './box.ts';

/** An edge may be rounded by this part of the range in which nine in ten worlds lie. */
const FINEST = 1 / 40;

/** A box with round edges; the two sides of one edge are rounded alike. */
export function rounded(box: Box, inputs: readonly Ranked[]): Box {
  return new Map([...box].map(([number, limit]) => [number, roundedLimit(limit, inputs[number]!)]));
}

function roundedLimit(limit: Limit, input: Ranked): Limit {
  if (limit.kind === 'some') return limit;
  const width = FINEST * (quantileOf(input, 0.95) - quantileOf(input, 0.05));
  const round = (edge: number): number => (Number.isFinite(edge) ? roundedEdge(edge, width, input) : edge);
  const [low, high] = [round(limit.low), round(limit.high)];
  return low < high ? { kind: 'range', low, high } : limit;
}

/** A limit in words: `at least 3 months`, `from 2024-11-01 and before 2025-03-01`, `hostile or wary`. */
export function wordsOf(limit: Limit, input: Ranked): string {
  if (limit.kind === 'some')
    return categoryWords(
      [...limit.kept].sort((a, b) => a - b),
      input,
    );
  return [
    ...(limit.low === -Infinity ? [] : [edgeWords('from', limit.low, input)]),
    ...(limit.high === Infinity ? [] : [edgeWords('below', limit.high, input)]),
  ].join(' and ');
}
