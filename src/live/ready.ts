import type { Compile } from '../compile/compile.ts';
import { type Image, imageOf } from '../compile/image.ts';
import type { Program } from '../compile/lower/program.ts';
import { type Reach, reach } from '../compile/reach.ts';
import { runsVectors } from '../compile/wasm/support.ts';
import type { KernelLayout } from '../kernel/kernel.ts';
import type { Expr } from '../model/expression.ts';
import type { Body, Model } from '../model/model.ts';
import { onlyOptions } from '../model/only-options.ts';
import { layoutOf } from '../reference/layout.ts';
import { columnName } from '../simulate/column-name.ts';
import type { Run } from '../simulate/plan.ts';
import type { Changes } from './change.ts';
import { type Handled, handled, type Moved, moved, type Refusal, withNumbers } from './handles.ts';

/** A run that is compiled with handles on its assumptions. */
export interface LiveRun {
  readonly number: number;
  readonly variant?: string;
  /** As the plan has it. */
  readonly written: Model;
  /** With handles, and all options. */
  readonly whole: Handled;
  /** The same with the options that are played. */
  readonly handled: Handled;
  /** Absent where the machine has no vectors, and the interpreter plays. */
  readonly image?: Image;
  /** The formulas behind the image's inputs, in their order. */
  readonly inputs: readonly Expr[];
  /** What inputs bear on, by their places; absent as the image is. */
  readonly reach?: (inputs: readonly number[]) => Reach;
  readonly layout: KernelLayout;
  /** Places of columns by their names. */
  readonly worlds: ReadonlyMap<string, number>;
  readonly outcomes: ReadonlyMap<string, number>;
}

/** Compiles a run of a plan; a compiler that knows a model much like it takes a small part of the time. Variants draw no fans. */
export function liveRun({ variant, model, options }: Run, number: number, compile: Compile): LiveRun {
  const whole = handled(model);
  const chosen = onlyOptions(whole.model, options);
  const all = { ...whole, model: variant === undefined ? chosen : { ...chosen, fans: [] } };
  const compiled = runsVectors() ? compile(all.model) : undefined;
  const layout = layoutOf(all.model);
  const places = (columns: KernelLayout['worlds']): ReadonlyMap<string, number> =>
    new Map(columns.map((column, place) => [columnName(all.model, column), place]));
  return {
    number,
    ...(variant === undefined ? {} : { variant }),
    written: model,
    whole,
    handled: all,
    ...(compiled === undefined
      ? {}
      : { image: imageOf(compiled), reach: reaching(compiled.program, all.model.options.length) }),
    inputs: [...(compiled?.program.inputs.keys() ?? [])],
    layout,
    worlds: places(layout.worlds),
    outcomes: places(layout.outcomes),
  };
}

/** Of a slider it is asked again and again what it bears on. */
function reaching(program: Program, options: number): (inputs: readonly number[]) => Reach {
  const slots = [...program.inputs.values()];
  let known: { readonly inputs: string; readonly reach: Reach } | undefined;
  return (inputs) => {
    const key = inputs.join();
    if (known?.inputs !== key) {
      const moved = inputs.map((input) => slots[input]!);
      known = { inputs: key, reach: reach(program, moved, options) };
    }
    return known.reach;
  };
}

/** What differs between a run turned one way and another; undefined where that is not known, and all may. */
export function reachedBetween(
  { reach }: LiveRun,
  before: readonly number[],
  now: readonly number[],
): Reach | undefined {
  return reach?.([...now.keys()].filter((input) => !Object.is(now[input], before[input])));
}

/** A run as it is played with some changes. */
export interface Turned {
  readonly run: LiveRun;
  /** With the options that are played. */
  readonly model: Model;
  /** With all options. */
  readonly whole: () => Model;
  readonly numbers: Moved;
  /** Of the image's inputs. */
  readonly values: readonly number[];
  readonly bodies: readonly (readonly [definition: number, body: Body])[];
}

/** @param base the first run, where this is not it */
export function turned(
  run: LiveRun,
  changes: Changes,
  base: LiveRun,
): Turned | { readonly refusal: Refusal } {
  const found = moved(run.handled, changes, run === base ? undefined : base.handled);
  if ('refusal' in found) return found;
  const model = withNumbers(run.handled, changes, found.numbers);
  const before = run.handled.model.definitions;
  const bodies = model.definitions.flatMap(({ body }, number): [number, Body][] =>
    body === before[number]?.body ? [] : [[number, body]],
  );
  const { numbers } = found;
  const whole = (): Model => (numbers.size === 0 ? run.written : withNumbers(run.whole, changes, numbers));
  return { run, model, whole, numbers, values: valuesOf(run.inputs, numbers), bodies };
}

/** The values of an image's inputs, in their order. */
export function valuesOf(inputs: readonly Expr[], numbers: Moved): number[] {
  return inputs.map((expr) => numbers.get(expr) ?? asWritten(expr));
}

function asWritten(expr: Expr): number {
  return expr.op === 'constant' ? expr.value : Number.NaN;
}
