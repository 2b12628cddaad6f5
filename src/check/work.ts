import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type {
  Body,
  Cell,
  Check,
  Claim,
  Clock,
  Definition,
  Observation,
  Option,
  Reach,
  Score,
  Table,
} from '../model/model.ts';
import type { Unit } from '../model/units.ts';
import type { Scenario, SourceSyntax } from '../syntax/scenario.ts';
import { cellsOnce } from './cells.ts';
import { timeless } from './clock.ts';
import type { Draft, Rule } from './draft.ts';
import type { Flowing } from './flow.ts';
import type { Followed } from './followed.ts';
import type { Orders } from './order.ts';
import { overlay, type Register } from './overlay.ts';
import type { Reading } from './reach.ts';
import {
  forgetful,
  keeping,
  type Memory,
  note,
  noteCell,
  noteSlots,
  type Recall,
  recalling,
  type Tape,
} from './recall.ts';
import type { Symbol as Named, Scope } from './scope.ts';
import type { Held, Setting } from './setting.ts';
import type { Typed } from './typed.ts';
import { builtinUnits } from './units/builtin.ts';

/** A table with what checking asks of it besides what the model keeps. */
export interface NamedRows {
  readonly table: Table;
  /** Row number by label. */
  readonly rows: ReadonlyMap<string, number>;
  /** The full name of the column that dates its rows. */
  readonly dated?: string;
}

/**
 * What one check of one scenario fills, pass by pass. Each pass reads what the passes before it wrote; nothing
 * outlives the check but the model. Maps without another word are by definition number.
 */
export interface Work {
  readonly scenario: Scenario;
  readonly settings: readonly Setting[];
  readonly report: (diagnostic: Diagnostic) => void;
  /** Whether more mistakes were reported than are shown. */
  readonly isFull: () => boolean;
  /** The scenario's own units by name and alias. */
  readonly units: Map<string, Unit>;
  readonly sources: ReadonlyMap<string, SourceSyntax>;
  readonly tables: NamedRows[];
  readonly tableNumbers: Map<string, number>;
  /** What each name that is taken stands for: `a unit`, `a table`. */
  readonly taken: Register<string, string>;
  clock: Clock;
  readonly drafts: Draft[];
  readonly symbols: Register<string, Named>;
  /** Of each decision the rules of each option, by option number. */
  readonly rules: Map<number, Rule[][]>;
  /** What `--set` holds fixed. */
  readonly held: Map<number, Held[]>;
  /** Definition numbers, most after those that their values read. */
  readonly sequence: number[];
  /** Values elaborated or being elaborated; a draft without an entry has not been reached. */
  readonly typed: (Typed | undefined)[];
  /** Drafts whose values are being elaborated, outermost first. */
  readonly chain: Draft[];
  /** Of each stock what it is at the end of a period. */
  readonly steps: Register<number, Body>;
  /** How the draws of assumptions and columns move together. */
  readonly scores: Map<number, readonly (readonly Score[])[]>;
  readonly moves: Map<number, NonNullable<Definition['movesWith']>>;
  readonly followed: Register<number, Followed>;
  /** Of outcomes the smallest difference that matters, in base units. */
  readonly weights: Register<number, number>;
  readonly cells: Cell[];
  slots: number;
  /** What each definition reads, and when it is known, by definition number. */
  readings: readonly Reading[];
  reaches: readonly Reach[];
  /** What values may be besides finite numbers, once a model was put together. */
  flowing: Flowing | undefined;
  orders: Orders;
  readonly options: Option[];
  readonly observations: Observation[];
  readonly claims: Claim[];
  readonly checks: Check[];
  /** Definition numbers. */
  readonly fans: number[];
  readonly scope: Scope;
  /** What the formula that is being elaborated asked so far, where that is kept. */
  tape: Tape | undefined;
  readonly recall: Recall<Work>;
}

/** A memory, and whether this check fills it or reads it. */
export interface Remembering {
  readonly memory: Memory<Work>;
  readonly use: 'keep' | 'recall';
}

