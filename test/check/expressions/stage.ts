import { elaborate } from '../../../src/check/elaborate.ts';
import type { Elaborated, Place, Symbol as Quantity, Scope, Traits, Want } from '../../../src/check/scope.ts';
import { builtinUnits } from '../../../src/check/units/builtin.ts';
import { unitFrom } from '../../../src/check/units/parse.ts';
import type { Diagnostic, Span } from '../../../src/diagnostics/diagnostic.ts';
import type { Cell, Clock, Role, Table, ValueType } from '../../../src/model/model.ts';
import type { Dimension, Unit } from '../../../src/model/units.ts';
import { parseFormula } from '../../../src/parse/formula.ts';
import { whole } from '../../../src/parse/written.ts';
import type { Node } from '../../../src/syntax/expression.ts';

/** What an elaboration on the stage came to. */
export interface Played {
  readonly found: Elaborated | undefined;
  /** Errors only. */
  readonly errors: readonly Diagnostic[];
  readonly warnings: readonly Diagnostic[];
  readonly cells: readonly Cell[];
  readonly slots: number;
}

export interface Setting {
  readonly role?: Place['role'];
  readonly over?: readonly string[];
  /** A unit's text, `yes/no`, `date`, or a table's name behind `as`. */
  readonly unit?: string;
  readonly as?: string;
  readonly draws?: boolean;
  readonly timeless?: boolean;
  readonly undated?: boolean;
  readonly oneOption?: boolean;
}

const TABLES: readonly Table[] = [
  table('side', ['ukraine', 'russia']),
  table('class', ['rhetoric', 'covert', 'attack'], true),
  table('step', ['contractors', 'troops', 'taurus']),
  table('actor', ['west', 'russia']),
  table('option', ['hold', 'probe']),
  table('bare', []),
];

export const SIDE = 0;
export const CLASS = 1;
export const STEP = 2;
export const ACTOR = 3;
export const OPTION = 4;

const CLOCK: Clock = {
  given: true,
  // Thirty-day months from 2024-01-01, so that periods are easy to count.
  starts: Array.from({ length: 12 }, (_, period) => 19723 + 30 * period),
  finish: 19723 + 360,
  length: 30,
  written: '30 days',
};

const OWN: ReadonlyMap<string, Unit> = new Map([
  ['rung', { text: 'rung', scale: 1, dimension: { rung: 1 }, share: false }],
  ['vehicles', { text: 'vehicles', scale: 1, dimension: { vehicles: 1 }, share: false }],
]);

interface Name {
  readonly role: Role;
  readonly over?: readonly string[];
  readonly type?: ValueType;
  readonly traits?: Partial<Traits>;
}

const PLAIN = number({});
const TRUTH: ValueType = { kind: 'truth' };
const MOVES = { reach: 'period' } as const;
const DRAWN = { reach: 'world', uncertain: true } as const;

/** Names that the formulas of the tests may read, in the order of their definition numbers. */
const NAMES: Readonly<Record<string, Name>> = {
  soldiers: { role: 'stock', over: ['side'], type: number({ person: 1 }), traits: MOVES },
  fires: { role: 'quantity', over: ['side'], type: PLAIN, traits: MOVES },
  'side.enemy': { role: 'column', over: ['side'], type: { kind: 'label', table: SIDE } },
  provocation: { role: 'assumption', over: ['step'], type: number({ rung: 1 }), traits: DRAWN },
  'step.order': { role: 'column', over: ['step'], type: PLAIN, traits: { mayBeMissing: true } },
  taken: { role: 'stock', over: ['step'], type: TRUTH, traits: MOVES },
  reaction: { role: 'quantity', type: { kind: 'label', table: CLASS }, traits: MOVES },
  answer: { role: 'quantity', over: ['step'], type: { kind: 'label', table: CLASS }, traits: MOVES },
  line: { role: 'assumption', over: ['class'], type: number({ rung: 1 }), traits: DRAWN },
  front: { role: 'stock', type: PLAIN, traits: MOVES },
  lag: { role: 'assumption', type: number({ day: 1 }), traits: DRAWN },
  rate: { role: 'assumption', type: number({ day: -1 }), traits: DRAWN },
  share: { role: 'assumption', type: PLAIN },
  doubt: { role: 'assumption', type: PLAIN, traits: { ...DRAWN, mayBeMissing: true } },
  quiet: { role: 'quantity', type: number({ day: 1 }), traits: { ...MOVES, mayBeInfinite: true } },
  surging: { role: 'quantity', type: TRUTH, traits: MOVES },
  enemy: { role: 'assumption', type: { kind: 'label', table: SIDE }, traits: DRAWN },
  signed: { role: 'assumption', type: { kind: 'date' }, traits: DRAWN },
  trust: { role: 'assumption', over: ['side', 'actor'], type: PLAIN, traits: DRAWN },
  front_end: { role: 'outcome', type: PLAIN, traits: MOVES },
  dead: { role: 'outcome', over: ['side'], type: number({ person: 1 }), traits: MOVES },
  war: { role: 'outcome', type: TRUTH, traits: MOVES },
  value: { role: 'outcome', over: ['actor'], type: PLAIN, traits: MOVES },
  ended: { role: 'outcome', type: { kind: 'date' }, traits: MOVES },
  worst: { role: 'outcome', type: { kind: 'label', table: CLASS }, traits: MOVES },
  broken: { role: 'assumption' },
};

