import type { Expr } from '../../model/expression.ts';
import type { Cell, Definition, Model } from '../../model/model.ts';
import { rowName } from '../../model/row-name.ts';
import { ANY, between, type Fact, TRUTH } from '../graph/fact.ts';
import type { Graph, Id } from '../graph/graph.ts';
import { type Layer, layer } from '../graph/knowledge.ts';
import type { Dependence } from './depends.ts';
import { NORMAL, UNIFORM } from './laws.ts';
import type { Memory } from './memory.ts';
import type { LatentDraw, Phase, Statement } from './program.ts';
import type { Recall } from './recall.ts';
import type { Slots } from './slots.ts';

/** What grows while a model is lowered. */
export interface Context {
  readonly model: Model;
  readonly periods: number;
  /** Number of rows of each table. */
  readonly lengths: readonly number[];
  /** The `rowKey` of the first row of each definition. */
  readonly firstKeys: readonly number[];
  readonly graph: Graph;
  readonly slots: Slots;
  readonly depends: Dependence;
  readonly recalled: Recall['piece'];
  /** What is known in every world and period; in every period whatever the option. */
  readonly everywhere: Layer;
  readonly inPeriods: Layer;
  readonly sections: ReadonlyMap<string, { readonly phase: Phase; readonly statements: Statement[] }>;
  /** The statements of a phase, to be added to. */
  readonly section: (phase: Phase) => Statement[];
  /** Files checks where what they check is known. */
  readonly file: (phase: Phase, checks: Set<Id>) => void;
  readonly load: (slot: number, fact: Fact) => Id;
  /** The slot of a number that is set before each play. */
  readonly input: (constant: Expr) => number;
  /** The slot of some values, one for each period; equal values share one. */
  readonly timed: (values: readonly number[]) => number;
  /** The number of the call that asks a distribution. */
  readonly host: (distribution: string) => number;
  /** The standard draw behind a row of a definition. */
  readonly latent: (owner: Definition, row: number, kind: LatentDraw['kind']) => Id;
  /** A standard normal draw by its name, made once a world. */
  readonly score: (name: string) => Id;
  /** The slots of what a cell remembers: a state for each row, or for `before` each period's values. */
  readonly states: readonly (readonly number[])[];
  /** The slots of stocks, by number and row. */
  readonly stocks: ReadonlyMap<number, readonly number[]>;
}

