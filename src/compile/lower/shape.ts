import type { Expr } from '../../model/expression.ts';
import type { Body, Cell, Definition, Model } from '../../model/model.ts';
import { type Pairs, sameBody, sameCell } from './same-formula.ts';

/** Whether the numbers written in a definition are set before each play rather than built into the program. */
export function isAdjustable({ role, type }: Pick<Definition, 'role' | 'type'>): boolean {
  return role === 'assumption' && type.kind === 'number';
}

/**
 * The constants of one model by those of another that stand in the same place, if the two differ in nothing else that a
 * program depends on; undefined if they do. Only constants of adjustable definitions may differ.
 */
export function correspond(known: Model, other: Model): Map<Expr, number> | undefined {
  const pairs: Pairs = new Map();
  const agree =
    same(bonesOf(known), bonesOf(other)) &&
    known.cells.length === other.cells.length &&
    known.cells.every((cell, number) => sameCell(cell, other.cells[number] as Cell)) &&
    known.definitions.every((definition, number) => {
      const counterpart = other.definitions[number] as Definition;
      const { rules = [] } = definition;
      return (
        sameOptional(definition.body, counterpart.body, isAdjustable(definition) ? pairs : undefined) &&
        sameOptional(definition.next, counterpart.next) &&
        rules.length === (counterpart.rules ?? []).length &&
        rules.every((rule, option) => sameOptional(rule, counterpart.rules?.[option]))
      );
    });
  if (!agree) return undefined;
  return new Map(
    [...pairs].map(([expr, there]) => [expr, there.op === 'constant' ? there.value : Number.NaN]),
  );
}

function bonesOf(model: Model): unknown {
  return [
    model.tables.map(({ rows }) => rows.map(({ label }) => label)),
    model.definitions.map(({ name, role, over, size, type, reach, range, mayBeMissing, mayBeInfinite }) => [
      [name, role, over, size, type.kind, reach, range, mayBeMissing, mayBeInfinite],
    ]),
    [model.clock.given, model.clock.length, model.clock.starts],
    [model.worldOrder, model.periodOrder, model.stocks, model.finishOrder, model.outcomes, model.fans],
    model.options.length,
    model.definitions.map(({ scores }) => scores),
  ];
}

function sameOptional(a: Body | undefined, b: Body | undefined, pairs?: Pairs): boolean {
  return a === undefined || b === undefined ? a === b : sameBody(a, b, pairs);
}

/** Equal as plain data. */
function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => same(Reflect.get(a, key), Reflect.get(b, key)));
}
