import { bitsLearned } from '../math/bits-learned.ts';
import { momentsOf, standardDeviation, standardError } from '../math/moments.ts';
import { sampleQuantiles } from '../math/sample-quantiles.ts';
import type { AggregateName, Expr } from '../model/expression.ts';
import type { Model } from '../model/model.ts';
import type { Evaluate } from '../reference/surroundings.ts';
import { aggregates } from './aggregates.ts';
import { kindOf } from './kind-of.ts';
import { type SpreadShare, spreadShare } from './spread-share.ts';
import type { AggregateExpr, Stance } from './stance.ts';
import { worthOfKnowing } from './worth-of-knowing.ts';

/** What an aggregate needs of the claim it stands in. */
export interface AggregateGround {
  readonly model: Model;
  readonly worlds: number;
  readonly stance: Stance;
  readonly rows: Int32Array;
  readonly ready: (expr: Expr) => Evaluate;
  /** The column that a formula reads and does nothing else; undefined of any other. Of no column, it gives none. */
  readonly column: (expr: Expr) => (() => Float64Array | undefined) | undefined;
}

/**
 * An aggregate made ready: its value over `stance.sample`, computed once for each sample and row. Worlds in which its
 * argument is missing, or in which its condition is not yes, are left out; missing where none remain.
 */
export function aggregate(expr: AggregateExpr, ground: AggregateGround): Evaluate {
  const { stance, rows } = ground;
  const compute = computing(expr, ground);
  const known = new Map<string, { readonly sample: Uint32Array; readonly value: number }>();
  return () => {
    if (stance.tipped?.aggregate === expr) return compute();
    const key = rows.join();
    const before = known.get(key);
    // What tips an aggregate inside this one changes this one's value too.
    if (before?.sample === stance.sample && stance.tipped === undefined) return before.value;
    const value = compute();
    if (stance.tipped === undefined) known.set(key, { sample: stance.sample, value });
    return value;
  };
}

function computing(expr: AggregateExpr, ground: AggregateGround): Evaluate {
  switch (expr.how) {
    case 'first_order':
      return firstOrder(expr, ground);
    case 'worth_knowing':
      return worthKnowing(expr, ground);
    case 'learned':
      return learned(expr, ground);
    default:
      return summary(expr, ground);
  }
}

function summary(expr: AggregateExpr, ground: AggregateGround): Evaluate {
  const { stance, model } = ground;
  const columns = columnsOf([expr.of], expr, ground);
  const truth = kindOf(expr.of, model) === 'truth';
  const probability = expr.args[0] === undefined ? undefined : ground.ready(expr.args[0]);
  // Taken anew for each of many samples, it would be most of what a million worlds leave for the collector of garbage.
  let room = new Float64Array();
  return () => {
    const { values, met } = columns();
    const as = truth && stance.tipped?.aggregate === expr ? stance.tipped.as : Number.NaN;
    const [column = new Float64Array()] = values;
    if (room.length < met.length) room = new Float64Array(met.length);
    const taken = room;
    let count = 0;
    let missing = 0;
    for (let i = 0; i < met.length; i++) {
      const value = column[met[i] as number] as number;
      if (Number.isNaN(value)) missing++;
      const counted = Number.isNaN(value) ? as : value;
      if (!Number.isNaN(counted)) taken[count++] = counted;
    }
    noteMissing(stance, expr, met.length === 0 ? 0 : missing / met.length);
    return summarised(expr.how as Summary, taken.subarray(0, count), probability);
  };
}

function summarised(how: Summary, sample: Float64Array, probability: Evaluate | undefined): number {
  if (sample.length === 0) return Number.NaN;
  switch (how) {
    case 'mean':
      return momentsOf(sample).mean;
    case 'sd':
      return standardDeviation(momentsOf(sample));
    case 'mcse':
      return standardError(momentsOf(sample));
    default: {
      const p = probability?.() ?? Number.NaN;
      return p >= 0 && p <= 1 ? sampleQuantiles(sample, [p])[0]! : Number.NaN;
    }
  }
}

type Summary = Exclude<AggregateName, 'first_order' | 'worth_knowing' | 'learned'>;

/** Of worlds before and after the evidence, each of the sample. */
function learned(expr: AggregateExpr, ground: AggregateGround): Evaluate {
  const columns = columnsOf([expr.of, ...expr.args], expr, ground);
  return () => {
    const { values, met } = columns();
    const [after, before] = values.map((column) => knownOf(column, met));
    noteMissing(ground.stance, expr, met.length === 0 ? 0 : 1 - (after?.length ?? 0) / met.length);
    if (after === undefined || before === undefined || after.length === 0 || before.length === 0)
      return Number.NaN;
    return bitsLearned(before, after, after.length);
  };
}

function knownOf(column: Float64Array, worlds: Uint32Array): Float64Array {
  return Float64Array.from(worlds, (world) => column[world]!).filter((value) => !Number.isNaN(value));
}

