import type { Simulated } from './simulated.ts';

/** Share of the worlds and options of the base model in which a path check does not hold; where it is missing it does not. */
export function failing({ locate, worlds }: Simulated, definition: number): number {
  const store = locate.store(undefined);
  const size = store.run.model.definitions[definition]?.size ?? 0;
  let failed = 0;
  for (let row = 0; row < size; row++) {
    const column = locate.column(store, 'checks', definition, row);
    for (const counts of store.failures) failed += counts[column] ?? 0;
  }
  return worlds === 0 ? 0 : failed / (worlds * store.failures.length * size);
}
