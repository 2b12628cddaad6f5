import { intervalParameters } from '../distributions/interval.ts';
import { distributionNamed } from '../distributions/named.ts';
import type { Expr } from '../model/expression.ts';
import type { Body, Definition, Model } from '../model/model.ts';
import { rowName } from '../model/row-name.ts';
import { type Change, type Changes, wordsOfChange } from './change.ts';

type Constant = Extract<Expr, { op: 'constant' }>;
type Draw = Extract<Expr, { op: 'draw' }>;

/** One row of an assumption that can be moved without compiling anew: everything that moves is a number written in it. */
export interface Handle {
  readonly definition: number;
  readonly row: number;
  /** 1 holds the row at `value`, base units; 0 leaves it to its prior. */
  readonly held: Constant;
  readonly value: Constant;
  /** Where it is drawn from a law that an interval fixes. */
  readonly range?: Range;
  /** As written. */
  readonly written: string;
}

/** The law behind a range: parameters written as numbers, and what the draw is multiplied by to come to base units. */
interface Range {
  readonly distribution: string;
  readonly parameters: readonly Constant[];
  readonly factor: number;
}

/** A model with handles on its assumptions. Left alone, it gives the bits of the model that it was made of. */
export interface Handled {
  readonly model: Model;
  /** By `name` or `name[row]`. */
  readonly handles: ReadonlyMap<string, Handle>;
}

/** Puts handles on every number that an author assumes: `if held then value else as written`, row by row. */
export function handled(model: Model): Handled {
  const handles = new Map<string, Handle>();
  const definitions = model.definitions.map((definition, number): Definition => {
    if (definition.role !== 'assumption' || !definition.authored || definition.type.kind !== 'number') {
      return definition;
    }
    const exprs = Array.from({ length: definition.size }, (_, row): Expr => {
      const prior = definition.body.kind === 'same' ? definition.body.expr : definition.body.exprs[row]!;
      // Rows that share a formula move apart, so each has numbers of its own.
      const own = definition.size === 1 ? prior : copyOf(prior);
      const held: Constant = { op: 'constant', value: 0 };
      const value: Constant = { op: 'constant', value: 0 };
      const range = rangeOf(own);
      handles.set(rowName(definition, model.tables, row), {
        definition: number,
        row,
        held,
        value,
        written: definition.written[definition.written.length === 1 ? 0 : row] ?? '',
        ...(range === undefined ? {} : { range }),
      });
      return { op: 'if', test: held, then: value, else: own };
    });
    const [only] = exprs;
    const body: Body =
      definition.size === 1 && only !== undefined ? { kind: 'same', expr: only } : { kind: 'each', exprs };
    return { ...definition, body };
  });
  return { model: { ...model, definitions }, handles };
}

/** An assumption that a reader can move: fix at a value, and where its law is one that an interval fixes, think of otherwise. */
export interface Lever {
  /** `name` or `name[row]`. */
  readonly name: string;
  /** The 90 % interval of its law as written, in its unit. */
  readonly prior?: { readonly low: number; readonly high: number };
}

/** Everything that can be moved. */
export function leversOf({ model, handles }: Handled): Lever[] {
  return [...handles].map(([name, { range, definition }]): Lever => {
    const law = range === undefined ? undefined : distributionNamed(range.distribution);
    if (range === undefined || law === undefined) return { name };
    const { scale } = model.definitions[definition]!.unit;
    const parameters = range.parameters.map(({ value }) => value);
    const at = (p: number): number => (law.quantile(p, parameters) * range.factor) / scale;
    const [low, high] = [at(0.05), at(0.95)];
    return low < high ? { name, prior: { low, high } } : { name };
  });
}

/** A change that cannot be made, and why. */
export interface Refusal {
  readonly name: string;
  readonly reason: string;
}

/** Numbers that stand in other numbers' places. */
export type Moved = ReadonlyMap<Expr, number>;

/**
 * What the changes come to in a model with handles. Names that it has no handle for are passed over: they may be another model's.
 *
 * @param base of a variant, the model that it is a variant of: what the variant itself sets is left to it, as that is its point
 */
