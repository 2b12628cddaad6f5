import type { Spool } from './spool.ts';

/**
 * Numbers world by world, as they come. They are kept as bytes while every one is a whole number from 0 to 254 or missing,
 * as are yes and no, labels and small counts, and as doubles from the first that is not: nothing is ever rounded.
 */
export interface Series {
  /** What memory holds: all numbers or, where a spool takes them, those after its stretches. Longer than that: there is room to grow. */
  values: Uint8Array | Float64Array;
  /** All numbers so far. */
  length: number;
  /** Where numbers are put that memory does not hold. */
  readonly aside?: Aside;
}

/** The first numbers of a series, in stretches of equal length, each where the spool has put it. */
interface Aside {
  readonly spool: Spool;
  readonly stretches: { readonly place: number; readonly as: 'bytes' | 'doubles' }[];
}

/** What stands for missing among bytes. */
const MISSING = 255;
/** Numbers that are put into a spool, and read back from it, at a time. */
const STRETCH = 4096;

/**
 * An empty series. `room`: numbers expected, where that is known: it may grow beyond. With a spool, memory holds no more
 * than a stretch of it, and whoever reads it number by number another.
 */
export function emptySeries(room: number, spool?: Spool): Series {
  if (spool === undefined) return { values: new Uint8Array(room), length: 0 };
  return { values: new Uint8Array(STRETCH), length: 0, aside: { spool, stretches: [] } };
}

/** Takes in the next numbers. */
export function append(series: Series, block: Float64Array): void {
  if (series.aside === undefined) {
    hold(series, block);
    return;
  }
  for (let from = 0; from < block.length; ) {
    const to = Math.min(block.length, from + STRETCH - heldOf(series));
    hold(series, block.subarray(from, to));
    if (heldOf(series) === STRETCH) putAside(series.aside, series.values);
    from = to;
  }
}

/** A series read number by number, as it stands; nothing is copied but the stretch of a spool that is being read. */
export function reader(series: Series): (at: number) => number {
  const { values, aside } = series;
  if (aside !== undefined) return stretchReader(series, aside);
  if (values instanceof Float64Array) return (at) => values[at] as number;
  return (at) => {
    const value = values[at] as number;
    return value === MISSING ? Number.NaN : value;
  };
}

/** Numbers `from` up to `to` as doubles; they may share the series' memory. */
export function doubles(series: Series, from: number = 0, to: number = series.length): Float64Array {
  const { values, aside } = series;
  if (aside !== undefined) return fromStretches(series, aside, from, to);
  if (values instanceof Float64Array) return values.subarray(from, to);
  return widened(values.subarray(from, to));
}

function stretchReader(series: Series, aside: Aside): (at: number) => number {
  const stretch = new Float64Array(STRETCH);
  let read = -1;
  return (at) => {
    const index = Math.floor(at / STRETCH);
    if (index !== read) fillStretch(series, aside, index, stretch);
    read = index;
    return stretch[at - index * STRETCH] as number;
  };
}

function fromStretches(series: Series, aside: Aside, from: number, to: number): Float64Array {
  const found = new Float64Array(Math.max(0, to - from));
  const stretch = new Float64Array(STRETCH);
  for (let at = from; at < to; ) {
    const index = Math.floor(at / STRETCH);
    const first = index * STRETCH;
    const end = Math.min(to, first + STRETCH);
    fillStretch(series, aside, index, stretch);
    found.set(stretch.subarray(at - first, end - first), at - from);
    at = end;
  }
  return found;
}

/** The numbers of a stretch, be it put aside or still held. */
function fillStretch(
  { values }: Series,
  { spool, stretches }: Aside,
  index: number,
  into: Float64Array,
): void {
  const found = stretches[index];
  const held = found === undefined ? values : found.as === 'bytes' ? new Uint8Array(STRETCH) : into;
  if (found !== undefined) spool.get(found.place, bytesOf(held));
  if (held !== into) into.set(held instanceof Uint8Array ? widened(held) : held);
}

function putAside({ spool, stretches }: Aside, values: Uint8Array | Float64Array): void {
  const as = values instanceof Uint8Array ? 'bytes' : 'doubles';
  stretches.push({ place: spool.put(bytesOf(values)), as });
}

function bytesOf({ buffer, byteOffset, byteLength }: Uint8Array | Float64Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** Takes in numbers as the next that memory holds. */
function hold(series: Series, block: Float64Array): void {
  const held = heldOf(series);
  const needed = held + block.length;
  if (needed > series.values.length)
    series.values = longer(series.values, held, Math.max(needed, 2 * series.values.length));
  if (!(series.values instanceof Uint8Array && holdBytes(series.values, held, block))) {
    if (series.values instanceof Uint8Array) {
      const wide = new Float64Array(series.values.length);
      // Room that is not used yet is not touched: it takes no memory.
      wide.set(widened(series.values.subarray(0, held)));
      series.values = wide;
    }
    series.values.set(block, held);
  }
  series.length += block.length;
}

/** Puts numbers where bytes stand, as far as they fit; whether all do. */
function holdBytes(bytes: Uint8Array, held: number, block: Float64Array): boolean {
  for (let i = 0; i < block.length; i++) {
    const value = block[i] as number;
    bytes[held + i] = value;
    // What comes back as it was is nearly all there is; the rest is looked at closely.
    if (value > 0 && value < MISSING && bytes[held + i] === value) continue;
    if (!fitsByte(value)) return false;
    if (Number.isNaN(value)) bytes[held + i] = MISSING;
  }
  return true;
}

/** How many numbers memory holds. */
function heldOf({ length, aside }: Series): number {
  return length - STRETCH * (aside?.stretches.length ?? 0);
}

function widened(bytes: Uint8Array): Float64Array {
  const wide = new Float64Array(bytes.length);
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    wide[i] = byte === MISSING ? Number.NaN : byte;
  }
  return wide;
}

/** −0 is a double: its sign is not lost. */
function fitsByte(value: number): boolean {
  if (Number.isNaN(value)) return true;
  return value >= 0 && value < MISSING && value === Math.trunc(value) && !Object.is(value, -0);
}

function longer(values: Uint8Array | Float64Array, held: number, room: number): Uint8Array | Float64Array {
  const larger = values instanceof Uint8Array ? new Uint8Array(room) : new Float64Array(room);
  larger.set(values.subarray(0, held));
  return larger;
}
