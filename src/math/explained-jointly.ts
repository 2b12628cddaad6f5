import { type JointInput, jointFunctions } from './joint-functions.ts';
import { leaveOutNoise } from './leave-out-noise.ts';

/**
 * Shares of the variance of a target that several inputs explain together: estimates of Var(E[x|y₁, y₂, …]) / Var(x),
 * for the sample and for parts of it, by regression on `jointFunctions` with `leaveOutNoise` as its noise. What those
 * functions cannot express (interactions of three inputs and more, sharp corners) is not counted, so the estimate errs
 * on the low side. The fit is made once, on the whole sample; `among` takes the noise and the variance of the members
 * named, by their positions in the sample. NaN where the target does not vary.
 */
export function explainedJointly(
  target: Float64Array,
  inputs: readonly JointInput[],
): { readonly among: (members: Uint32Array) => number } {
  const noise = leaveOutNoise(target, jointFunctions(inputs));
  return {
    among: (members) => {
      const n = members.length;
      let mean = 0;
      for (const i of members) mean += target[i]! / n;
      let squares = 0;
      let unexplained = 0;
      for (const i of members) {
        squares += (target[i]! - mean) ** 2;
        unexplained += noise[i]!;
      }
      return squares > 1e-24 * mean * mean * n ? 1 - unexplained / n / (squares / (n - 1)) : NaN;
    },
  };
}
