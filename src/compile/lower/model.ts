import { DISTRIBUTIONS } from '../../distributions/registry.ts';
import type { Expr } from '../../model/expression.ts';
import type { Body, Cell, Definition, Model } from '../../model/model.ts';
import { rowName } from '../../model/row-name.ts';
import { ANY, between, type Fact, TRUTH } from '../graph/fact.ts';
import { graph as makeGraph, type Id, layer } from '../graph/graph.ts';
import { admit } from './admission.ts';
import { type Builder, builder } from './builder.ts';
import { backwards, firstState, move, settled } from './cells.ts';
import { dependence, formulas, mayRemember, some } from './depends.ts';
import { formula, type Scope } from './formula.ts';
import { drawFrom, NORMAL, UNIFORM } from './laws.ts';
import { choose, isKnown, known, opposite } from './masks.ts';
import type { LatentDraw, Phase, Program, Section, Statement } from './program.ts';
import { isAdjustable } from './shape.ts';
import { slots as makeSlots } from './slots.ts';

/** The values of definitions and cells at one point of the play, by number and row. */
interface Values {
  readonly definition: (number: number, row: number) => Id;
  readonly cell: (number: number, row: number) => Id;
}

interface Moment {
  readonly values: Values;
  readonly clock: (what: 'now' | 'elapsed' | 'period') => Id;
  readonly period: Id;
}

