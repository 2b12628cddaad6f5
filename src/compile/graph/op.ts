/**
 * What a node of the graph does. All values are vectors of two lanes, the two worlds that share a block of the random
 * generator: doubles, or masks whose lanes are all ones (true) or all zeros.
 *
 *   const, word      the same double, or 64-bit pattern, in both lanes
 *   load             the value of a slot of memory
 *   period, now      the number of the present period; the date of its start
 *   timed            a slot's value of the present period, the same in all worlds: imm the slot
 *   record           a slot's value in an earlier period: args its index (doubles), imm the slot
 *   host, fault      what a function outside computes of its arguments, and where it refused (a mask)
 *   eq … le          masks; false where a side is NaN
 *   and … select     bit by bit; `select(mask, a, b)`, `andnot(a, b)` is a and not b
 *   iadd … ishr      on 64-bit integers; shifts by imm
 *   add32 … shr32    on 32-bit integers; shr32 keeps the sign
 *   exp … pow        the functions of src/math; the pass `expand` puts their operations in their place
 */
export const OPS = [
  'const',
  'word',
  'load',
  'period',
  'now',
  'timed',
  'record',
  'host',
  'fault',
  'add',
  'sub',
  'mul',
  'div',
  'min',
  'max',
  'pmin',
  'pmax',
  'neg',
  'abs',
  'floor',
  'sqrt',
  'eq',
  'lt',
  'le',
  'and',
  'or',
  'xor',
  'andnot',
  'not',
  'select',
  'iadd',
  'isub',
  'ishl',
  'ishr',
  'add32',
  'sub32',
  'shl32',
  'shr32',
  'exp',
  'log',
  'log1p',
  'logistic',
  'logit',
  'normal_cdf',
  'sin',
  'cos',
  'pow',
] as const;

export type Op = (typeof OPS)[number];

/** The functions that `expand` replaces. */
export const ELEMENTARY = [
  'exp',
  'log',
  'log1p',
  'logistic',
  'logit',
  'normal_cdf',
  'sin',
  'cos',
  'pow',
] as const;

export type Elementary = (typeof ELEMENTARY)[number];

/** Where a node's value can differ: nowhere, between worlds, between periods, between options. */
export const STAGES = ['fixed', 'world', 'period', 'option'] as const;

export type Stage = (typeof STAGES)[number];
