import { diagnose } from '../diagnostics/diagnose.ts';
import type { Fault } from '../kernel/kernel.ts';
import type { Expr } from '../model/expression.ts';
import type { Body, Cell, Definition, Model } from '../model/model.ts';
import { expressionsOf, visitExpression } from '../model/parts.ts';
import { knownBy } from './known.ts';

/** A model that weighs worlds by the evidence and computes nothing else. */
export interface Weighed {
  readonly model: Model;
  /** Number of the definition that gives a world's log likelihood: all observations together. */
  readonly total: number;
  /** Whether it plays a path, that of the first option; without, what was observed is known once a world is drawn. */
  readonly path: boolean;
}

/**
 * What bears on the evidence of a model, and its sum. Only what is kept is drawn, so that the draws that cannot be learned about
 * are not moved either. Luck of single periods is not learned about: an observation that it reaches is a fault. What became known
 * after the model's date is not observed.
 */
export function weighedModel(scenario: Model): Weighed | Fault {
  const model = scenario.asOf === undefined ? scenario : knownBy(scenario, scenario.asOf);
  if ('diagnostic' in model) return model;
  const observed = model.observations.map(({ definition }) => definition);
  const needed = reached(model, observed);
  const luck = [...needed.definitions].find((number) => isLuck(model, number));
  if (luck !== undefined) {
    const [first] = model.observations;
    const name = model.definitions[luck]?.name ?? '';
    return { diagnostic: diagnose('evidence-luck', { name }, first?.span) };
  }
  const path =
    needed.cells.size > 0 || [...needed.definitions].some((number) => reachOf(model, number) === 'period');
  const total = model.definitions.length;
  const definitions = [
    ...model.definitions.map((definition) => firstRule(definition)),
    totalOf(model, observed),
  ];
  const world = model.worldOrder.filter((number) => needed.definitions.has(number));
  const shared = {
    ...model,
    definitions,
    worldOrder: world,
    options: model.options.slice(0, 1),
    outcomes: [],
    fans: [],
    finishOrder: [],
    claims: [],
    checks: [],
    slots: Math.max(model.slots, 2),
  };
  if (!path) {
    const alone: Model = {
      ...shared,
      // What is left out may still read memory, so the cells stay and remember nothing.
      cells: model.cells.map(idle),
      clock: { ...model.clock, given: false },
      worldOrder: [...world, ...observed, total],
      periodOrder: [],
      stocks: [],
    };
    return { model: alone, total, path };
  }
  const played: Model = {
    ...shared,
    cells: model.cells.map((cell, number) => (needed.cells.has(number) ? cell : idle(cell))),
    periodOrder: model.periodOrder.filter((step) =>
      step.kind === 'cell' ? needed.cells.has(step.cell) : needed.definitions.has(step.definition),
    ),
    stocks: model.stocks.filter((number) => needed.definitions.has(number)),
    outcomes: [...observed, total],
    finishOrder: [...observed, total],
  };
  return { model: played, total, path };
}

interface Reached {
  readonly definitions: ReadonlySet<number>;
  readonly cells: ReadonlySet<number>;
}

/** Everything that is read on the way to some definitions, under the first option, themselves included. */
function reached(model: Model, from: readonly number[]): Reached {
  const definitions = new Set<number>(from);
  const cells = new Set<number>();
  const pending: Expr[] = [];
  const add = (body: Body | undefined): void => {
    if (body !== undefined) pending.push(...new Set(expressionsOf(body)));
  };
  const enter = (number: number): void => {
    const definition = model.definitions[number];
    add(definition?.body);
    add(definition?.next);
    add(definition?.rules?.[0]);
  };
  from.forEach(enter);
  for (let expr = pending.pop(); expr !== undefined; expr = pending.pop()) {
    visitExpression(expr, (part) => {
      if (part.op === 'read' && !definitions.has(part.definition)) {
        definitions.add(part.definition);
        enter(part.definition);
      }
      if (part.op === 'memory' && !cells.has(part.cell)) {
        cells.add(part.cell);
        const cell = model.cells[part.cell];
        if (cell === undefined) return;
        pending.push(cell.of, ...(cell.how === 'before' ? [cell.duration, cell.initial] : []));
      }
    });
  }
  return { definitions, cells };
}

function isLuck(model: Model, number: number): boolean {
  const definition = model.definitions[number];
  return definition?.draws === true && definition.role !== 'assumption' && definition.role !== 'column';
}

function reachOf(model: Model, number: number): Definition['reach'] | undefined {
  return model.definitions[number]?.reach;
}

function firstRule(definition: Definition): Definition {
  const { rules } = definition;
  return rules === undefined ? definition : { ...definition, rules: rules.slice(0, 1) };
}

/** A cell that keeps its number and remembers nothing. */
function idle({ over, size }: Cell): Cell {
  return { over, size, of: { op: 'constant', value: 0 }, how: 'ever', phase: 'period' };
}

/** The sum of all rows that were observed. */
function totalOf(model: Model, observed: readonly number[]): Definition {
  const [first] = model.observations;
  if (first === undefined) throw new Error('there is no evidence');
  const { span } = first;
  const none: Expr = { op: 'constant', value: 0 };
  const terms = observed.flatMap((definition): Expr[] => {
    const { over = [], size = 0 } = model.definitions[definition] ?? {};
    const width = model.tables[over[1] ?? -1]?.rows.length ?? 1;
    return Array.from({ length: size }, (_, row): Expr => {
      const places = [Math.floor(row / width), row % width].slice(0, over.length);
      const rows = places.map((value): Expr => ({ op: 'constant', value }));
      const read: Expr = { op: 'read', definition, rows, span };
      return { op: 'apply', fn: 'otherwise', args: [read, none], span };
    });
  });
  // Halves of halves: a sum of thousands of rows in a chain would be nested thousands deep.
  const sum = (from: number, to: number): Expr => {
    if (to - from <= 1) return terms[from] ?? none;
    const middle = (from + to) >> 1;
    return { op: 'apply', fn: 'add', args: [sum(from, middle), sum(middle, to)], span };
  };
  const expr = sum(0, terms.length);
  return {
    name: 'evidence:',
    role: 'observation',
    over: [],
    size: 1,
    type: { kind: 'number', dimension: {} },
    unit: { text: '1', scale: 1, dimension: {}, share: false },
    reach: observed.some((number) => reachOf(model, number) === 'period') ? 'period' : 'world',
    body: { kind: 'same', expr },
    mayBeMissing: false,
    mayBeInfinite: true,
    draws: false,
    authored: false,
    sources: [],
    written: [],
    span,
  };
}
