import type { Spool } from '../../src/simulate/spool.ts';

/** A spool for tests, and how many bytes it was given. */
export function memorySpool(): Spool & { readonly size: () => number } {
  const puts = new Map<number, Uint8Array>();
  let size = 0;
  return {
    put: (bytes) => {
      const place = size;
      puts.set(place, bytes.slice());
      size += bytes.length;
      return place;
    },
    get: (place, into) => {
      const found = puts.get(place);
      if (found?.length !== into.length) throw new Error('it was not put in like this');
      into.set(found);
    },
    size: () => size,
  };
}
