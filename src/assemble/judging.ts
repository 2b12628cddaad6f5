import { marksOf } from '../claims/held.ts';
import { judgeOne } from '../claims/judge.ts';
import type { NeededColumn } from '../claims/needed-columns.ts';
import { type Handed, handed, taken } from '../explore/handed.ts';
import { makeResamples } from '../explore/resamples.ts';
import type { Columns, ValueAt } from '../kernel/columns.ts';
import type { Fault } from '../kernel/kernel.ts';
import type { Model } from '../model/model.ts';
import type { ClaimResult } from '../result/result.ts';
import { explained, type Grounds } from './explained.ts';

/** What claims are judged on, and explained by. */
export interface Judging {
  readonly model: Model;
  readonly columns: Columns;
  readonly grounds: Grounds;
}

/** A claim with its verdict and what explains it. */
export interface Told {
  readonly claim: ClaimResult;
  /** How it came out in every world, where it holds or fails world by world. */
  readonly marks?: Uint8Array;
}

/** Judges the claim of a number in the order of the file, and looks for the assumptions behind its verdict. */
export function judgedClaim(number: number, { model, columns, grounds }: Judging): Told | Fault {
  const claim = model.claims[number];
  if (claim === undefined) throw new Error(`there is no claim ${number}`);
  const found = judgeOne(claim, model, columns);
  if ('diagnostic' in found) return found;
  return {
    claim: explained(found, grounds),
    ...(found.indicator === undefined ? {} : { marks: marksOf(found.indicator) }),
  };
}

/** The same as other threads are given it: plain data, its columns in memory that all share. */
export interface JudgingAlong {
  readonly model: Model;
  readonly worlds: number;
  readonly excess?: number;
  /** By the key of each column that claims read. */
  readonly read: ReadonlyMap<string, Float64Array>;
  /** The same of the first worlds, as foresight learned from half-samples has them. */
  readonly again?: readonly Pick<JudgingAlong, 'worlds' | 'read'>[];
  readonly inputs: readonly Handed[];
  readonly ranked: number;
  readonly seed: number;
  /** The number of the next claim that nobody has taken up: whoever is free takes it. */
  readonly next: Int32Array;
}

/** Makes claims ready for other threads. @param needed what claims read; a column that was not played is left out */
export function judgingAlong(
  { model, columns, grounds: { inputs, worlds: ranked } }: Judging,
  needed: readonly NeededColumn[],
  seed: number,
): JudgingAlong {
  const { excess, again } = columns;
  return {
    ...{ model, ranked, seed, ...sharedOf(columns, needed) },
    ...(excess === undefined ? {} : { excess }),
    ...(again === undefined ? {} : { again: again.map((one) => sharedOf(one, needed)) }),
    inputs: handed(inputs),
    next: new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)),
  };
}

/** Columns in memory that all threads share. */
function sharedOf(columns: Columns, needed: readonly NeededColumn[]): Pick<JudgingAlong, 'worlds' | 'read'> {
  const { worlds } = columns;
  const bytes = worlds * Float64Array.BYTES_PER_ELEMENT;
  const memory = new SharedArrayBuffer(needed.length * bytes);
  const read = new Map<string, Float64Array>();
  for (const { variant, option, definition, row } of needed) {
    const found = playedColumn(columns, { variant, option, definition, row });
    if (found === undefined) continue;
    const shared = new Float64Array(memory, read.size * bytes, worlds);
    shared.set(found);
    read.set(keyOf({ variant, option, definition, row }), shared);
  }
  return { worlds, read };
}

/** What claims read may be more than was played, where a formula chooses: of a variant that lacks an option, say. */
function playedColumn(
  columns: Columns,
  { variant, option, definition, row }: Place,
): Float64Array | undefined {
  try {
    return option === undefined
      ? columns.world(variant, definition, row)
      : columns.outcome(variant, option, definition, row);
  } catch {
    // Whoever asks for it is told then that it is not there.
    return undefined;
  }
}

/** What another thread has been given, made ready. */
export function judgingOf(along: JudgingAlong): Judging {
  const { model, excess, again, inputs, ranked, seed } = along;
  return {
    model,
    columns: {
      ...columnsIn(along),
      ...(excess === undefined ? {} : { excess }),
      ...(again === undefined ? {} : { again: again.map(columnsIn) }),
    },
    grounds: { inputs: taken(inputs), worlds: ranked, resamples: makeResamples(seed) },
  };
}

function columnsIn({ worlds, read }: Pick<JudgingAlong, 'worlds' | 'read'>): Columns {
  const column = (place: Place): Float64Array => {
    const found = read.get(keyOf(place));
    if (found === undefined) throw new Error('the column was not handed on');
    return found;
  };
  const at = (place: Place): ValueAt => {
    const values = column(place);
    return (world) => values[world] as number;
  };
  return {
    worlds,
    outcome: (variant, option, definition, row) => column({ variant, option, definition, row }),
    outcomeAt: (variant, option, definition, row) => at({ variant, option, definition, row }),
    world: (variant, definition, row) => column({ variant, option: undefined, definition, row }),
    worldAt: (variant, definition, row) => at({ variant, option: undefined, definition, row }),
  };
}

/** Takes up claims that nobody has, one after the other. One that comes to a fault is not told of: who has handed it on meets it, too. */
export function judgeNext(along: JudgingAlong, told: (number: number, one: Told) => void): void {
  const judging = judgingOf(along);
  for (;;) {
    const number = Atomics.add(along.next, 0, 1);
    if (number >= along.model.claims.length) return;
    const found = judgedClaim(number, judging);
    if (!('diagnostic' in found)) told(number, found);
  }
}

/** Where a column stands: that of an option, or of what is fixed in a world. */
interface Place {
  readonly variant: string | undefined;
  readonly option: number | undefined;
  readonly definition: number;
  readonly row: number;
}

function keyOf({ variant, option, definition, row }: Place): string {
  return `${variant ?? ''} ${option ?? ''} ${definition} ${row}`;
}
