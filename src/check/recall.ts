import type { Cell, ValueType } from '../model/model.ts';
import type { Scenario } from '../syntax/scenario.ts';
import type { Draft } from './draft.ts';
import { sameType } from './expressions/agree.ts';
import { sameList } from './same-list.ts';
import type { Place, Symbol as Quantity, Scope, Traits } from './scope.ts';

/** What is asked of a check that is under way. */
interface Checking {
  readonly scenario: Scenario;
  readonly drafts: readonly Draft[];
  readonly symbols: Pick<ReadonlyMap<string, Quantity>, 'get'>;
  readonly scope: Scope;
  tape: Tape | undefined;
}

/**
 * What the check of a scenario found out, for the checks of its variants, which have most entries in common with it: drafts by the
 * entry that they were made from, and elaborated formulas with all that was asked on the way. A formula is taken over
 * where every question has the same answer in the variant; what is taken over is what elaboration would have given.
 */
export interface Memory<W> {
  /** The check itself, once it has found no mistake. */
  work?: W;
  readonly made: Map<object, Map<unknown, unknown>>;
  /** By formula, or by the list of the formulas of rows. */
  readonly formulas: Map<object, Remembered[]>;
}

interface Remembered {
  readonly place: Place;
  readonly asked: Tape;
  readonly found: unknown;
}

/** What a formula asked of the scope, with the answers, and what it handed over. */
export interface Tape {
  /** In the order of the questions, as an answer may bring about others. */
  readonly names: AskedName[];
  /** Each with the number of names that were asked about before it was made. */
  readonly cells: { readonly cell: Cell; readonly answer: number; readonly after: number }[];
  slots: number;
}

/** What can be asked about a name: what bears it, which is undefined where there is nothing, and what is known of that. */
interface Answers {
  readonly symbol: Quantity | undefined;
  readonly type: ValueType | undefined;
  readonly traits: Traits | undefined;
  readonly constants: readonly number[] | undefined;
}

type AskedName = { readonly name: string } & { [Q in keyof Answers]: Answers[Q] | typeof UNASKED };

const UNASKED: unique symbol = Symbol('unasked');

/** Enters a question about a name with its answer. The same question may have been answered otherwise before. */
export function note<Q extends keyof Answers>(
  tape: Tape | undefined,
  name: string,
  question: Q,
  answer: Answers[Q],
): void {
  if (tape === undefined) return;
  const { names, cells } = tape;
  const settled = cells.at(-1)?.after ?? 0;
  for (let index = 0; index < names.length; index++) {
    const asked = names[index] as AskedName;
    if (asked.name !== name) continue;
    const before = asked[question];
    if (before === answer) return;
    if (before === UNASKED && index >= settled) {
      asked[question] = answer as AskedName[Q];
      return;
    }
  }
  const asked: AskedName = { name, symbol: UNASKED, type: UNASKED, traits: UNASKED, constants: UNASKED };
  asked[question] = answer as AskedName[Q];
  names.push(asked);
}

/** Enters that a look-back cell was made. */
export function noteCell(tape: Tape | undefined, cell: Cell, answer: number): void {
  if (tape === undefined || tape.cells.some((one) => one.answer === answer)) return;
  tape.cells.push({ cell, answer, after: tape.names.length });
}

/** Enters that so many slots were bound. */
export function noteSlots(tape: Tape | undefined, count: number): void {
  if (tape !== undefined) tape.slots = Math.max(tape.slots, count);
}

/** A memory that holds nothing yet. */
export function newMemory<W>(): Memory<W> {
  return { made: new Map(), formulas: new Map() };
}

/** How one check uses a memory: the scenario's own fills it, those of its variants read it. */
export interface Recall<W> {
  /** What is made of a part of the scenario, and of tables, units, sources, actors and time, but of nothing else. */
  readonly once: <T>(key: object, detail: unknown, make: () => T) => T;
  /** What elaborating a formula, or those of rows, at a place gives. */
  readonly formula: <T>(formula: object, place: Place, make: () => T | undefined) => T | undefined;
  /** The check of the scenario underneath, where it has the same definitions, each under the same number. */
  readonly underneath: () => W | undefined;
}

/** For a check that has no memory. */
export const forgetful: Recall<never> = {
  once: (_key, _detail, make) => make(),
  formula: (_node, _place, make) => make(),
  underneath: () => undefined,
};

/** Fills a memory. */
export function keeping<W extends Checking>(memory: Memory<W>, work: () => W): Recall<W> {
  return {
    once: (key, detail, make) => {
      const made = make();
      const known = memory.made.get(key);
      if (known === undefined) memory.made.set(key, new Map([[detail, made]]));
      else known.set(detail, made);
      return made;
    },
    formula: (node, place, make) => {
      const of = work();
      const outer = of.tape;
      const asked: Tape = { names: [], cells: [], slots: 0 };
      of.tape = asked;
      const found = make();
      of.tape = outer;
      if (found === undefined) return undefined;
      const entry = { place, asked, found };
      const known = memory.formulas.get(node);
      if (known === undefined) memory.formulas.set(node, [entry]);
      else known.push(entry);
      return found;
    },
    underneath: () => undefined,
  };
}