/** @param model with formulas that the memory knows */
export function context(model: Model, depends: Dependence, memory: Memory): Context {
  const { definitions, cells, clock, tables } = model;
  const periods = clock.given ? clock.starts.length : 1;
  const { graph, slots, hosts, draws, series, hashed, inputs } = memory;
  const everywhere = graph.known.ground;
  const inPeriods = layer(everywhere);
  const sections = new Map<string, { readonly phase: Phase; readonly statements: Statement[] }>();

  const section = (phase: Phase): Statement[] => {
    const key = 'option' in phase ? `${phase.when} ${phase.option}` : phase.when;
    const found = sections.get(key) ?? { phase, statements: [] };
    sections.set(key, found);
    return found.statements;
  };
  const file = (phase: Phase, checks: Set<Id>): void => {
    for (const node of checks) {
      const stage = graph.stage(node);
      const early = stage === 'fixed' || stage === 'world' || (stage === 'period' && phase.when === 'period');
      section(early ? { when: stage } : phase).push({ kind: 'check', node });
    }
    checks.clear();
  };
  const load = (slot: number, fact: Fact): Id => graph.assume(graph.node('load', [], slot), fact);
  const latent = (owner: Definition, row: number, kind: LatentDraw['kind']): Id => {
    const often = owner.role === 'assumption' || owner.role === 'column' ? 'world' : 'period';
    return named(rowName(owner, tables, row), often, kind);
  };
  const named = (name: string, often: LatentDraw['often'], kind: LatentDraw['kind']): Id => {
    const slot = slots.of(`draw ${name} ${often} ${kind}`, often);
    if (!draws.has(slot)) draws.set(slot, { name, kind, often, slot });
    const { lo, hi } = kind === 'normal' ? NORMAL : UNIFORM;
    return load(slot, between(lo, hi));
  };
  const timed = (values: readonly number[]): number => {
    const hash = hashOf(values);
    const alike = hashed.get(hash) ?? [];
    hashed.set(hash, alike);
    const found = alike.find((slot) =>
      series.get(slot)?.every((value, index) => Object.is(value, values[index])),
    );
    if (found !== undefined) {
      slots.use([found]);
      return found;
    }
    const slot = slots.of(values, 'fixed', periods);
    series.set(slot, values);
    alike.push(slot);
    return slot;
  };
  const input = (constant: Expr): number => {
    const slot = slots.of(constant, 'fixed');
    inputs.set(slot, constant);
    return slot;
  };
  const host = (distribution: string): number => {
    const found = hosts.indexOf(distribution);
    return found >= 0 ? found : hosts.push(distribution) - 1;
  };
  const some = (what: string, count: number, late: boolean | undefined, history = false): number[] => {
    const stage = late === true ? 'option' : 'period';
    return Array.from({ length: count }, (_, row) =>
      slots.of(`${what} ${row} ${stage}`, stage, history ? periods : 1, history),
    );
  };

  let rows = 0;
  const firstKeys = definitions.map(({ size }) => {
    rows += size;
    return rows - size;
  });

  return {
    model,
    periods,
    firstKeys,
    lengths: tables.map(({ rows }) => rows.length),
    graph,
    slots,
    depends,
    recalled: memory.recalled.piece,
    everywhere,
    inPeriods,
    sections,
    section,
    file,
    load,
    input,
    timed,
    host,
    latent,
    score: (name) => named(name, 'world', 'normal'),
    states: cells.map(({ size, how }, cell) =>
      some(`cell ${cell}`, size, depends.cells[cell], how === 'before'),
    ),
    stocks: new Map(
      model.stocks.map((stock) => [
        stock,
        some(`stock ${stock}`, definitions[stock]?.size ?? 0, depends.definitions[stock]),
      ]),
    ),
  };
}

/** A row of a definition among all rows of all. */
export function rowKey({ firstKeys }: Context, definition: number, row: number): number {
  return (firstKeys[definition] as number) + row;
}

/** What is known of a definition's values, whatever its formulas. */
export function declared({ lengths }: Context, definition: Definition): Fact {
  const { type, mayBeMissing: nan, mayBeInfinite, role } = definition;
  if (type.kind === 'truth') return { ...TRUTH, nan };
  if (type.kind === 'label') {
    return { ...between(0, Math.max(0, (lengths[type.table] ?? 1) - 1)), int: true, nan };
  }
  return { ...ANY, nan, inf: mayBeInfinite && role !== 'outcome' };
}

/** Whether a definition is reached by what options decide. */
export function isLate({ depends }: Context, definition: number): boolean {
  return depends.definitions[definition] === true;
}

/** The cell of that number. */
export function cellOf({ model }: Context, number: number): Cell {
  const found = model.cells[number];
  if (found === undefined) throw new Error(`there is no memory cell ${number}`);
  return found;
}

/** The definition of that number. */
export function definitionOf({ model }: Context, number: number): Definition {
  const found = model.definitions[number];
  if (found === undefined) throw new Error(`there is no definition ${number}`);
  return found;
}

const doubles = new Float64Array(1);
const halves = new Int32Array(doubles.buffer);

/** A number that is the same for the same values, and seldom so for others. */
function hashOf(values: readonly number[]): number {
  let hash = 0;
  for (const value of values) {
    doubles[0] = value;
    hash = Math.imul(Math.imul(hash, 31) + (halves[0] as number), 31) + (halves[1] as number);
  }
  return hash | 0;
}
