import { cos } from '../math/cos.ts';
import { exp } from '../math/exp.ts';
import { log } from '../math/log.ts';
import { logistic } from '../math/logistic.ts';
import { logit } from '../math/logit.ts';
import { normalCdf } from '../math/normal-cdf.ts';
import { sin } from '../math/sin.ts';
import type { FunctionName } from '../model/expression.ts';
import {
  abs,
  add,
  clamp,
  divide,
  floor,
  larger,
  multiply,
  negate,
  power,
  smaller,
  subtract,
  unary,
} from './arithmetic.ts';
import { and, equal, known, less, lessOrEqual, not, or, otherwise, unequal } from './logic.ts';
import type { Evaluate, Operation } from './surroundings.ts';

type Unary = (a: Evaluate, at: Operation) => Evaluate;
type Binary = (a: Evaluate, b: Evaluate, at: Operation) => Evaluate;
type Build = (args: readonly Evaluate[], at: Operation) => Evaluate;

/** The function applied to its arguments. Throws an ordinary error for a wrong number of them, which checking rules out. */
export function apply(name: FunctionName, args: readonly Evaluate[], at: Operation): Evaluate {
  return FUNCTIONS[name](args, at);
}

const FUNCTIONS: { readonly [name in FunctionName]: Build } = {
  add: two(add),
  subtract: two(subtract),
  multiply: two(multiply),
  divide: two(divide),
  power: two(power),
  negate: one(negate),
  not: one(not),
  and: several(and),
  or: several(or),
  otherwise: two(otherwise),
  equal: two(equal),
  unequal: two(unequal),
  less: two(less),
  less_equal: two(lessOrEqual),
  greater: two((a, b) => less(b, a)),
  greater_equal: two((a, b) => lessOrEqual(b, a)),
  abs: one(abs),
  min: several(smaller),
  max: several(larger),
  clamp: (args) => clamp(argument(args, 0), argument(args, 1), argument(args, 2)),
  floor: one(floor),
  exp: one((a, at) => unary(exp, 'exp', a, at)),
  log: one((a, at) => unary(log, 'log', a, at)),
  sqrt: one((a, at) => unary(Math.sqrt, 'sqrt', a, at)),
  sin: one((a, at) => unary(sin, 'sin', a, at)),
  cos: one((a, at) => unary(cos, 'cos', a, at)),
  inverse_logit: one((a, at) => unary(logistic, 'inverse_logit', a, at)),
  logit: one((a, at) => unary(logit, 'logit', a, at)),
  normal_cdf: one((a, at) => unary(normalCdf, 'normal_cdf', a, at)),
  known: one(known),
};

function one(build: Unary): Build {
  return (args, at) => build(argument(args, 0), at);
}

function two(build: Binary): Build {
  return (args, at) => build(argument(args, 0), argument(args, 1), at);
}

/** Two or more, from left to right. */
function several(build: Binary): Build {
  return (args, at) => args.slice(1).reduce((left, right) => build(left, right, at), argument(args, 0));
}

function argument(args: readonly Evaluate[], index: number): Evaluate {
  const found = args[index];
  if (found === undefined) throw new Error(`argument ${index + 1} is missing`);
  return found;
}
