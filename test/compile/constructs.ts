import { DISTRIBUTIONS } from '../../src/distributions/registry.ts';
import type { FoldHow, FunctionName } from '../../src/model/expression.ts';
import type { Body, Cell, Model, Role } from '../../src/model/model.ts';
import { expressionsOf, visitExpression } from '../../src/model/parts.ts';

const FUNCTIONS: Readonly<Record<FunctionName, true>> = {
  add: true,
  subtract: true,
  multiply: true,
  divide: true,
  power: true,
  negate: true,
  not: true,
  and: true,
  or: true,
  otherwise: true,
  equal: true,
  unequal: true,
  less: true,
  less_equal: true,
  greater: true,
  greater_equal: true,
  abs: true,
  min: true,
  max: true,
  clamp: true,
  floor: true,
  exp: true,
  log: true,
  sqrt: true,
  sin: true,
  cos: true,
  inverse_logit: true,
  logit: true,
  normal_cdf: true,
  known: true,
};

const FOLDS: Readonly<Record<FoldHow, true>> = {
  either: true,
  sum: true,
  product: true,
  min: true,
  max: true,
  any: true,
  all: true,
  count: true,
  argmin: true,
  argmax: true,
};

const CELLS: Readonly<Record<Cell['how'], true>> = {
  ever: true,
  always: true,
  since: true,
  first: true,
  highest: true,
  lowest: true,
  total: true,
  before: true,
  at: true,
};

const ROLES: Readonly<Record<Role, true>> = {
  assumption: true,
  column: true,
  quantity: true,
  stock: true,
  decision: true,
  outcome: true,
  check: true,
  observation: true,
};

/** Everything that a model may be made of, in words: what random models must have between them. */
export const CONSTRUCTS: readonly string[] = [
  ...Object.keys(FUNCTIONS).map((name) => `function ${name}`),
  ...Object.keys(FOLDS).flatMap((how) => [`fold ${how}`, `fold ${how} where`]),
  ...Object.keys(CELLS).map((how) => `memory ${how}`),
  ...['period', 'record', 'before'].map((phase) => `memory in phase ${phase}`),
  ...Object.keys(ROLES).flatMap((role) => [`${role}`, `${role} over a table`, `${role} over two tables`]),
  ...[...DISTRIBUTIONS.keys(), 'truncated', 'mixture'].map((name) => `draw from ${name}`),
  ...['number', 'truth', 'label'].flatMap((kind) => [`${kind}`, `draw of a ${kind}`]),
  ...['constant', 'row', 'read', 'memory', 'timed', 'if', 'density', 'blend'].map(
    (op) => `${op} in a formula`,
  ),
  ...['now', 'elapsed', 'period'].map((what) => `clock ${what}`),
  'a formula for each row',
  'a rule of an option',
  'a range of choices',
  'draws that move together',
  'a quantity drawn through time',
];

/** What a model is made of, in the words of `CONSTRUCTS`. */
export function constructsOf(model: Model): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { role, over, type, body, next, rules = [], range, scores, draws } of model.definitions) {
    found.add(role);
    if (over.length > 0) found.add(`${role} over ${over.length === 1 ? 'a table' : 'two tables'}`);
    found.add(type.kind);
    if (draws) found.add(`draw of a ${type.kind}`);
    if (rules.length > 0) found.add('a rule of an option');
    if (range !== undefined) found.add('a range of choices');
    if (scores !== undefined) found.add('draws that move together');
    for (const one of [body, ...(next === undefined ? [] : [next]), ...rules]) inBody(one, found);
  }
  for (const cell of model.cells) {
    found.add(`memory ${cell.how}`);
    found.add(`memory in phase ${cell.phase}`);
    inBody({ kind: 'same', expr: cell.of }, found);
  }
  if (model.fans.length > 0) found.add('a quantity drawn through time');
  return found;
}

function inBody(body: Body, found: Set<string>): void {
  if (body.kind === 'each') found.add('a formula for each row');
  for (const expr of expressionsOf(body)) {
    visitExpression(expr, (part) => {
      if (part.op === 'apply') found.add(`function ${part.fn}`);
      else if (part.op === 'draw') found.add(`draw from ${part.distribution.replace(/\(.*/, '')}`);
      else if (part.op === 'clock') found.add(`clock ${part.what}`);
      else if (part.op === 'fold') found.add(`fold ${part.how}${part.where === undefined ? '' : ' where'}`);
      else found.add(`${part.op} in a formula`);
    });
  }
}
