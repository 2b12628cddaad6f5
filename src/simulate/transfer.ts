import type { Order } from './orders.ts';
import type { Done } from './tasks.ts';

/** The memory of some columns, each piece once: columns may share one, and a browser refuses to be handed a piece twice. */
export function buffersOf(columns: readonly Float64Array[]): ArrayBuffer[] {
  return [...new Set(columns.map(({ buffer }) => buffer as ArrayBuffer))];
}

/** The memory that is handed over with an order. */
export function memoryIn(order: Order): ArrayBuffer[] {
  return order.kind === 'task' && order.room !== undefined ? [order.room] : [];
}

/** The memory of what was found, which a worker hands over with its answer instead of having it copied. */
export function memoryOf({ found }: Done): ArrayBuffer[] {
  if ('diagnostic' in found) return [];
  const { played, digest } = found;
  const columns = [played.worlds, ...played.outcomes, ...played.checks, ...played.fans];
  if (digest === undefined) return buffersOf(columns);
  const { worlds, outcomes, versus, verdicts, failures } = digest;
  return buffersOf([...columns, worlds, ...outcomes, ...versus, ...verdicts, ...failures]);
}

/** The memory of the columns that were played, which is one piece where they were played as a compiled model. */
export function roomOf({ found }: Done): ArrayBuffer | undefined {
  return 'diagnostic' in found ? undefined : (found.played.worlds.buffer as ArrayBuffer);
}