export function moved(
  { model, handles }: Handled,
  changes: Changes,
  base?: Handled,
): { readonly numbers: Moved } | { readonly refusal: Refusal } {
  const numbers = new Map<Expr, number>();
  for (const [name, change] of Object.entries(changes)) {
    const handle = handles.get(name);
    if (handle === undefined) continue;
    if (base !== undefined && base.handles.get(name)?.written !== handle.written) continue;
    const { scale } = model.definitions[handle.definition]!.unit;
    if (change.kind === 'fixed') {
      if (!Number.isFinite(change.value)) return { refusal: { name, reason: 'the value is not a number' } };
      numbers.set(handle.held, 1);
      numbers.set(handle.value, change.value * scale);
      continue;
    }
    const parameters = lawUnder(handle, change, scale);
    if (parameters === undefined) {
      return { refusal: { name, reason: 'its law has no such 90 % interval; it can be fixed at a value' } };
    }
    handle.range?.parameters.forEach((parameter, place) => {
      numbers.set(parameter, parameters[place]!);
    });
  }
  return { numbers };
}

/** The parameters of the law behind a range, as written or for another interval; undefined where it has none such. */
export function lawUnder(
  { range }: Handle,
  change: Extract<Change, { kind: 'range' }> | undefined,
  scale: number,
): readonly number[] | undefined {
  if (range === undefined) return undefined;
  const { distribution, factor, parameters } = range;
  if (change === undefined) return parameters.map(({ value }) => value);
  return intervalParameters(distribution, (change.low * scale) / factor, (change.high * scale) / factor);
}

/** The model with the numbers moved, for whoever reads it as a model: the interpreter, and what is told of assumptions. */
export function withNumbers({ model, handles }: Handled, changes: Changes, numbers: Moved): Model {
  if (numbers.size === 0) return model;
  const touched = new Map<number, Map<number, Change>>();
  for (const [name, change] of Object.entries(changes)) {
    const handle = handles.get(name);
    if (handle === undefined || !movedBy(change, handle, numbers)) continue;
    const rows = touched.get(handle.definition) ?? new Map<number, Change>();
    touched.set(handle.definition, rows.set(handle.row, change));
  }
  const definitions = model.definitions.map((definition, number) => {
    const rows = touched.get(number);
    if (rows === undefined) return definition;
    const { body } = definition;
    const laid: Body =
      body.kind === 'same'
        ? { kind: 'same', expr: renumbered(body.expr, numbers) }
        : { kind: 'each', exprs: body.exprs.map((expr) => renumbered(expr, numbers)) };
    const written = Array.from({ length: definition.size }, (_, row) => {
      const change = rows.get(row);
      const before = definition.written[definition.written.length === 1 ? 0 : row] ?? '';
      return change === undefined ? before : wordsOfChange(change);
    });
    return { ...definition, body: laid, written };
  });
  return { ...model, definitions };
}

/** Whether a change was not left out, as where a variant sets the assumption itself. */
function movedBy(change: Change, { held, range }: Handle, numbers: Moved): boolean {
  return change.kind === 'fixed' ? numbers.has(held) : numbers.has(range?.parameters[0] ?? held);
}

/** A formula with other numbers; parts without any stay the same objects. */
function renumbered(expr: Expr, numbers: Moved): Expr {
  return mapped(expr, (one) => {
    const value = numbers.get(one);
    return value === undefined ? one : { op: 'constant', value };
  });
}

function copyOf(expr: Expr): Expr {
  return mapped(expr, (constant) => ({ ...constant }));
}

function mapped(expr: Expr, change: (constant: Constant) => Expr): Expr {
  const through = (one: Expr): Expr => mapped(one, change);
  switch (expr.op) {
    case 'constant':
      return change(expr);
    case 'apply':
    case 'draw':
      return { ...expr, args: expr.args.map(through) };
    case 'if':
      return { ...expr, test: through(expr.test), then: through(expr.then), else: through(expr.else) };
    case 'read':
    case 'memory':
      return { ...expr, rows: expr.rows.map(through) };
    case 'fold':
      return {
        ...expr,
        of: through(expr.of),
        ...(expr.where === undefined ? {} : { where: through(expr.where) }),
      };
    default:
      return expr;
  }
}

/** The range of a formula that is one draw with written parameters, or that draw in another unit. */
function rangeOf(expr: Expr): Range | undefined {
  if (expr.op === 'draw') return rangeOfDraw(expr, 1);
  if (expr.op !== 'apply' || expr.fn !== 'multiply') return undefined;
  const [draw, factor] = expr.args;
  if (draw?.op !== 'draw' || factor?.op !== 'constant') return undefined;
  return rangeOfDraw(draw, factor.value);
}

/** Laws that a 90 % interval fixes. */
const LAWS: ReadonlySet<string> = new Set(['normal', 'lognormal', 'logitnormal']);

function rangeOfDraw({ distribution, args }: Draw, factor: number): Range | undefined {
  const parameters = args.filter((arg) => arg.op === 'constant');
  const fits = parameters.length === args.length && LAWS.has(distribution);
  return fits ? { distribution, parameters, factor } : undefined;
}
