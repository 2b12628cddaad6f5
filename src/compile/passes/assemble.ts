import { GENERATOR_PARAMETERS, generator } from '../draws/generator.ts';
import type { Elementary } from '../graph/op.ts';
import type { Making, Phase, Program } from '../lower/program.ts';
import { type Code, code } from '../wasm/code.ts';
import { type ModuleFunction, moduleBytes } from '../wasm/module.ts';
import { DRAW_ENTRY, type Memory } from './allocate.ts';
import { emitter, PARAMETERS } from './emit.ts';
import { libraryFunction } from './library.ts';
import type { Schedule } from './schedule.ts';

export interface Assembled {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly functions: number;
  readonly instructions: number;
  readonly vectorInstructions: number;
}

/** First pair's number, frame of the first pair, end of the frames. */
const RUN_PARAMETERS = ['i32', 'i32', 'i32'] as const;
const [PAIR, FRAME, END] = [0, 1, 2] as const;

/**
 * The module: a function for each block (one for blocks that came out alike), the generator, and for the frames given `draw`,
 * which makes the draws of worlds, and `run`, which plays all periods and options on them.
 */
export function assemble(
  program: Program,
  schedule: Schedule,
  memory: Memory,
  periods: number,
  options: number,
): Assembled {
  const imports = [{ name: 'host', parameters: ['i32', 'i32'] as const }];
  const functions: ModuleFunction[] = [];
  /** Functions of blocks by their length. */
  const written = new Map<number, { readonly bytes: Uint8Array; readonly index: number }[]>();
  const add = (
    body: ModuleFunction['code'],
    parameters: ModuleFunction['parameters'],
    exported?: string,
  ): number => {
    const index = imports.length + functions.length;
    functions.push(
      exported === undefined ? { parameters, code: body } : { parameters, code: body, exported },
    );
    return index;
  };
  const stageOf = (slot: number): string => schedule.slots[slot]?.stage ?? 'fixed';
  const called = new Map<string, number[]>();
  const libraries = new Map<string, number>();
  const library = (name: Elementary, variant: number): number => {
    const key = `${name} ${variant}`;
    const known = libraries.get(key);
    if (known !== undefined) return known;
    const index = imports.length + functions.push(libraryFunction(name, variant)) - 1;
    libraries.set(key, index);
    return index;
  };
  const emit = emitter(program.graph, stageOf, memory, library);
  for (const block of schedule.blocks) {
    const { done, count, vectors } = emit(block);
    const bytes = done();
    const alike = written.get(bytes.length) ?? [];
    written.set(bytes.length, alike);
    let index = alike.find((one) => isSame(one.bytes, bytes))?.index;
    if (index === undefined) {
      index = add({ done: () => bytes, count, vectors }, PARAMETERS);
      alike.push({ bytes, index });
    }
    const phase = keyOf(block.phase);
    called.set(phase, [...(called.get(phase) ?? []), index]);
  }
  // One for each table of draws that has any.
  const generators = memory.tables.map(({ kind, often, draws }) =>
    draws.length === 0 ? 0 : add(generator({ kind, often }, memory), GENERATOR_PARAMETERS),
  );

  const fixed = code(0);
  for (const index of called.get(keyOf({ when: 'fixed' })) ?? []) {
    for (let parameter = 0; parameter < PARAMETERS.length; parameter++) fixed.i32(0);
    fixed.call(index);
  }
  add(fixed, [], 'fixed');

  const run = code(RUN_PARAMETERS.length);
  const { columns } = memory;
  const period = run.local('i32');
  const call = (phase: Phase): void => {
    for (const index of called.get(keyOf(phase)) ?? []) {
      run.get(FRAME);
      run.get(END);
      run.get(period);
      run.i32('option' in phase ? memory.options + phase.option * memory.optionStride : 0);
      run.i32('option' in phase ? (columns.world + phase.option * columns.option) * columns.stride : 0);
      run.call(index);
    }
  };
  const draw = (which: Making['often'], time: () => void, out: Code = run): void => {
    memory.tables.forEach(({ often, draws, address }, table) => {
      if (often !== which || draws.length === 0) return;
      out.i32(address);
      out.i32(address + draws.length * DRAW_ENTRY);
      time();
      out.get(PAIR);
      out.get(FRAME);
      out.get(END);
      out.call(generators[table] as number);
    });
  };
  const eachOption = (when: 'begin' | 'period' | 'finish'): void => {
    for (let option = 0; option < options; option++) {
      if (!called.has(keyOf({ when, option }))) continue;
      run.i32(0);
      run.memory('i32.load8_u', memory.flags + option);
      run.when(() => call({ when, option }));
    }
  };
  const worlds = code(RUN_PARAMETERS.length);
  draw('world', () => worlds.i32(-1), worlds);
  add(worlds, RUN_PARAMETERS, 'draw');
  call({ when: 'world' });
  if (program.drawsAtStart) draw('period', () => run.i32(0));
  call({ when: 'begin' });
  eachOption('begin');
  run.repeat(() => {
    draw('period', () => run.get(period));
    call({ when: 'period' });
    eachOption('period');
    call({ when: 'become' });
    run.get(period);
    run.i32(1);
    run.plain('i32.add');
    run.tee(period);
    run.i32(periods);
    run.plain('i32.lt_s');
  });
  run.i32(periods - 1);
  run.set(period);
  eachOption('finish');
  add(run, RUN_PARAMETERS, 'run');

  return {
    bytes: moduleBytes(imports, functions, memory.size),
    functions: functions.length,
    instructions: functions.reduce((sum, { code: body }) => sum + body.count(), 0),
    vectorInstructions: functions.reduce((sum, { code: body }) => sum + body.vectors(), 0),
  };
}

function keyOf(phase: Phase): string {
  return 'option' in phase ? `${phase.when} ${phase.option}` : phase.when;
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false;
  return true;
}
