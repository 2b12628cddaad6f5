import type { Fault, Played } from '../../src/kernel/kernel.ts';

/** The first place where two plays differ in a bit (NaN is one value), in words; undefined where there is none. */
export function difference(a: Played | Fault, b: Played | Fault): string | undefined {
  if ('diagnostic' in a || 'diagnostic' in b) {
    const [left, right] = [a, b].map((one) => ('diagnostic' in one ? one.diagnostic.message : 'no fault'));
    return left === right ? undefined : `${left} | ${right}`;
  }
  const blocks: readonly [string, readonly Float64Array[], readonly Float64Array[]][] = [
    ['worlds', [a.worlds], [b.worlds]],
    ['outcomes', a.outcomes, b.outcomes],
    ['checks', a.checks, b.checks],
    ['fans', a.fans, b.fans],
  ];
  for (const [name, left, right] of blocks) {
    if (left.length !== right.length) return `${name}: ${left.length} blocks, ${right.length} blocks`;
    for (const [option, values] of left.entries()) {
      const others = right[option] as Float64Array;
      if (values.length !== others.length)
        return `${name} ${option}: ${values.length} values, ${others.length} values`;
      for (let at = 0; at < values.length; at++) {
        if (!Object.is(values[at], others[at]))
          return `${name} ${option} at ${at}: ${values[at]} | ${others[at]}`;
      }
    }
  }
  return undefined;
}
