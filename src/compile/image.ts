import type { Compiled } from './compile.ts';
import type { TimedSlot } from './lower/program.ts';
import type { Memory } from './passes/allocate.ts';
import { engine, type WasmModule } from './wasm/engine.ts';

/**
 * A compiled model as it is run: plain data and the engine's module, which threads can be given (structured clone), so that
 * a model is compiled once for all of them. Columns stand as in the kernel's layout; slots are places in `memory.offsets`.
 */
export interface Image {
  readonly module: WasmModule;
  readonly memory: Memory;
  /** What is known of each period beforehand. */
  readonly timed: readonly TimedSlot[];
  /** Distributions that the module asks the outside for, by the number of the call. */
  readonly hosts: readonly string[];
  /** Numbers written in assumptions, and the slots they are set in. */
  readonly inputs: readonly Input[];
}

/** A number that is set before each play. */
export interface Input {
  readonly slot: number;
  readonly value: number;
}

/** The image of a compiled model. The engine compiles the module, which takes it the longer the larger it is. */
export function imageOf({ bytes, memory, program }: Compiled): Image {
  const { timed, hosts, inputs } = program;
  const { Module } = engine();
  return {
    module: new Module(bytes),
    memory,
    timed,
    hosts,
    inputs: [...inputs].map(([expr, slot]) => ({
      slot,
      value: expr.op === 'constant' ? expr.value : Number.NaN,
    })),
  };
}