/** The options' worths and what one would know, read in the same worlds. */
function worthKnowing(expr: AggregateExpr, ground: AggregateGround): Evaluate {
  const { choice } = expr;
  if (choice === undefined) return () => Number.NaN;
  const { stance, rows, model } = ground;
  const options = model.tables[choice.table]?.rows ?? [];
  const known = columnsOf(expr.args, expr, ground);
  const worths = columnsOf([expr.of], expr, ground);
  const categories = expr.args.map((arg) => kindOf(arg, model) !== 'number');
  return () => {
    const { values: inputs } = known();
    const bound = rows[choice.slot]!;
    const worth = options.map((_, option) => {
      rows[choice.slot] = option;
      // Columns are filled anew for another row.
      return worths().values[0]!.slice();
    });
    rows[choice.slot] = bound;
    const whole = stance.sample.filter((world) =>
      [...inputs, ...worth].every((column) => !Number.isNaN(column[world])),
    );
    noteMissing(stance, expr, stance.sample.length === 0 ? 0 : 1 - whole.length / stance.sample.length);
    return whole.length === 0 ? Number.NaN : worthOfKnowing(worth, inputs, categories, whole);
  };
}

/** Fitted once for each row on all worlds the claim is about; a part of them is held against that fit. */
function firstOrder(expr: AggregateExpr, ground: AggregateGround): Evaluate {
  const { stance, rows } = ground;
  const columns = columnsOf([expr.of, ...expr.args], expr, ground);
  const categories = expr.args.map((arg) => kindOf(arg, ground.model) !== 'number');
  const fits = new Map<string, { readonly whole: Uint32Array; readonly share: SpreadShare }>();
  return () => {
    const key = rows.join();
    let fit = fits.get(key);
    if (fit?.whole !== stance.whole) {
      const { sample, whole } = stance;
      stance.sample = whole;
      const { values, met } = columns();
      stance.sample = sample;
      const full = met.filter((world) => values.every((column) => !Number.isNaN(column[world])));
      noteMissing(stance, expr, met.length === 0 ? 0 : 1 - full.length / met.length);
      fit = { whole, share: spreadShare(values, categories, full) };
      fits.set(key, fit);
    }
    return fit.share(stance.sample);
  };
}

interface Gathered {
  /** Values by world, for the formulas asked for; NaN where missing or not met. */
  readonly values: readonly Float64Array[];
  /** Worlds of the sample in which the aggregate's condition is yes, up to the next time that they are gathered. */
  readonly met: Uint32Array;
}

/**
 * Formulas read in every world of the sample. Where they hold no aggregate themselves, each world is read only once,
 * however many samples it is in; and not at all where they are columns as they stand.
 */
function columnsOf(exprs: readonly Expr[], expr: AggregateExpr, ground: AggregateGround): () => Gathered {
  const { stance, rows, worlds } = ground;
  const formulas = exprs.map(ground.ready);
  const when = expr.when === undefined ? undefined : ground.ready(expr.when);
  const lasting = ![...exprs, ...(expr.when === undefined ? [] : [expr.when])].some(aggregates);
  const blank = (): Read => ({
    values: formulas.map(() => new Float64Array(worlds).fill(Number.NaN)),
    state: new Uint8Array(worlds),
  });
  const reads = new Map<string, Read>();
  const whole = when === undefined ? exprs.map(ground.column) : [];
  const asTheyStand = (): readonly Float64Array[] | undefined => {
    const found = whole.map((column) => column?.());
    return found.length > 0 && found.every((column) => column !== undefined) ? found : undefined;
  };
  let room = new Uint32Array();
  return () => {
    const standing = asTheyStand();
    if (standing !== undefined) return { values: standing, met: stance.sample };
    const key = rows.join();
    const read = (lasting ? reads.get(key) : undefined) ?? blank();
    reads.set(key, read);
    const { world, sample } = stance;
    const { state, values } = read;
    const readWorld = (at: number): void => {
      stance.world = at;
      const meets = when === undefined || when() === 1;
      state[at] = meets ? MET : NOT_MET;
      if (!meets) return;
      for (const [i, formula] of formulas.entries()) (values[i] as Float64Array)[at] = formula();
    };
    if (room.length < sample.length) room = new Uint32Array(sample.length);
    const met = room;
    let count = 0;
    for (let i = 0; i < sample.length; i++) {
      const at = sample[i] as number;
      if (state[at] === UNREAD) readWorld(at);
      if (state[at] === MET) met[count++] = at;
    }
    stance.world = world;
    return { values, met: met.subarray(0, count) };
  };
}

interface Read {
  readonly values: readonly Float64Array[];
  readonly state: Uint8Array;
}

const UNREAD = 0;
const MET = 1;
const NOT_MET = 2;

function noteMissing(stance: Stance, expr: AggregateExpr, share: number): void {
  stance.missing.set(expr, Math.max(share, stance.missing.get(expr) ?? 0));
}
