import { take } from '../names.ts';
import type { Work } from '../work.ts';

/** Units of the scenario's own: each is a base unit under all its names. */
export function readUnits(work: Work): void {
  for (const { name, alias } of work.scenario.units) {
    for (const word of [name, ...alias]) {
      if (!take(word, 'a unit', work)) continue;
      const dimension = { [name.value]: 1 };
      work.units.set(word.value, { text: word.value, scale: 1, dimension, share: false });
    }
  }
}
