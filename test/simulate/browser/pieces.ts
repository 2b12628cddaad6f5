import { layoutOf } from '../../../src/reference/layout.ts';
import type { Plan } from '../../../src/simulate/plan.ts';
import type { Player } from '../../../src/simulate/player.ts';
import type { Task } from '../../../src/simulate/tasks.ts';

/** How worlds are cut into tasks, and in which order these are given out. */
export interface Cut {
  readonly worlds: number;
  readonly chunk: number;
  readonly order: 'forward' | 'backward' | 'by run';
}

/** Every outcome column of every option of every run, played piece by piece in any order. */
export async function playedInPieces(plan: Plan, cut: Cut, player: Player): Promise<Float64Array[]> {
  const tasks = cutUp(plan, cut);
  const done = await Promise.all(tasks.map((task) => player.play(task)));
  const columns = plan.runs.map(({ model, options }) =>
    options.map(() => layoutOf(model).outcomes.map(() => new Float64Array(cut.worlds).fill(Number.NaN))),
  );
  done.forEach(({ found }, place) => {
    if ('diagnostic' in found) throw new Error(found.diagnostic.message);
    const { played } = found;
    const { first, count } = played;
    columns[tasks[place]?.run ?? 0]?.forEach((list, option) => {
      list.forEach((column, index) => {
        column.set(played.outcomes[option]?.subarray(index * count, (index + 1) * count) ?? [], first);
      });
    });
  });
  return columns.flat(2);
}

function cutUp({ runs }: Plan, { worlds, chunk, order }: Cut): Task[] {
  const starts = Array.from({ length: Math.ceil(worlds / chunk) }, (_, piece) => piece * chunk);
  const piece = (run: number, first: number): Omit<Task, 'index'> => ({
    run,
    first,
    count: Math.min(chunk, worlds - first),
  });
  const forward = starts.flatMap((first) => runs.map((_, run) => piece(run, first)));
  const pieces = {
    forward,
    backward: forward.toReversed(),
    'by run': runs.flatMap((_, run) => starts.map((first) => piece(run, first))),
  }[order];
  return pieces.map((task, index) => ({ index, ...task }));
}
