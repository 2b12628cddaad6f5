import type { Model } from '../model/model.ts';
import type { Block } from './reads.ts';

/** The values of one path as it stands: a block of doubles for each definition and for each memory cell. */
export interface Values {
  readonly all: Float64Array;
  readonly definitions: readonly Block[];
  readonly cells: readonly Block[];
  /** Where the values of the path begin; what lies before is fixed, or fixed in a world. */
  readonly path: number;
}

/** Room for the values of a model, all missing at first. What is fixed in a world lies in front. */
export function makeValues(model: Model): Values {
  const inWorld = new Set(model.worldOrder);
  const items = [
    ...model.definitions.map((definition, number) => ({ ...definition, number, front: inWorld.has(number) })),
    ...model.cells.map((cell, number) => ({
      ...cell,
      number: model.definitions.length + number,
      front: false,
    })),
  ].sort((a, b) => Number(b.front) - Number(a.front) || a.number - b.number);
  const all = new Float64Array(items.reduce((sum, { size }) => sum + size, 0)).fill(Number.NaN);
  const blocks: Block[] = [];
  let offset = 0;
  let path = 0;
  for (const { number, over, size, front } of items) {
    blocks[number] = {
      values: all,
      offset,
      lengths: over.map((table) => model.tables[table]?.rows.length ?? 0),
    };
    offset += size;
    if (front) path = offset;
  }
  return {
    all,
    definitions: blocks.slice(0, model.definitions.length),
    cells: blocks.slice(model.definitions.length),
    path,
  };
}
