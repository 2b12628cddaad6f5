import type { Expr } from '../../model/expression.ts';
import type { Body, Cell, Definition, Model } from '../../model/model.ts';
import { type Graph, graph as makeGraph } from '../graph/graph.ts';
import { type Dependence, dependence, mayRemember } from './depends.ts';
import type { LatentDraw } from './program.ts';
import { type Recall, recall } from './recall.ts';
import { type Pairs, sameBody, sameCell } from './same-formula.ts';
import { isAdjustable } from './shape.ts';
import { slots as makeSlots, type Slots } from './slots.ts';

/**
 * What is remembered from one model to the next: the graph, slots, and the pieces of the graph that formulas came to. A model
 * that has most formulas in common with those before is lowered by finding what they came to.
 */
export interface Memory {
  readonly graph: Graph;
  readonly slots: Slots;
  readonly recalled: Recall;
  /** Distributions asked of the outside, by the number of the call. */
  readonly hosts: string[];
  /** What slots are for, where it is a standard draw, values known beforehand, a number that is set before each play. */
  readonly draws: Map<number, LatentDraw>;
  readonly series: Map<number, readonly number[]>;
  /** The slots of these by a hash of their values. */
  readonly hashed: Map<number, number[]>;
  readonly inputs: Map<number, Expr>;
  /** What the pass `expand` put in the place of nodes, while so many distributions were asked of the outside. */
  readonly expanded: { hosts: number; readonly nodes: number[] };
  /** Whether a model has the tables, definitions and cells of those before, whatever their formulas. */
  readonly serves: (model: Model) => boolean;
  /** Begins a model. */
  readonly begin: (model: Model) => Familiar;
}

/** A model whose formulas are those of models before where they are the same. */
export interface Familiar {
  readonly model: Model;
  readonly depends: Dependence;
  /** Constants of models before, and those that stand in their place. */
  readonly written: Pairs;
}

/** A memory for a model and what is like it. */
export function memory(first: Model): Memory {
  const shape = shapeOf(first);
  const slots = makeSlots();
  const graph = makeGraph(slots.stageOf);
  const recalled = recall(graph, slots);
  const bodies: Body[][] = first.definitions.map(() => []);
  const cells: Cell[][] = first.cells.map(() => []);
  let pasts: readonly Past[] = [];

  const begin = (model: Model): Familiar => {
    graph.known.forget();
    slots.begin();
    recalled.begin();
    const written: Pairs = new Map();
    const definitions = model.definitions.map((definition, number): Definition => {
      const list = bodies[number] as Body[];
      const pairs = isAdjustable(definition) ? written : undefined;
      const known = (body: Body): Body => find(list, body, (one) => sameBody(one, body, pairs));
      const { body, next, rules } = definition;
      return {
        ...definition,
        body: known(body),
        ...(next === undefined ? {} : { next: known(next) }),
        ...(rules === undefined ? {} : { rules: rules.map(known) }),
      };
    });
    const familiar = model.cells.map((cell, number) =>
      find(cells[number] as Cell[], cell, (one) => sameCell(one, cell)),
    );
    const found = { ...model, definitions, cells: familiar };
    const depends = dependence(found);
    const before = pasts;
    pasts = pastsOf(found, depends);
    if (!pasts.every((past, index) => isSamePast(past, before[index]))) recalled.forget();
    return { model: found, depends, written };
  };
  return {
    graph,
    slots,
    recalled,
    hosts: [],
    draws: new Map(),
    series: new Map(),
    hashed: new Map(),
    inputs: new Map(),
    expanded: { hosts: 0, nodes: [] },
    serves: (model) => shapeOf(model) === shape,
    begin,
  };
}

/** Most versions of one thing that are remembered. */
const MOST = 32;

/** One of a list that is the same, and comes to stand in front; or a new one. */
function find<T>(list: T[], wanted: T, isSame: (one: T) => boolean): T {
  let at = list.indexOf(wanted);
  if (at < 0) at = list.findIndex(isSame);
  const found = list[at] ?? wanted;
  if (at > 0) list.splice(at, 1);
  if (at !== 0) list.unshift(found);
  if (list.length > MOST) list.pop();
  return found;
}

/** A cell that looks into the past, and what is known of it: formulas that read it build on all of that. */
interface Past {
  readonly cell: Cell;
  readonly late: boolean | undefined;
  readonly nan: boolean;
  readonly inf: boolean;
}

function pastsOf(model: Model, depends: Dependence): readonly Past[] {
  return model.cells.flatMap((cell, number) =>
    cell.how === 'before' ? [{ cell, late: depends.cells[number], ...mayRemember(model, cell) }] : [],
  );
}

function isSamePast(a: Past, b: Past | undefined): boolean {
  return a.cell === b?.cell && a.late === b.late && a.nan === b.nan && a.inf === b.inf;
}

/** What a model is beside its formulas, as far as what a formula comes to depends on it. */
function shapeOf({ tables, definitions, cells, clock }: Model): string {
  return JSON.stringify([
    tables.map(({ rows }) => rows.map(({ label }) => label)),
    [clock.given, clock.length, clock.starts],
    definitions.map(({ name, role, over, type, range, mayBeMissing, mayBeInfinite, scores }) => [
      ...[name, role, over, type.kind, type.kind === 'label' ? type.table : -1],
      ...[range?.map(String), mayBeMissing, mayBeInfinite, scores],
    ]),
    cells.map((cell) => [cell.how, cell.over, cell.phase, cell.how === 'at' ? cell.period : -1]),
  ]);
}
