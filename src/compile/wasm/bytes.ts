/** Bytes being written, one after the other; the buffer grows as needed. */
export interface Bytes {
  readonly byte: (value: number) => void;
  /** Unsigned LEB128 of an integer in 0..2^32 − 1. */
  readonly unsigned: (value: number) => void;
  /** Signed LEB128 of a 32-bit integer. */
  readonly signed: (value: number) => void;
  readonly f64: (value: number) => void;
  readonly append: (bytes: Uint8Array) => void;
  readonly size: () => number;
  /** Sixteen bytes: these 32-bit halves of a double twice over, the lower first. */
  readonly doubled: (low: number, high: number) => void;
  /** A copy of what has been written. */
  readonly done: () => Uint8Array<ArrayBuffer>;
}

/** An empty writer. Integers follow the binary format of the WebAssembly Core Specification 2.0, § 5.2.2. */
export function bytes(): Bytes {
  let buffer = new Uint8Array(1024);
  let length = 0;
  const room = (count: number): void => {
    if (length + count <= buffer.length) return;
    const wider = new Uint8Array(2 * (length + count));
    wider.set(buffer);
    buffer = wider;
  };
  const byte = (value: number): void => {
    room(1);
    buffer[length++] = value;
  };
  return {
    byte,
    unsigned: (value) => {
      let rest = value >>> 0;
      while (rest >= 0x80) {
        byte((rest & 0x7f) | 0x80);
        rest >>>= 7;
      }
      byte(rest);
    },
    signed: (value) => {
      let rest = value | 0;
      // The last group must carry the sign in its bit 6.
      while (rest < -64 || rest > 63) {
        byte((rest & 0x7f) | 0x80);
        rest >>= 7;
      }
      byte(rest & 0x7f);
    },
    f64: (value) => {
      room(8);
      new DataView(buffer.buffer).setFloat64(length, value, true);
      length += 8;
    },
    doubled: (low, high) => {
      room(16);
      for (let at = length; at < length + 16; at += 8) {
        for (let index = 0; index < 4; index++) {
          buffer[at + index] = low >>> (8 * index);
          buffer[at + index + 4] = high >>> (8 * index);
        }
      }
      length += 16;
    },
    append: (more) => {
      room(more.length);
      buffer.set(more, length);
      length += more.length;
    },
    size: () => length,
    done: () => buffer.slice(0, length),
  };
}