/** Turns a model into a program: every row its own node, options side by side where they differ. */
export function lower(model: Model): Program {
  const { definitions, cells, clock, tables } = model;
  const periods = clock.given ? clock.starts.length : 1;
  const lengths = tables.map(({ rows }) => rows.length);
  const slots = makeSlots();
  const graph = makeGraph(slots.stageOf);
  const depends = dependence(model);
  const everywhere = layer();
  const inPeriods = layer(everywhere);
  graph.use(everywhere);
  const sections = new Map<string, { phase: Phase; statements: Statement[] }>();
  const inputs = new Map<Expr, number>();
  const hosts: string[] = [];
  const latents = { world: [] as LatentDraw[], period: [] as LatentDraw[] };
  const latentSlots = new Map<string, number>();
  const kept = new Map<string, number>();
  const missing = graph.constant(Number.NaN);

  const section = (phase: Phase): Statement[] => {
    const key = JSON.stringify(phase);
    const found = sections.get(key) ?? { phase, statements: [] };
    sections.set(key, found);
    return found.statements;
  };
  const load = (slot: number, fact: Fact): Id => graph.assume(graph.node('load', [], slot), fact);
  const now = (period: number): Moment['clock'] => (what) =>
    graph.constant(what === 'now' ? (clock.starts[period] ?? Number.NaN) : what === 'elapsed' ? period * clock.length : clock.length);
  const period = graph.assume(graph.node('period', []), { ...between(0, periods - 1), int: true });
  const running: Moment['clock'] = (what) => {
    if (what === 'period') return graph.constant(clock.length);
    if (what === 'now') {
      const range = between(clock.starts[0] ?? 0, clock.starts.at(-1) ?? 0);
      return graph.assume(graph.node('now', []), { ...range, int: clock.starts.every(Number.isInteger) });
    }
    const elapsed = graph.node('mul', [period, graph.constant(clock.length)]);
    return graph.assume(elapsed, { ...between(0, (periods - 1) * clock.length), int: Number.isInteger(clock.length) });
  };

  const latent = (owner: Definition, row: number, kind: LatentDraw['kind']): Id => {
    const once = owner.role === 'assumption' || owner.role === 'column';
    const name = rowName(owner, tables, row);
    const key = `${name} ${once} ${kind}`;
    let slot = latentSlots.get(key);
    if (slot === undefined) {
      slot = slots.add(once ? 'world' : 'period');
      latentSlots.set(key, slot);
      latents[once ? 'world' : 'period'].push({ name, kind, slot });
    }
    return load(slot, kind === 'normal' ? between(NORMAL.lo, NORMAL.hi) : between(UNIFORM.lo, UNIFORM.hi));
  };
  const host = (distribution: string): number => {
    const found = hosts.indexOf(distribution);
    return found >= 0 ? found : hosts.push(distribution) - 1;
  };
  const adjustable = (owner: Definition | undefined): Scope['constant'] => {
    if (owner === undefined || !isAdjustable(owner)) return ({ value }) => graph.constant(value);
    return (expr) => {
      if (!Number.isFinite(expr.value)) return graph.constant(expr.value);
      const slot = inputs.get(expr) ?? slots.add('fixed');
      inputs.set(expr, slot);
      return load(slot, ANY);
    };
  };

  const scopeOf = (b: Builder, moment: Moment, owner: Definition | undefined, row: number, over: readonly number[]): Scope => {
    const width = lengths[over[1] ?? -1] ?? 1;
    return {
      b,
      lengths,
      rows: [Math.floor(row / width), row % width],
      over: (number) => definitions[number]?.over ?? [],
      cellOver: (number) => cells[number]?.over ?? [],
      read: moment.values.definition,
      memory: (number, at) => {
        const cell = cells[number] as Cell;
        return cell.how === 'before' ? past(b, moment, number, cell, at) : moment.values.cell(number, at);
      },
      clock: moment.clock,
      draw: ({ distribution }, parameters) => {
        if (owner === undefined) throw new Error('a memory cell draws');
        const kind = DISTRIBUTIONS.get(distribution)?.latent ?? 'uniform';
        return drawFrom(b, distribution, latent(owner, row, kind), parameters, host);
      },
      constant: adjustable(owner),
    };
  };
  const rowExpr = (body: Body, row: number): Expr => {
    const found = body.kind === 'same' ? body.expr : body.exprs[row];
    if (found === undefined) throw new Error('a definition has no formula for a row');
    return found;
  };
  /** All rows of a body, admitted as values of the definition. */
  const rowsOf = (b: Builder, moment: Moment, owner: Definition, body: Body, ruled = false): Id[] =>
    Array.from({ length: owner.size }, (_, row) => {
      const value = formula(rowExpr(body, row), scopeOf(b, moment, owner, row, owner.over));
      return admit(b, owner, value, ruled);
    });

  const histories = new Map<number, readonly number[]>();
  const historyOf = (number: number): readonly number[] => {
    const found = histories.get(number);
    if (found !== undefined) return found;
    const { size } = cells[number] as Cell;
    const stage = depends.cells[number] === true ? 'option' : 'period';
    const made = Array.from({ length: size }, () => slots.add(stage, periods));
    histories.set(number, made);
    return made;
  };
  /** What a `before` cell says at this moment. */
  const past = (b: Builder, moment: Moment, number: number, cell: Extract<Cell, { how: 'before' }>, row: number): Id => {
    const scope = scopeOf(b, moment, undefined, row, cell.over);
    const ago = b.settle(formula(cell.duration, scope));
    const slot = historyOf(number)[row] as number;
    const fact: Fact = { ...ANY, ...mayRemember(model, cell) };
    const days = graph.value(ago);
    if (days !== undefined && Number.isNaN(days)) return missing;
    if (days !== undefined) {
      const steps = Math.max(1, Math.round(days / clock.length));
      const index = graph.node('sub', [moment.period, graph.constant(steps)]);
      const there = graph.node('le', [graph.constant(0), index]);
      graph.assume(there, { ...ANY, mask: true });
      const before = graph.assume(graph.node('record', [], slot, Math.min(steps, periods)), fact);
      const initial = b.within(opposite(graph, there), () => b.settle(formula(cell.initial, scope)));
      return healed(choose(graph, there, before, initial));
    }
    const { within, index } = backwards(b, ago, moment.period, clock.length);
    const before = graph.assume(graph.node('record', [index], slot), fact);
    const initial = b.within(opposite(graph, within), () => b.settle(formula(cell.initial, scope)));
    const found = healed(choose(graph, within, before, initial));
    const certain = isKnown(graph, ago);
    return known(graph, certain) === true ? found : choose(graph, certain, found, missing);
  };
  const healed = (id: Id): Id => graph.restate(id, { ...graph.fact(id), poison: false });

  const declared = (definition: Definition): Fact => {
    const { type, mayBeMissing: nan, mayBeInfinite, role } = definition;
    const inf = mayBeInfinite && role !== 'outcome';
    if (type.kind === 'truth') return { ...TRUTH, nan };
    if (type.kind === 'label') {
      return { ...between(0, Math.max(0, (lengths[type.table] ?? 1) - 1)), int: true, nan };
    }
    return { ...ANY, nan, inf };
  };
  const file = (phase: Phase, checks: Set<Id>): void => {
    for (const node of checks) {
      const stage = graph.stage(node);
      const home: Phase = stage === 'fixed' || stage === 'world' ? { when: stage } : stage === 'period' && phase.when === 'period' ? { when: 'period' } : phase;
      section(home).push({ kind: 'check', node });
    }
    checks.clear();
  };

  // What is fixed, once for all or in a world.
  const inWorld: Id[][] = [];
  const nowhere: Values = {
    definition: (number, row) => inWorld[number]?.[row] ?? missing,
    cell: () => missing,
  };
  const worldMoment: Moment = { values: nowhere, clock: now(0), period: graph.constant(0) };
  const worlds: number[] = [];
  const checks = new Set<Id>();
  for (const number of model.worldOrder) {
    const definition = definitions[number] as Definition;
    inWorld[number] = rowsOf(builder(graph, checks), worldMoment, definition, definition.body);
    file({ when: 'world' }, checks);
    if (definition.reach !== 'world') continue;
    for (const node of inWorld[number]) {
      const slot = slots.add('world');
      section({ when: 'world' }).push({ kind: 'store', node, slot });
      worlds.push(slot);
    }
  }

  // The stocks, and the states of memory.
  const isLate = (number: number): boolean => depends.definitions[number] === true;
  const stockSlots = new Map<number, number[]>();
  for (const number of model.stocks) {
    const { size } = definitions[number] as Definition;
    const stage = isLate(number) ? 'option' : 'period';
    stockSlots.set(number, Array.from({ length: size }, () => slots.add(stage)));
  }
  const stateSlots = cells.map(({ size, how }, number) =>
    how === 'before'
      ? []
      : Array.from({ length: size }, () => slots.add(depends.cells[number] === true ? 'option' : 'period')),
  );
  const starts: Id[][] = [];
  const beginMoment: Moment = {
    values: { definition: (number, row) => inWorld[number]?.[row] ?? starts[number]?.[row] ?? missing, cell: () => missing },
    clock: now(0),
    period: graph.constant(0),
  };
  for (const number of model.stocks) {
    const definition = definitions[number] as Definition;
    starts[number] = rowsOf(builder(graph, checks), beginMoment, definition, definition.body);
    if (isLate(number)) model.options.forEach((_, option) => file({ when: 'begin', option }, new Set(checks)));
    else file({ when: 'begin' }, checks);
    checks.clear();
  }

  const loaded = (number: number, row: number): Id =>
    load((stockSlots.get(number) as number[])[row] as number, declared(definitions[number] as Definition));

  /** Computes a period's quantities and cells of one kind (those that options change, or the others). */
  const playPeriod = (b: Builder, late: boolean, base: Values, constants: ReadonlyMap<string, Id>, option: number | undefined): Period => {
    const found: Id[][] = [];
    const shown: Id[][] = [];
    const states: { readonly cell: number; readonly row: number; readonly state: Id }[] = [];
    const values: Values = {
      definition: (number, row) => found[number]?.[row] ?? (stockSlots.has(number) && isLate(number) === late ? (constants.get(`${number} ${row}`) ?? loaded(number, row)) : base.definition(number, row)),
      cell: (number, row) => shown[number]?.[row] ?? base.cell(number, row),
    };
    const moment: Moment = { values, clock: running, period };
    const remember = (number: number, at: Moment): void => {
      const cell = cells[number] as Cell;
      if (cell.how === 'before') return;
      shown[number] = Array.from({ length: cell.size }, (_, row) => {
        const value = formula(cell.of, scopeOf(b, at, undefined, row, cell.over));
        const fixed = graph.value(value);
        const always = fixed === undefined ? undefined : settled(cell.how, fixed);
        if (always !== undefined) return graph.constant(always);
        const state = graph.node('load', [], (stateSlots[number] as number[])[row] as number);
        const moved = move(b, cell, state, value, period, clock.length, periods - 1);
        states.push({ cell: number, row, state: moved.state });
        return moved.shown;
      });
    };
    for (const step of model.periodOrder) {
      if (step.kind === 'cell') {
        if ((depends.cells[step.cell] === true) === late) remember(step.cell, moment);
        continue;
      }
      const definition = definitions[step.definition] as Definition;
      if (isLate(step.definition) !== late) continue;
      const rule = option === undefined ? undefined : definition.rules?.[option];
      found[step.definition] = rowsOf(b, moment, definition, rule ?? definition.body, rule !== undefined);
    }
    const pasts: { readonly slot: number; readonly node: Id }[] = [];
    cells.forEach((cell, number) => {
      if (cell.how !== 'before' || (depends.cells[number] === true) !== late) return;
      for (let row = 0; row < cell.size; row++) {
        const node = b.settle(formula(cell.of, scopeOf(b, moment, undefined, row, cell.over)));
        pasts.push({ slot: historyOf(number)[row] as number, node });
      }
    });
    const next = new Map<string, Id>();
    for (const number of model.stocks) {
      if (isLate(number) !== late) continue;
      const definition = definitions[number] as Definition;
      if (definition.next === undefined) throw new Error(`the stock ${definition.name} has no next`);
      rowsOf(b, moment, definition, definition.next).forEach((node, row) => {
        next.set(`${number} ${row}`, node);
      });
    }
    const left: Values = {
      definition: (number, row) => next.get(`${number} ${row}`) ?? values.definition(number, row),
      cell: values.cell,
    };
    return { values, left, next, states, pasts, remember };
  };

  interface Period {
    readonly values: Values;
    /** The same with stocks as the period leaves them. */
    readonly left: Values;
    readonly next: ReadonlyMap<string, Id>;
    readonly states: readonly { readonly cell: number; readonly row: number; readonly state: Id }[];
    readonly pasts: readonly { readonly slot: number; readonly node: Id }[];
    readonly remember: (cell: number, at: Moment) => void;
  }

  const storePeriod = (found: Period, phase: Phase, become: Phase, constants: ReadonlyMap<string, Id>): void => {
    const statements = section(phase);
    for (const { slot, node } of found.pasts) statements.push({ kind: 'store', node, slot, history: true });
    for (const { cell, row, state } of found.states) {
      statements.push({ kind: 'store', node: state, slot: (stateSlots[cell] as number[])[row] as number, late: true });
    }
    for (const [key, node] of found.next) {
      if (constants.has(key)) continue;
      const [number, row] = key.split(' ').map(Number) as [number, number];
      section(become).push({ kind: 'store', node, slot: (stockSlots.get(number) as number[])[row] as number, late: true });
    }
  };
  const recordCells = (found: Period, late: boolean, left: Values): void => {
    cells.forEach((cell, number) => {
      if (cell.phase !== 'record' || (depends.cells[number] === true) !== late) return;
      found.remember(number, { values: left, clock: running, period });
    });
  };
  const startCells = (phase: Phase, states: Period['states']): void => {
    for (const { cell, row } of states) {
      const node = graph.constant(firstState((cells[cell] as Exclude<Cell, { how: 'before' }>).how));
      section(phase).push({ kind: 'store', node, slot: (stateSlots[cell] as number[])[row] as number });
    }
  };

  // What no option changes.
  graph.use(inPeriods);
  const shared = playPeriod(builder(graph, checks), false, nowhere, new Map(), undefined);
  recordCells(shared, false, shared.left);
  file({ when: 'period' }, checks);
  storePeriod(shared, { when: 'period' }, { when: 'become' }, new Map());
  startCells({ when: 'begin' }, shared.states);
  for (const number of model.stocks) {
    if (isLate(number)) continue;
    (starts[number] as Id[]).forEach((node, row) => {
      section({ when: 'begin' }).push({ kind: 'store', node, slot: (stockSlots.get(number) as number[])[row] as number });
    });
  }

  const outcomeColumns = columnsOf(model, model.outcomes);
  const checkColumns = columnsOf(model, model.finishOrder.filter((number) => definitions[number]?.role === 'check'));
  const fanColumns = columnsOf(model, model.fans);
  const outcomes = outcomeColumns.map(() => slots.add('option'));
  const checkSlots = checkColumns.map(() => slots.add('option'));
  const fans = fanColumns.map(() => slots.add('option', periods));

  /** The last record of a value, by a slot into which each period stores it. */
  const keep = (key: string, node: Id, fact: Fact, phase: Phase): Id => {
    const stage = graph.stage(node);
    if (stage === 'fixed' || stage === 'world') return node;
    const home: Phase = stage === 'period' ? { when: 'period' } : phase;
    // What no option reaches may still be one thing under one option and another under the next.
    const name = stage === 'period' ? `period ${node}` : key;
    const slot = kept.get(name) ?? slots.add(stage);
    kept.set(name, slot);
    const statements = section(home);
    if (!statements.some((one) => one.kind === 'store' && one.slot === slot && one.node === node)) {
      statements.push({ kind: 'store', node, slot });
    }
    return load(slot, fact);
  };

  model.options.forEach((_, option) => {
    const phase: Phase = { when: 'period', option };
    const constants = settledStocks(option);
    graph.use(layer(inPeriods));
    const found = playPeriod(builder(graph, checks), true, shared.values, constants, option);
    const left: Values = {
      definition: (number, row) => found.next.get(`${number} ${row}`) ?? (isLate(number) ? found.values.definition(number, row) : shared.left.definition(number, row)),
      cell: found.values.cell,
    };
    recordCells(found, true, left);
    file(phase, checks);
    storePeriod(found, phase, phase, constants);
    startCells({ when: 'begin', option }, found.states);
    for (const number of model.stocks) {
      if (!isLate(number)) continue;
      (starts[number] as Id[]).forEach((node, row) => {
        if (constants.has(`${number} ${row}`)) return;
        section({ when: 'begin', option }).push({ kind: 'store', node, slot: (stockSlots.get(number) as number[])[row] as number });
      });
    }
    fanColumns.forEach(({ definition, row }, index) => {
      section(phase).push({ kind: 'store', node: left.definition(definition, row), slot: fans[index] as number, history: true });
    });

    graph.use(layer(everywhere));
    const ends: Id[][] = [];
    const finish: Moment = {
      values: {
        definition: (number, row) => {
          const known_ = ends[number]?.[row] ?? inWorld[number]?.[row];
          if (known_ !== undefined) return known_;
          const definition = definitions[number] as Definition;
          if (stockSlots.has(number)) return constants.get(`${number} ${row}`) ?? loaded(number, row);
          return keep(`definition ${number} ${row}`, found.values.definition(number, row), declared(definition), phase);
        },
        cell: (number, row) => {
          const node = found.values.cell(number, row);
          const { nan } = mayRemember(model, cells[number] as Cell);
          return keep(`cell ${number} ${row}`, node, { ...cellFact(cells[number] as Cell), nan }, phase);
        },
      },
      clock: now(periods - 1),
      period: graph.constant(periods - 1),
    };
    for (const number of model.finishOrder) {
      const definition = definitions[number] as Definition;
      ends[number] = rowsOf(builder(graph, checks), finish, definition, definition.body);
    }
    file({ when: 'finish', option }, checks);
    const put = (columns: readonly Column[], into: readonly number[]): void => {
      columns.forEach(({ definition, row }, index) => {
        const node = finish.values.definition(definition, row);
        section({ when: 'finish', option }).push({ kind: 'store', node, slot: into[index] as number });
      });
    };
    put(outcomeColumns, outcomes);
    put(checkColumns, checkSlots);
  });

  /** Stocks that stay as they start under an option, found by supposing so of all that start at a known number. */
  function settledStocks(option: number): Map<string, Id> {
    const supposed = new Map<string, Id>();
    for (const number of model.stocks) {
      if (!isLate(number)) continue;
      (starts[number] as Id[]).forEach((node, row) => {
        if (graph.value(node) !== undefined) supposed.set(`${number} ${row}`, node);
      });
    }
    for (;;) {
      if (supposed.size === 0) return supposed;
      graph.use(layer(inPeriods));
      const { next } = playPeriod(builder(graph, new Set()), true, shared.values, supposed, option);
      const wrong = [...supposed].filter(([key, node]) => next.get(key) !== node);
      if (wrong.length === 0) return supposed;
      for (const [key] of wrong) supposed.delete(key);
    }
  }

  const drawsAtStart = model.stocks.some((number) =>
    formulas(definitions[number]?.body).some((expr) => some(expr, ({ op }) => op === 'draw')),
  );
  return {
    graph,
    slots: slots.list,
    sections: [...sections.values()] as Section[],
    inputs,
    hosts,
    worldDraws: latents.world,
    periodDraws: latents.period,
    drawsAtStart,
    worlds,
    outcomes,
    checks: checkSlots,
    fans,
  };
}

interface Column {
  readonly definition: number;
  readonly row: number;
}

function columnsOf(model: Model, numbers: readonly number[]): Column[] {
  return numbers.flatMap((definition) =>
    Array.from({ length: model.definitions[definition]?.size ?? 0 }, (_, row) => ({ definition, row })),
  );
}

/** What is known of what a cell shows, whatever its formula. */
function cellFact(cell: Cell): Fact {
  switch (cell.how) {
    case 'ever':
    case 'always':
      return TRUTH;
    case 'since':
    case 'first':
      return { ...ANY, lo: 0, inf: true };
    default:
      return { ...ANY, inf: true };
  }
}
