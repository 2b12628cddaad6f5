import type { Fault } from '../kernel/kernel.ts';
import type { Model } from '../model/model.ts';
import { interpreter } from './interpreter.ts';
import { nth } from './nth.ts';
import { faultOf } from './refused.ts';
import { schedule } from './schedule.ts';

/** The values that are the same in all worlds, by definition and row; undefined for every other definition. */
export interface Fixed {
  readonly at: (definition: number, row: number) => number | undefined;
}

/** The fixed values of a model. */
export function fixedValues(model: Model): Fixed | Fault {
  const machine = interpreter(model);
  try {
    for (const act of schedule(model, machine).fixed) act();
  } catch (thrown) {
    return faultOf(thrown);
  }
  const fixed = new Set(
    model.worldOrder.filter((number) => nth(model.definitions, number).reach === 'fixed'),
  );
  const { all, definitions } = machine.values;
  return {
    at: (definition, row) =>
      fixed.has(definition) ? all[nth(definitions, definition).offset + row] : undefined,
  };
}