/** Reads a memory that the check of the scenario underneath has filled without finding a mistake. */
export function recalling<W extends Checking>(
  memory: Memory<W>,
  scenario: Scenario,
  work: () => W,
): Recall<W> {
  const base = memory.work;
  if (base === undefined || !onSameGround(base.scenario, scenario)) return forgetful;
  let sameNames: boolean | undefined;
  const hasSameNames = (): boolean => {
    const { drafts } = work();
    sameNames ??=
      drafts.length === base.drafts.length &&
      drafts.every(({ name }, number) => name === base.drafts[number]?.name);
    return sameNames;
  };
  return {
    once: madeBefore(memory),
    formula: <T>(node: object, place: Place, make: () => T | undefined): T | undefined => {
      const of = work();
      const entry = hasSameNames()
        ? memory.formulas.get(node)?.find((one) => samePlace(one.place, place))
        : undefined;
      return entry !== undefined && holds(entry.asked, of) ? (entry.found as T) : make();
    },
    underneath: () => (hasSameNames() ? base : undefined),
  };
}

function madeBefore<W>(memory: Memory<W>): Recall<W>['once'] {
  return <T>(key: object, detail: unknown, make: () => T): T => {
    const known = memory.made.get(key);
    return known?.has(detail) === true ? (known.get(detail) as T) : make();
  };
}

/**
 * Reads the same memory for a check that begins where that of the scenario underneath has ended: of what was
 * remembered, only these formulas may have changed.
 */
export function recallingBut<W extends Checking>(
  memory: Memory<W>,
  touched: ReadonlySet<object>,
  work: () => W,
): Recall<W> {
  return {
    once: madeBefore(memory),
    formula: <T>(node: object, place: Place, make: () => T | undefined): T | undefined => {
      const entry = memory.formulas.get(node)?.find((one) => samePlace(one.place, place));
      if (entry === undefined) return make();
      if (!touched.has(node)) return entry.found as T;
      const of = work();
      return holds(entry.asked, of) ? (entry.found as T) : make();
    },
    underneath: () => undefined,
  };
}

/** Whether all that drafts are made of, their own entries aside, is the same; entries left as they were are the same objects. */
export function onSameGround(one: Scenario, other: Scenario): boolean {
  return (
    one.asOf === other.asOf &&
    one.time === other.time &&
    one.settlement === other.settlement &&
    one.evidence.length > 0 === other.evidence.length > 0 &&
    SECTIONS.every((section) => sameList<unknown>(one[section], other[section])) &&
    sameList(
      one.options.map(({ name }) => name.value),
      other.options.map(({ name }) => name.value),
    )
  );
}

const SECTIONS = ['sources', 'actors', 'units', 'tables', 'stakes', 'issues', 'packages'] as const;

/** Whether every question has the same answer still; if so, what was handed over is handed over again. */
function holds({ names, cells, slots }: Tape, work: Checking): boolean {
  let made = 0;
  for (let index = 0; index <= names.length; index++) {
    for (; cells[made]?.after === index; made++) {
      const { cell, answer } = cells[made] as Tape['cells'][number];
      if (work.scope.cell(cell) !== answer) return false;
    }
    const asked = names[index];
    if (asked !== undefined && !isAnsweredAlike(asked, work)) return false;
  }
  work.scope.slots(slots);
  return true;
}

function isAnsweredAlike({ name, symbol, type, traits, constants }: AskedName, work: Checking): boolean {
  const now = work.symbols.get(name);
  return (
    (symbol === UNASKED || (now?.role === symbol?.role && sameList(now?.over ?? [], symbol?.over ?? []))) &&
    (type === UNASKED || sameAnswer(now?.type(), type, sameType)) &&
    (traits === UNASKED || sameTraits(now?.traits(), traits)) &&
    (constants === UNASKED || sameAnswer(now?.constants(), constants, sameList))
  );
}

function sameAnswer<T>(
  one: T | undefined,
  other: T | undefined,
  same: (one: T, other: T) => boolean,
): boolean {
  return one === other || (one !== undefined && other !== undefined && same(one, other));
}

function sameTraits(one: Traits | undefined, other: Traits | undefined): boolean {
  return (
    one?.reach === other?.reach &&
    one?.mayBeMissing === other?.mayBeMissing &&
    one?.mayBeInfinite === other?.mayBeInfinite &&
    one?.draws === other?.draws &&
    one?.uncertain === other?.uncertain
  );
}

function samePlace(one: Place, other: Place): boolean {
  return (
    one.role === other.role &&
    one.draws === other.draws &&
    one.phase === other.phase &&
    sameList(one.over, other.over) &&
    (one.want === other.want || JSON.stringify(one.want) === JSON.stringify(other.want))
  );
}
