/** Of each claim that holds or fails world by world how it came out in every world, a byte each. */
export type Held = ReadonlyMap<string, Uint8Array>;

const [FAILS, HOLDS, OPEN] = [0, 1, 2];

/** What an indicator says (1 where a claim holds, 0 where it fails, NaN where neither), a byte a world. */
export function marksOf(indicator: Float64Array): Uint8Array {
  return Uint8Array.from(indicator, (value) => (Number.isNaN(value) ? OPEN : value === 1 ? HOLDS : FAILS));
}

/** The indicator again. */
export function indicatorOf(marks: Uint8Array): Float64Array {
  return Float64Array.from(marks, (mark) => (mark === OPEN ? Number.NaN : mark));
}

/** Worlds that are written at a time. */
const SLAB = 1024;

/** A line a world and a column a claim: yes, no, or nothing where the claim is not decided or is not about that world. */
export function* claimsCsv(held: Held): Generator<string> {
  yield `${['world', ...held.keys()].join(',')}\r\n`;
  const columns = [...held.values()];
  const worlds = columns[0]?.length ?? 0;
  const words = ['no', 'yes', ''];
  for (let first = 0; first < worlds; first += SLAB) {
    let text = '';
    for (let world = first; world < Math.min(worlds, first + SLAB); world++) {
      text += String(world);
      for (const marks of columns) text += `,${words[marks[world] as number]}`;
      text += '\r\n';
    }
    yield text;
  }
}
