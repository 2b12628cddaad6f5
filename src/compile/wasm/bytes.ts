/** Bytes being written, one after the other; the buffer grows as needed. */
export interface Bytes {
  readonly byte: (value: number) => void;
  /** Unsigned LEB128 of an integer in 0..2^32 − 1. */
  readonly unsigned: (value: number) => void;
  /** Signed LEB128 of a 32-bit integer. */
  readonly signed: (value: number) => void;
  readonly append: (bytes: Uint8Array) => void;
  readonly size: () => number;
  /** One byte, and an unsigned number behind it: most instructions. */
  readonly pair: (first: number, value: number) => void;
  /** Two bytes and sixteen more: these 32-bit halves of a double twice over, the lower first. */
  readonly doubled: (first: number, second: number, low: number, high: number) => void;
  /** A copy of what has been written. */
  readonly done: () => Uint8Array<ArrayBuffer>;
}

/** An empty writer. Integers follow the binary format of the WebAssembly Core Specification 2.0, § 5.2.2. */
export function bytes(): Bytes {
  let buffer = new Uint8Array(1024);
  let view = new DataView(buffer.buffer);
  let length = 0;
  /** Up to here there is room for whatever is written in one go. */
  let safe = buffer.length - ROOM;
  const grow = (count: number): void => {
    const wider = new Uint8Array(2 * (length + count));
    wider.set(buffer);
    buffer = wider;
    view = new DataView(buffer.buffer);
    safe = buffer.length - ROOM;
  };
  const unsigned = (value: number): void => {
    if (length > safe) grow(ROOM);
    let rest = value >>> 0;
    while (rest >= 0x80) {
      buffer[length++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    buffer[length++] = rest;
  };
  return {
    byte: (value) => {
      if (length > safe) grow(ROOM);
      buffer[length++] = value;
    },
    unsigned,
    signed: (value) => {
      if (length > safe) grow(ROOM);
      let rest = value | 0;
      // The last group must carry the sign in its bit 6.
      while (rest < -64 || rest > 63) {
        buffer[length++] = (rest & 0x7f) | 0x80;
        rest >>= 7;
      }
      buffer[length++] = rest & 0x7f;
    },
    pair: (first, value) => {
      if (length > safe) grow(ROOM);
      buffer[length++] = first;
      if (value < 0x80 && value >= 0) buffer[length++] = value;
      else unsigned(value);
    },
    doubled: (first, second, low, high) => {
      if (length > safe) grow(ROOM);
      buffer[length] = first;
      buffer[length + 1] = second;
      view.setInt32(length + 2, low, true);
      view.setInt32(length + 6, high, true);
      view.setInt32(length + 10, low, true);
      view.setInt32(length + 14, high, true);
      length += 18;
    },
    append: (more) => {
      if (length + more.length > safe) grow(more.length + ROOM);
      buffer.set(more, length);
      length += more.length;
    },
    size: () => length,
    done: () => buffer.slice(0, length),
  };
}

/** More bytes than are ever written in one go, appending apart. */
const ROOM = 32;
