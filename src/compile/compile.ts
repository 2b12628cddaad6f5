import type { Model } from '../model/model.ts';
import { lower } from './lower/model.ts';
import type { Program } from './lower/program.ts';
import { allocate, type Memory } from './passes/allocate.ts';
import { type Assembled, assemble } from './passes/assemble.ts';
import { expand } from './passes/expand.ts';
import { order } from './passes/order.ts';
import { schedule } from './passes/schedule.ts';
import { step } from './passes/step.ts';

/** A model compiled: the module, and where in its memory everything lies. */
export interface Compiled extends Assembled {
  readonly program: Program;
  readonly memory: Memory;
  /** How many nodes were built on the way. */
  readonly nodes: number;
}

/**
 * The passes, in order. Lowering folds what is constant and finds common subexpressions as it builds the graph; what nobody
 * asks for is never scheduled.
 */
export function compile(model: Model): Compiled {
  const lowered = lower(model);
  const ordered = order(step(lowered));
  const expanded = expand(ordered);
  const scheduled = schedule(expanded);
  const memory = allocate(model, expanded, scheduled);
  const periods = model.clock.given ? model.clock.starts.length : 1;
  const assembled = assemble(expanded, scheduled, memory, periods, model.options.length);
  return { ...assembled, program: expanded, memory, nodes: expanded.graph.nodes.length };
}
