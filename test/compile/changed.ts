import type { Expr, FunctionName } from '../../src/model/expression.ts';
import type { Body, Definition, Model } from '../../src/model/model.ts';
import type { Choose } from './random-model.ts';

/** Functions of like arguments and like results. */
const ALIKE: readonly (readonly FunctionName[])[] = [
  ['add', 'subtract', 'multiply'],
  ['min', 'max'],
  ['less', 'less_equal', 'greater', 'greater_equal'],
  ['and', 'or'],
];
const NUMBERS = [0, 1, 0.5, 2, -1, 0.25, 3];

/** The model as a text that was read again would give it, every formula a new object, with one formula changed. */
export function changed(model: Model, choose: Choose): Model {
  const number = choose(model.definitions.length);
  const stocks = model.stocks.filter((stock) => isPlainNumber(model.definitions[stock]));
  const change = (expr: Expr, owner: Definition, isStart: boolean): Expr => {
    const { role } = owner;
    const isPath = role === 'quantity' || role === 'stock' || role === 'decision' || role === 'outcome';
    const what = choose(4);
    // A stock can be read by whatever belongs to a path once it has begun, in whatever order that is played; it may be what options
    // change.
    if (what === 0 && isPath && !isStart && isNumber(owner) && stocks.length > 0) {
      const read: Expr = { op: 'read', definition: stocks[choose(stocks.length)] as number, rows: [], span };
      return apply(choose(2) === 0 ? 'add' : 'multiply', expr, read);
    }
    if (what === 1 && isNumber(owner)) {
      return apply('add', expr, { op: 'constant', value: NUMBERS[choose(NUMBERS.length)] as number });
    }
    return within(expr, choose, isNumber(owner));
  };
  const definitions = model.definitions.map((definition, at) => {
    const parts = 1 + (definition.next === undefined ? 0 : 1) + (definition.rules?.length ?? 0);
    let left = at === number ? choose(parts) : -1;
    const body = (one: Body): Body => {
      const isChanged = left-- === 0;
      const isStart = definition.role === 'stock' && one === definition.body;
      const copy = (expr: Expr): Expr => again(isChanged ? change(expr, definition, isStart) : expr);
      return one.kind === 'same'
        ? { kind: 'same', expr: copy(one.expr) }
        : { ...one, exprs: one.exprs.map(copy) };
    };
    return {
      ...definition,
      body: body(definition.body),
      ...(definition.next === undefined ? {} : { next: body(definition.next) }),
      ...(definition.rules === undefined ? {} : { rules: definition.rules.map(body) }),
    };
  });
  return { ...model, definitions, cells: model.cells.map((cell) => again(cell)) };
}

const span = { source: { name: 'changed.yaml', text: '' }, start: 0, end: 0 };

function isNumber({ type }: Definition): boolean {
  return type.kind === 'number';
}

function isPlainNumber(definition: Definition | undefined): boolean {
  return definition !== undefined && definition.over.length === 0 && isNumber(definition);
}

function apply(fn: FunctionName, ...args: Expr[]): Expr {
  return { op: 'apply', fn, args, span };
}

const ARITHMETIC: readonly FunctionName[] = ['add', 'subtract', 'multiply', 'min', 'max', 'clamp'];

/**
 * The formula with a number or a function in it replaced by another.
 *
 * @param isNumber whether its value is a number: a truth or a row is not replaced, which might become one that there is not
 */
function within(expr: Expr, choose: Choose, isNumber: boolean): Expr {
  if (expr.op === 'constant') {
    return isNumber ? { ...expr, value: NUMBERS[choose(NUMBERS.length)] as number } : expr;
  }
  if (expr.op === 'if') return { ...expr, then: within(expr.then, choose, isNumber) };
  if (expr.op === 'fold') return { ...expr, of: within(expr.of, choose, isNumber && expr.how === 'sum') };
  if (expr.op !== 'apply' || expr.args.length === 0) return expr;
  const alike = ALIKE.find((names) => names.includes(expr.fn));
  if (alike !== undefined && choose(2) === 0) {
    return { ...expr, fn: alike[choose(alike.length)] as FunctionName };
  }
  const at = choose(expr.args.length);
  const inner = isNumber && ARITHMETIC.includes(expr.fn);
  const args = expr.args.map((arg, index) => (index === at ? within(arg, choose, inner) : arg));
  return { ...expr, args };
}

/** A copy, places in the text apart. */
function again<T>(value: T): T {
  if (Array.isArray(value)) return value.map(again) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, key === 'span' ? part : again(part)]),
  ) as T;
}
