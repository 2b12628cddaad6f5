import type { Model } from '../model/model.ts';
import { type Memory, memory as makeMemory } from './lower/memory.ts';
import { lower } from './lower/model.ts';
import type { Program } from './lower/program.ts';
import { allocate, type Memory as Layout } from './passes/allocate.ts';
import { type Assembled, assemble } from './passes/assemble.ts';
import { expand } from './passes/expand.ts';
import { order } from './passes/order.ts';
import { schedule } from './passes/schedule.ts';
import { step } from './passes/step.ts';

/** A model compiled: the module, and where in its memory everything lies. */
export interface Compiled extends Assembled {
  readonly program: Program;
  readonly memory: Layout;
  /** How many nodes the graph has, those of models before included. */
  readonly nodes: number;
}

/**
 * The passes, in order. Lowering folds what is constant and finds common subexpressions as it builds the graph; what nobody
 * asks for is never scheduled.
 */
export function compile(model: Model): Compiled {
  return compiler()(model);
}

/** Compiles a model. */
export type Compile = (model: Model) => Compiled;

/**
 * How many kinds of model a compiler remembers (a scenario, what of it bears on evidence, a variant with further definitions), and how
 * large a graph may grow beside that of its first model.
 */
const KINDS = 3;
const GROWTH = 6;

/**
 * A compiler for models that have most formulas in common: variants of one, or what becomes of it as formulas are changed. What
 * a model has in common with those before is found, not built again; what it computes is the same to the last bit.
 */
export function compiler(): Compile {
  const known: { readonly memory: Memory; readonly most: number }[] = [];
  return (model) => {
    const at = known.findIndex(({ memory }) => memory.serves(model));
    const found = at < 0 ? undefined : known.splice(at, 1)[0];
    const isFull = found !== undefined && found.memory.graph.nodes.length > found.most;
    const memory = found === undefined || isFull ? makeMemory(model) : found.memory;
    const compiled = compileWith(model, lower(model, memory), memory);
    known.unshift({ memory, most: found === undefined || isFull ? GROWTH * compiled.nodes : found.most });
    known.splice(KINDS);
    return compiled;
  };
}

function compileWith(model: Model, lowered: Program, memory: Memory): Compiled {
  const expanded = expand(order(step(lowered)), memory);
  const scheduled = schedule(expanded);
  const layout = allocate(model, expanded, scheduled);
  const periods = model.clock.given ? model.clock.starts.length : 1;
  const assembled = assemble(expanded, scheduled, layout, periods, model.options.length);
  return { ...assembled, program: expanded, memory: layout, nodes: expanded.graph.nodes.length };
}
