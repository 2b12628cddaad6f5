import type { Distribution } from '../../src/distributions/distribution.ts';

const ORDER = 24;

/** Nodes and weights of Gauss and Legendre's rule on [−1, 1] (Newton's method on the Legendre polynomial). */
const RULE: readonly (readonly [number, number])[] = Array.from({ length: ORDER }, (_, i) => {
  let x = Math.cos((Math.PI * (i + 0.75)) / (ORDER + 0.5));
  let slope = 1;
  for (let n = 0; n < 50; n += 1) {
    let [before, value] = [1, x];
    for (let k = 2; k <= ORDER; k += 1) {
      [before, value] = [value, ((2 * k - 1) * x * value - (k - 1) * before) / k];
    }
    slope = (ORDER * (x * value - before)) / (x * x - 1);
    x -= value / slope;
  }
  return [x, 2 / ((1 - x * x) * slope * slope)] as const;
});

/** The mean of f under a distribution: a sum over its values where it is discrete, else an integral of f times the density. */
export function expectation(
  distribution: Distribution,
  parameters: readonly number[],
  f: (x: number) => number,
): number {
  const density = (x: number): number => Math.exp(distribution.logDensity(x, parameters));
  if (distribution.discrete) {
    let sum = 0;
    for (const x of values(distribution, parameters)) sum += f(x) * density(x);
    return sum;
  }
  const edges = panels(distribution, parameters);
  const [lowest, highest] = distribution.support(parameters);
  let sum = 0;
  for (let i = 1; i < edges.length; i += 1) {
    const [low, high] = [edges[i - 1] as number, edges[i] as number];
    const [middle, half] = [0.5 * low + 0.5 * high, 0.5 * high - 0.5 * low];
    for (const [node, weight] of RULE) {
      const x = middle + half * node;
      // The density may be infinite at an end, onto which the last panel's nodes may round.
      if (x === lowest || x === highest) continue;
      sum += half * weight * f(x) * density(x);
    }
  }
  return sum;
}

/** The values of a discrete law, but for a negligible part of its probability. */
export function values(distribution: Distribution, parameters: readonly number[]): number[] {
  if (distribution.name === 'discrete') {
    return [...new Set(parameters.filter((_, i) => i % 2 === 0))].sort((a, b) => a - b);
  }
  const low = distribution.quantile(1e-300, parameters);
  const high = Math.min(
    distribution.support(parameters)[1],
    distribution.quantile(1 - 2 ** -53, parameters) + 40,
  );
  return Array.from({ length: high - low + 1 }, (_, i) => low + i);
}

/**
 * Edges of panels that hold all but a negligible part of the probability. They are images of standard draws and serve only to lay
 * the panels where the density is; what is integrated is the density alone.
 */
function panels(distribution: Distribution, parameters: readonly number[]): number[] {
  const latents: number[] = [];
  if (distribution.latent === 'normal') {
    for (let z = -12; z <= 12; z += 0.25) latents.push(z);
  } else {
    for (let e = 60; e >= 1; e -= 1) latents.push(10 ** (-e / 4));
    for (let p = 0.6; p < 0.85; p += 0.05) latents.push(p);
    for (let e = 3; e <= 60; e += 1) latents.push(1 - 10 ** (-e / 4));
  }
  const edges = [...new Set(latents.map((latent) => distribution.fromLatent(latent, parameters)))];
  const [low, high] = distribution.support(parameters);
  if (distribution.latent === 'uniform' && Number.isFinite(low)) edges.push(low);
  if (distribution.latent === 'uniform' && Number.isFinite(high)) edges.push(high);
  // A triangular density has a corner.
  if (distribution.name === 'triangular') edges.push(parameters[1] as number);
  return edges.sort((a, b) => a - b);
}
