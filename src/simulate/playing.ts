import { imageKernel } from '../compile/image-kernel.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { referenceKernel } from '../reference/kernel.ts';
import { layoutOf } from '../reference/layout.ts';
import { digester } from './digest.ts';
import type { Ready } from './player.ts';
import type { Done, Task } from './tasks.ts';

/** Plays a task; what is played may be put into memory that nobody reads any more. */
export type Play = (task: Task, room?: ArrayBuffer) => Done;

/** Plays tasks of a run that is ready. Worlds with a value that may not be are played again by the interpreter, which names it. */
export function playing({ seed, model, anew, latents, digested, fanWorlds, fansInto, image }: Ready): Play {
  const layout = layoutOf(model);
  const options = model.options.map((_, option) => option);
  let again = 0;
  let interpreter: Kernel | undefined;
  // It takes a while to make one, and most runs do without.
  const replay: Kernel = {
    layout,
    play: (batch) => {
      again += batch.count;
      interpreter ??= referenceKernel(model);
      return interpreter.play(batch);
    },
  };
  const kernel = image === undefined ? replay : imageKernel(model, image, replay);
  const digest = digested === undefined ? undefined : digester(model, layout, digested);
  const given = {
    ...(latents === undefined ? {} : { latents }),
    ...(fansInto === undefined ? {} : { fansInto }),
  };
  return ({ index, first, count }, room) => {
    again = 0;
    const start = performance.now();
    const played = kernel.play({
      seed,
      first,
      count,
      options,
      anew,
      fans: first < fanWorlds,
      ...given,
      ...(room === undefined ? {} : { room }),
    });
    const ms = performance.now() - start;
    const found =
      'diagnostic' in played
        ? played
        : {
            played,
            ...(digest === undefined ? {} : { digest: digest(played) }),
          };
    return { index, found, ms, interpreted: again };
  };
}