/** Elaborates a formula among the names above. */
export function play(formula: string, setting: Setting = {}): Played {
  return playNode(parsed(formula), setting);
}

/** The tree of a formula that must be well formed. */
export function parsed(formula: string): Node {
  const { value: node, diagnostics } = parseFormula(whole({ name: 'test', text: formula }));
  if (node === undefined) throw new Error(`${formula}: ${diagnostics[0]?.message}`);
  return node;
}

/** Elaborates a tree among the names above. */
export function playNode(node: Node, setting: Setting = {}): Played {
  const { span } = node;
  const errors: Diagnostic[] = [];
  const warnings: Diagnostic[] = [];
  const cells: Cell[] = [];
  let slots = 0;
  const scope: Scope = {
    tables: setting.oneOption
      ? TABLES.map((entry) => (entry.name === 'option' ? table('option', ['hold']) : entry))
      : TABLES,
    once: (_node, _place, make) => make(),
    table: numberOf,
    dated: () => undefined,
    unit: (name) => OWN.get(name) ?? builtinUnits.get(name),
    unitNames: () => [...builtinUnits.keys(), ...OWN.keys()],
    symbol: (name) => symbol(name, span),
    symbolNames: () => Object.keys(NAMES),
    variants: new Set(['no_steps', 'russia_wins']),
    hasEvidence: true,
    clock: setting.timeless ? { given: false, starts: [0], finish: 0, length: 0, written: '' } : CLOCK,
    ...(setting.undated ? {} : { asOf: 19000 }),
    cell: (cell) => cells.push(cell) - 1,
    report: (diagnostic) => void (diagnostic.severity === 'error' ? errors : warnings).push(diagnostic),
    slots: (count) => {
      slots = Math.max(slots, count);
    },
  };
  const found = elaborate(node, placeOf(setting, span), scope);
  return { found, errors, warnings, cells, slots };
}

/** The expression of a formula that must be right. */
export function right(formula: string, setting: Setting = {}): Elaborated {
  const { found, errors } = play(formula, setting);
  if (found === undefined)
    throw new Error(`${formula}: ${errors.map((error) => `${error.code}: ${error.message}`).join('; ')}`);
  return found;
}

/** The value of a formula that must be a constant. */
export function value(formula: string, setting: Setting = {}): number {
  const { expr } = right(formula, setting);
  if (expr.op !== 'constant') throw new Error(`${formula} is ${expr.op}`);
  return expr.value;
}

/** The code of each error, with what is written at its place. */
export function mistakes(formula: string, setting: Setting = {}): string[] {
  return play(formula, setting).errors.map(
    ({ code, span }) => `${code} at ${formula.slice(span?.start, span?.end)}`,
  );
}

export function number(dimension: Dimension): ValueType {
  return { kind: 'number', dimension };
}

function placeOf({ role = 'quantity', over = [], unit, as, draws }: Setting, span: Span): Place {
  const phases: Partial<Record<Place['role'], 'period' | 'record'>> = {
    quantity: 'period',
    rule: 'period',
    outcome: 'record',
    check: 'record',
  };
  const phase = phases[role];
  const want = wantOf(unit, as, span);
  return {
    role,
    over: over.map((name) => numberOf(name) ?? -1),
    draws: draws ?? ['assumption', 'column', 'quantity'].includes(role),
    ...(phase === undefined ? {} : { phase }),
    ...(want === undefined ? {} : { want }),
  };
}

function wantOf(unit: string | undefined, as: string | undefined, span: Span): Want | undefined {
  if (unit !== undefined) {
    const { value } = unitFrom(unit, span, OWN);
    if (value === undefined) throw new Error(`no unit ${unit}`);
    return { kind: 'number', unit: value };
  }
  if (as === undefined) return undefined;
  if (as === 'yes/no') return { kind: 'truth' };
  return as === 'date' ? { kind: 'date' } : { kind: 'label', table: numberOf(as) ?? -1 };
}

function symbol(name: string, span: Span): Quantity | undefined {
  const entry = Object.hasOwn(NAMES, name) ? NAMES[name] : undefined;
  if (entry === undefined) return undefined;
  const traits: Traits = {
    reach: 'fixed',
    mayBeMissing: false,
    mayBeInfinite: false,
    draws: 0,
    uncertain: false,
    ...entry.traits,
  };
  return {
    name,
    definition: definition(name),
    role: entry.role,
    over: (entry.over ?? []).map((table) => numberOf(table) ?? -1),
    span,
    type: () => entry.type,
    traits: () => (entry.type === undefined ? undefined : traits),
    constants: () => undefined,
  };
}

/** The definition number of a name. */
export function definition(name: string): number {
  return Object.keys(NAMES).indexOf(name);
}

function numberOf(name: string): number | undefined {
  const index = TABLES.findIndex((entry) => entry.name === name);
  return index < 0 ? undefined : index;
}

function table(name: string, labels: readonly string[], ordered = false): Table {
  return { name, ordered, rows: labels.map((label) => ({ label })) };
}
