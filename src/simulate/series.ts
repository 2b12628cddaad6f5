/**
 * Numbers world by world, as they come. They are kept as bytes while every one is a whole number from 0 to 254 or missing,
 * as are yes and no, labels and small counts, and as doubles from the first that is not: nothing is ever rounded.
 */
export interface Series {
  /** Longer than what is held: there is room to grow. */
  values: Uint8Array | Float64Array;
  length: number;
}

/** What stands for missing among bytes. */
const MISSING = 255;

/** An empty series. `room`: numbers expected, where that is known: it may grow beyond. */
export function emptySeries(room: number): Series {
  return { values: new Uint8Array(room), length: 0 };
}

/** Takes in the next numbers. */
export function append(series: Series, block: Float64Array): void {
  const length = series.length + block.length;
  if (length > series.values.length)
    series.values = longer(series, Math.max(length, 2 * series.values.length));
  if (series.values instanceof Uint8Array && !block.every(fitsByte)) series.values = asDoubles(series);
  const { values } = series;
  if (values instanceof Uint8Array) {
    for (let i = 0; i < block.length; i++) {
      const value = block[i] as number;
      values[series.length + i] = Number.isNaN(value) ? MISSING : value;
    }
  } else values.set(block, series.length);
  series.length = length;
}

/** A series read number by number, as it stands; nothing is copied. */
export function reader({ values }: Series): (at: number) => number {
  if (values instanceof Float64Array) return (at) => values[at] as number;
  return (at) => {
    const value = values[at] as number;
    return value === MISSING ? Number.NaN : value;
  };
}

/** Numbers `from` up to `to` as doubles; they may share the series' memory. */
export function doubles(series: Series, from: number = 0, to: number = series.length): Float64Array {
  const { values } = series;
  if (values instanceof Float64Array) return values.subarray(from, to);
  return Float64Array.from(values.subarray(from, to), (value) => (value === MISSING ? Number.NaN : value));
}

/** −0 is a double: its sign is not lost. */
function fitsByte(value: number): boolean {
  if (Number.isNaN(value)) return true;
  return value >= 0 && value < MISSING && value === Math.trunc(value) && !Object.is(value, -0);
}

function longer({ values, length }: Series, room: number): Uint8Array | Float64Array {
  const larger = values instanceof Uint8Array ? new Uint8Array(room) : new Float64Array(room);
  larger.set(values.subarray(0, length));
  return larger;
}

function asDoubles(series: Series): Float64Array {
  const larger = new Float64Array(series.values.length);
  larger.set(doubles(series));
  return larger;
}