/** A check that has not begun. */
export function newWork(
  scenario: Scenario,
  settings: readonly Setting[],
  { report, isFull }: Pick<Work, 'report' | 'isFull'>,
  remembering?: Remembering,
): Work {
  const cells: Cell[] = [];
  const work: Omit<Work, 'scope' | 'recall'> = {
    scenario,
    settings,
    report,
    isFull,
    units: new Map(),
    sources: new Map(scenario.sources.map((source) => [source.key.value, source])),
    tables: [],
    tableNumbers: new Map(),
    taken: new Map(),
    clock: timeless,
    drafts: [],
    symbols: new Map(),
    rules: new Map(),
    held: new Map(),
    sequence: [],
    typed: [],
    chain: [],
    steps: new Map(),
    scores: new Map(),
    moves: new Map(),
    followed: new Map(),
    weights: new Map(),
    cells,
    slots: 0,
    readings: [],
    reaches: [],
    flowing: undefined,
    orders: { worldOrder: [], periodOrder: [], finishOrder: [], cycles: [] },
    options: [],
    observations: [],
    claims: [],
    checks: [],
    fans: [],
    tape: undefined,
  };
  return whole(work, (made) => recallOf(scenario, made, remembering));
}

/**
 * A check that begins where that of the scenario underneath has ended: what was found there stands until it is taken away
 * to be looked for again. Nothing that is done here reaches what is underneath.
 */
export function newWorkOn(
  under: Work,
  scenario: Scenario,
  report: Work['report'],
  recall: (work: () => Work) => Recall<Work>,
): Work {
  const work: Omit<Work, 'scope' | 'recall'> = {
    ...under,
    scenario,
    report,
    isFull: () => false,
    taken: overlay(under.taken),
    drafts: under.drafts.slice(),
    symbols: overlay(under.symbols),
    rules: new Map(under.rules),
    sequence: under.sequence.slice(),
    typed: under.typed.slice(),
    chain: [],
    steps: overlay(under.steps),
    scores: new Map(),
    moves: new Map(),
    followed: overlay(under.followed),
    weights: overlay(under.weights),
    cells: under.cells.slice(),
    options: [...under.options],
    observations: [],
    claims: [],
    checks: [],
    fans: [],
    tape: undefined,
  };
  return whole(work, recall);
}

function whole(work: Omit<Work, 'scope' | 'recall'>, recall: (made: () => Work) => Recall<Work>): Work {
  const made: Work = Object.assign(work, {
    scope: scopeOf(work, (formula, place, make) => made.recall.formula(formula, place, make)),
    recall: recall(() => made),
  });
  return made;
}

function recallOf(scenario: Scenario, work: () => Work, remembering: Remembering | undefined): Recall<Work> {
  if (remembering === undefined) return forgetful;
  const { memory, use } = remembering;
  return use === 'keep' ? keeping(memory, work) : recalling(memory, scenario, work);
}

/** What elaboration sees of the work; tables and clock are those read by the time a formula is elaborated. */
function scopeOf(work: Omit<Work, 'scope' | 'recall'>, once: Scope['once']): Scope {
  const asOf = work.scenario.asOf?.value.days;
  const tables: Table[] = [];
  const cell = cellsOnce(work.cells);
  return {
    once,
    get tables() {
      while (tables.length < work.tables.length) tables.push((work.tables[tables.length] as NamedRows).table);
      return tables;
    },
    get clock() {
      return work.clock;
    },
    table: (name) => work.tableNumbers.get(name),
    dated: (table) => work.symbols.get(work.tables[table]?.dated ?? ''),
    unit: (name) => builtinUnits.get(name) ?? work.units.get(name),
    unitNames: () => (work.isFull() ? [] : [...builtinUnits.keys(), ...work.units.keys()]),
    symbol: (name) => {
      const symbol = work.symbols.get(name);
      note(work.tape, name, 'symbol', symbol);
      return symbol;
    },
    symbolNames: () => (work.isFull() ? [] : work.symbols.keys()),
    variants: new Set(work.scenario.variants.map(({ name }) => name.value)),
    hasEvidence: work.scenario.evidence.length > 0,
    ...(asOf === undefined ? {} : { asOf }),
    cell: (found) => {
      const answer = cell(found);
      noteCell(work.tape, found, answer);
      return answer;
    },
    report: work.report,
    slots: (count) => {
      noteSlots(work.tape, count);
      work.slots = Math.max(work.slots, count);
    },
  };
}
