import { code } from './code.ts';
import { engine } from './engine.ts';
import { moduleBytes } from './module.ts';

/**
 * Whether this machine can run what is compiled: WebAssembly with vectors, which processors without SSE 4.1, engines
 * without a compiler and pages that forbid compiling do not have. Found by compiling the smallest function that needs them.
 */
export function runsVectors(): boolean {
  const body = code(0);
  body.i32(0);
  body.vector('i32x4.splat');
  body.vector('v128.any_true');
  const probe = moduleBytes([], [{ parameters: [], result: 'i32', code: body, exported: 'probe' }], 0);
  try {
    new (engine().Module)(probe);
    return true;
  } catch {
    return false;
  }
}
