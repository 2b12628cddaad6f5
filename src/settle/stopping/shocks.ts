// Functions of one period's draws with mean 0 and variance 1: the luck of which a martingale is made. What makes an upper bound true is
// that their mean is 0 whatever was known before, which the independence of named draws gives.

/**
 * Of standard normal draws: the Hermite polynomials 1 … degree, divided by the root of their variance.
 *
 * @param shocks columns that are filled, as many as degrees
 */
export function normalShocks(
  normals: Float64Array,
  degree: number,
  shocks: readonly Float64Array[] = columns(degree, normals.length),
): readonly Float64Array[] {
  let factorial = 1;
  for (let k = 1; k <= degree; k++) {
    factorial *= k;
    const root = Math.sqrt(factorial);
    const shock = shocks[k - 1]!;
    for (let i = 0; i < normals.length; i++) {
      const z = normals[i]!;
      let before = 1;
      let now = z;
      for (let j = 1; j < k; j++) {
        const next = z * now - j * before;
        before = now;
        now = next;
      }
      shock[i] = now / root;
    }
  }
  return shocks;
}

/** Of uniform draws in (0, 1): the Legendre polynomials 1 … degree of 2 u − 1, divided by the root of their variance. The columns as above. */
export function uniformShocks(
  uniforms: Float64Array,
  degree: number,
  shocks: readonly Float64Array[] = columns(degree, uniforms.length),
): readonly Float64Array[] {
  for (let k = 1; k <= degree; k++) {
    const root = Math.sqrt(2 * k + 1);
    const shock = shocks[k - 1]!;
    for (let i = 0; i < uniforms.length; i++) {
      const x = 2 * uniforms[i]! - 1;
      let before = 1;
      let now = x;
      for (let j = 1; j < k; j++) {
        const next = ((2 * j + 1) * x * now - j * before) / (j + 1);
        before = now;
        now = next;
      }
      shock[i] = now * root;
    }
  }
  return shocks;
}

/**
 * Of uniform draws that make an event happen where they lie below its chance: the event less its chance, divided by its standard deviation.
 *
 * @param chances by world, known before the draw; 0 and 1 leave no luck
 */
export function eventShock(
  uniforms: Float64Array,
  chances: Float64Array,
  shock: Float64Array = new Float64Array(uniforms.length),
): Float64Array {
  for (let i = 0; i < shock.length; i++) {
    const p = chances[i]!;
    shock[i] = p > 0 && p < 1 ? ((uniforms[i]! < p ? 1 : 0) - p) / Math.sqrt(p * (1 - p)) : 0;
  }
  return shock;
}

function columns(count: number, worlds: number): Float64Array[] {
  return Array.from({ length: count }, () => new Float64Array(worlds));
}

/**
 * The products of pairs of shocks made of draws that are independent of one another, for what depends on two of them together: such a
 * product has mean 0 and variance 1 as its factors have.
 *
 * @param shocks each of another draw
 */
export function crossedShocks(shocks: readonly Float64Array[]): Float64Array[] {
  return shocks.flatMap((one, place) =>
    shocks.slice(place + 1).map((other) => one.map((value, world) => value * other[world]!)),
  );
}
