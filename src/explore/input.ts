import type { Columns } from '../kernel/columns.ts';
import type { Column } from '../kernel/kernel.ts';
import { ascending } from '../math/ascending.ts';
import { type Cuts, cutsOf, type PlainCuts, plainCuts } from '../math/strata.ts';
import type { Definition, Model } from '../model/model.ts';
import { rowName } from '../model/row-name.ts';
import type { Unit } from '../model/units.ts';

/** An assumption as it fell out in each world. */
export interface Input {
  /** `name` or `name[row]`. */
  readonly id: string;
  readonly about?: string;
  /** By world, base units; NaN where it is missing. */
  readonly values: Float64Array;
  /** `truth` and `label` are categories: numbers without an order. */
  readonly kind: 'number' | 'truth' | 'label' | 'date';
  readonly unit: Pick<Unit, 'text' | 'scale'>;
  /** Of a label, by row number. */
  readonly labels?: readonly string[];
  /** Assumptions that it is correlated with, by name: what is found of it includes what it tells of them. */
  readonly movesWith?: readonly string[];
}

/** An input with its worlds in ascending order of its value; worlds where it is missing are left out. */
export interface Ranked extends Input {
  readonly order: Uint32Array;
  /** The worlds in that order, cut into strata. */
  readonly cuts: Cuts;
}

/** Ranks inputs, once for all claims. What is the same in every world decides nothing and is left out. */
export function rankInputs(inputs: readonly Input[]): Ranked[] {
  const plain = new Map<number, PlainCuts>();
  return inputs.flatMap((input) => {
    const order = ascending(input.values);
    const known = order.findLastIndex((world) => !Number.isNaN(input.values[world])) + 1;
    const lowest = input.values[order[0] ?? 0];
    if (known === 0 || input.values[order[known - 1] ?? 0] === lowest) return [];
    const some = order.subarray(0, known);
    return [{ ...input, order: some, cuts: cutsAlong(some, input, plain) }];
  });
}

/** Worlds in ascending order of an input, cut into strata. @param plain cuts by size, to be added to */
export function cutsAlong(order: Uint32Array, { values, kind }: Input, plain: Map<number, PlainCuts>): Cuts {
  const ofSize = plain.get(order.length) ?? plainCuts(order.length);
  plain.set(order.length, ofSize);
  return cutsOf(along(order, values), kind === 'truth' || kind === 'label', ofSize);
}

/** The order statistic of an input that stands nearest to a share of the worlds in which it is known. */
export function quantileOf({ order, values }: Ranked, p: number): number {
  return values[order[Math.round((order.length - 1) * p)]!]!;
}

/** A column in another order of worlds. */
export function along(order: Uint32Array, column: Float64Array): Float64Array {
  const values = new Float64Array(order.length);
  for (let i = 0; i < order.length; i++) values[i] = column[order[i]!]!;
  return values;
}

/**
 * How many worlds assumptions are ranked on where memory does not hold all. An index of 0.01, about the smallest that is worth
 * a line, has a standard error of about 0.001 among so many.
 */
export const RANKED_WORLDS: number = 2 ** 15;

/** Each row of each assumption (and cell of a table) that is drawn once a world: definition and row. */
export function assumptionColumns(model: Model): Column[] {
  return model.definitions.flatMap(({ draws, role, size }, definition) =>
    draws && (role === 'assumption' || role === 'column')
      ? Array.from({ length: size }, (_, row) => ({ definition, row }))
      : [],
  );
}

/** The same as inputs, over the worlds of the columns. */
export function assumptionInputs(model: Model, columns: Columns): Input[] {
  return assumptionColumns(model).flatMap(({ definition: number, row }) => {
    const definition = model.definitions[number];
    if (definition === undefined) return [];
    return [
      {
        id: rowName(definition, model.tables, row),
        ...(definition.about === undefined ? {} : { about: definition.about }),
        values: columns.world(undefined, number, row),
        kind: definition.type.kind,
        unit: definition.unit,
        ...labelsOf(definition, model),
        ...partnersOf(definition, model),
      },
    ];
  });
}

/** The assumptions that one moves with, and those that move with it. */
function partnersOf({ name, movesWith = [] }: Definition, { definitions }: Model): Pick<Input, 'movesWith'> {
  const partners = [
    ...movesWith.map((one) => one.name),
    ...definitions
      .filter((other) => other.movesWith?.some((one) => one.name === name))
      .map((other) => other.name),
  ];
  return partners.length === 0 ? {} : { movesWith: [...new Set(partners)] };
}

/** What is told of an input besides what is found: its name, what it is, and what it moves with. */
export function said({ id, about, movesWith }: Input): {
  readonly assumption: string;
  readonly about?: string;
  readonly moves_with?: readonly string[];
} {
  return {
    assumption: id,
    ...(about === undefined ? {} : { about }),
    ...(movesWith === undefined ? {} : { moves_with: movesWith }),
  };
}

function labelsOf({ type }: Definition, model: Model): Pick<Input, 'labels'> {
  if (type.kind !== 'label') return {};
  return { labels: (model.tables[type.table]?.rows ?? []).map(({ label }) => label) };
}
