import type { Kernel } from '../kernel/kernel.ts';
import type { Model } from '../model/model.ts';
import { type Compiled, compile } from './compile.ts';
import { imageOf } from './image.ts';
import { type ImageKernel, kernelOf } from './image-kernel.ts';
import { correspond } from './lower/shape.ts';
import { machine } from './machine.ts';

/** One whose making can be looked into, and whose numbers can be changed. */
export interface CompiledKernel extends ImageKernel {
  readonly compiled: Compiled;
  /**
   * A kernel for a model that differs from this one only in numbers written in assumptions: nothing is compiled anew.
   * Undefined if it differs in more. The two share memory, so they must not run at the same time.
   */
  readonly withNumbers: (model: Model, replay: Kernel) => CompiledKernel | undefined;
}

/**
 * Compiles a model. The kernel plays two worlds at a time in the lanes of a vector and gives the bits the reference gives.
 *
 * @param replay plays a world in which something may have gone wrong, and so finds the fault or its absence
 */
export function compiledKernel(model: Model, replay: Kernel): CompiledKernel {
  const compiled = compile(model);
  const image = imageOf(compiled);
  const running = machine(model, image);
  const withNumbers = (other: Model, replayOther: Kernel): CompiledKernel | undefined => {
    const values = correspond(model, other);
    if (values === undefined) return undefined;
    const inputs = [...compiled.program.inputs].map(([expr, slot]) => ({
      slot,
      value: values.get(expr) ?? Number.NaN,
    }));
    return { ...kernelOf(other, running, inputs, replayOther), compiled, withNumbers };
  };
  return { ...kernelOf(model, running, image.inputs, replay), compiled, withNumbers };
}
