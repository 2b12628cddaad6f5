import { aligned, type Rows } from '../rows/rows.ts';
import { type Columns, GROUP, SUMS } from './columns.ts';
import { FURTHEST, type Term } from './polynomial.ts';

/**
 * A term is left out when it varies in no more than so many rows: its weight would be learned from these alone. Counted as the rows of
 * a term that is the same in as many and 0 elsewhere.
 */
const FEWEST_ROWS = 50;

/** How a feature is brought to mean 0 and standard deviation 1: (value − centre) · scale, cut off; scale 0 where it does not vary. */
export interface Standard {
  readonly centre: number;
  readonly scale: number;
}

/** Numbers that the columns of so many terms take, with what `layDesign` needs beside them. */
export function roomForDesign(terms: number, count: number): number {
  return (Math.ceil(terms / GROUP) * GROUP + 1) * aligned(count) + SUMS;
}

/**
 * Lays the columns of a regression, from a place in memory with room for them. Features are brought to mean 0 and standard deviation 1 first. One
 * that does not vary, and a term that is not 0 in a few rows only, becomes 0.
 *
 * @param terms the constant, then those of lower degree first
 * @param count of rows
 * @param known how features that others have, too, are standardised; those of these are noted
 */
export function layDesign(
  rows: Rows,
  features: readonly Float64Array[],
  terms: readonly Term[],
  count: number,
  at: number,
  known: Map<Float64Array, Standard> = new Map(),
): { readonly columns: Columns; readonly standards: readonly Standard[] } {
  const heap = rows.heap();
  const stride = aligned(count);
  const end = at + Math.ceil(terms.length / GROUP) * GROUP * stride;
  const raw = end;
  const standards: Standard[] = features.map(() => ({ centre: 0, scale: 0 }));
  const place = new Map(terms.map((term, column) => [term.join(), at + column * stride]));
  for (const [column, term] of terms.entries()) {
    const out = at + column * stride;
    const last = term.at(-1);
    if (last === undefined) heap.fill(1, out, out + count);
    else if (term.length === 1) {
      const standard = known.get(features[last]!) ?? standardOf(features[last]!, count);
      known.set(features[last]!, standard);
      standards[last] = standard;
      heap.set(features[last]!.subarray(0, count), raw);
      rows.standardise(raw, standard.centre, standard.scale, FURTHEST, stride, out);
    } else {
      // Terms of lower degree stand before, and what is left of a term without its last feature is one of them.
      rows.multiply(place.get(term.slice(0, -1).join())!, place.get(String(last))!, stride, out);
    }
    heap.fill(0, out + count, out + stride);
    if (rowsThatCount(rows, out, stride, raw) < FEWEST_ROWS) heap.fill(0, out, out + stride);
  }
  heap.fill(0, at + terms.length * stride, end);
  return { columns: { at, stride, count: terms.length }, standards };
}

function standardOf(feature: Float64Array, count: number): Standard {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += feature[i]!;
  const mean = sum / count;
  let squares = 0;
  for (let i = 0; i < count; i++) {
    const apart = feature[i]! - mean;
    squares += apart * apart;
  }
  if (!Number.isFinite(squares)) throw new RangeError('a feature is missing or not finite in some world');
  const deviation = Math.sqrt(squares / count);
  return { centre: mean, scale: deviation > 1e-12 * Math.abs(mean) ? 1 / deviation : 0 };
}

/**
 * (Σ x²)² / Σ x⁴: in how many rows a column is not 0, were it the same in these.
 *
 * @param room for two sums
 */
function rowsThatCount(rows: Rows, column: number, count: number, room: number): number {
  const heap = rows.heap();
  heap[room] = 0;
  heap[room + 1] = 0;
  rows.moments(column, column, count, room);
  const [squares, fourths] = [heap[room]!, heap[room + 1]!];
  return fourths > 0 ? (squares * squares) / fourths : 0;
}
