import type { Column, KernelLayout, Picked } from '../kernel/kernel.ts';
import type { Model } from '../model/model.ts';
import { nth } from './nth.ts';

/** Which columns every kernel of a model hands out, and in which order. */
export function layoutOf(model: Model): KernelLayout {
  const columns = (numbers: readonly number[]): Column[] =>
    numbers.flatMap((definition) => {
      const size = model.definitions[definition]?.size ?? 0;
      return Array.from({ length: size }, (_, row) => ({ definition, row }));
    });
  const inWorld = model.worldOrder.filter((number) => model.definitions[number]?.reach === 'world');
  const checks = model.finishOrder.filter((number) => model.definitions[number]?.role === 'check');
  return {
    worlds: columns(inWorld),
    outcomes: columns(model.outcomes),
    checks: columns(checks),
    fans: columns(model.fans),
    periods: periodsOf(model),
  };
}

/** The layout of a batch that reads off some columns alone. */
export function pickedFrom(layout: KernelLayout, { worlds, outcomes }: Picked): KernelLayout {
  const among = (columns: readonly Column[]) => (place: number) => nth(columns, place);
  return {
    worlds: worlds.map(among(layout.worlds)),
    outcomes: outcomes.map(among(layout.outcomes)),
    checks: [],
    fans: [],
    periods: layout.periods,
  };
}

/** How many periods are played: one where the scenario has no clock. */
export function periodsOf({ clock }: Model): number {
  return clock.given ? clock.starts.length : 1;
}
