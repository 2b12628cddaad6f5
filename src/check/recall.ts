import type { Cell, Role, ValueType } from '../model/model.ts';
import type { Scenario } from '../syntax/scenario.ts';
import type { Draft } from './draft.ts';
import { sameType } from './expressions/agree.ts';
import { sameList } from './same-list.ts';
import type { Place, Symbol as Quantity, Scope, Traits } from './scope.ts';

/** What is asked of a check that is under way. */
interface Checking {
  readonly scenario: Scenario;
  readonly drafts: readonly Draft[];
  readonly symbols: ReadonlyMap<string, Quantity>;
  readonly scope: Scope;
  tape: Asked[] | undefined;
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
  readonly asked: readonly Asked[];
  readonly found: unknown;
}

/** A question to the scope with its answer, or what was handed to it. */
export type Asked =
  | {
      readonly about: 'symbol';
      readonly name: string;
      /** Undefined where there is none of that name. */
      readonly role: Role | undefined;
      readonly over: readonly number[];
    }
  | { readonly about: 'type'; readonly name: string; readonly answer: ValueType | undefined }
  | { readonly about: 'traits'; readonly name: string; readonly answer: Traits | undefined }
  | { readonly about: 'constants'; readonly name: string; readonly answer: readonly number[] | undefined }
  | { readonly about: 'cell'; readonly cell: Cell; readonly answer: number }
  | { readonly about: 'slots'; readonly count: number };

/** Enters a question with its answer, unless it was asked before with the same answer. */
export function note(tape: Asked[] | undefined, asked: Asked): void {
  if (tape === undefined || tape.some((one) => isSame(one, asked))) return;
  tape.push(asked);
}

function isSame(one: Asked, other: Asked): boolean {
  if (one.about !== other.about) return false;
  switch (one.about) {
    case 'symbol':
      return 'name' in other && one.name === other.name;
    case 'type':
    case 'traits':
    case 'constants':
      return 'answer' in other && 'name' in other && one.name === other.name && one.answer === other.answer;
    case 'cell':
      return 'cell' in other && one.answer === other.answer;
    case 'slots':
      return 'count' in other && one.count >= other.count;
  }
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
      const asked: Asked[] = [];
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
      return entry?.asked.every((one) => holds(one, of)) === true ? (entry.found as T) : make();
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
      return entry.asked.every((one) => holds(one, of)) ? (entry.found as T) : make();
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

function holds(asked: Asked, work: Checking): boolean {
  switch (asked.about) {
    case 'symbol': {
      const symbol = work.symbols.get(asked.name);
      return symbol?.role === asked.role && sameList(symbol?.over ?? [], asked.over);
    }
    case 'type': {
      const type = work.symbols.get(asked.name)?.type();
      return (
        type === asked.answer ||
        (type !== undefined && asked.answer !== undefined && sameType(type, asked.answer))
      );
    }
    case 'traits':
      return sameTraits(work.symbols.get(asked.name)?.traits(), asked.answer);
    case 'constants': {
      const constants = work.symbols.get(asked.name)?.constants();
      return constants === undefined || asked.answer === undefined
        ? constants === asked.answer
        : sameList(constants, asked.answer);
    }
    case 'cell':
      return work.scope.cell(asked.cell) === asked.answer;
    case 'slots':
      work.scope.slots(asked.count);
      return true;
  }
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
