import type { Body, Reach, Role } from '../model/model.ts';
import { expressionsOf } from '../model/parts.ts';
import { later } from './expressions/found.ts';
import { sameList } from './same-list.ts';
import { touchedBy } from './touched.ts';

/** What says when a definition is known. */
export interface Reading {
  /** When what it is made of itself is known. */
  readonly own: Reach;
  /** What it reads, in order: definitions by number, and -1 - c for the look-back cell c. */
  readonly reads: readonly number[];
}

/** Whether what has this role is known in no case before the path is played. */
export function moves(role: Role): boolean {
  return role === 'stock' || role === 'decision' || role === 'outcome' || role === 'check';
}

/** What a definition of this role reads whose value, and what follows it, are these. */
export function readingOf(role: Role, bodies: readonly Body[]): Reading {
  let own: Reach = moves(role) ? 'period' : 'fixed';
  const drawn = role === 'assumption' || role === 'column' ? 'world' : 'period';
  let first: readonly number[] | undefined;
  let all: Set<number> | undefined;
  for (let at = 0; at < bodies.length; at++) {
    const exprs = expressionsOf(bodies[at] as Body);
    for (let index = 0; index < exprs.length; index++) {
      const expr = exprs[index];
      // Rows mostly have a formula in common.
      if (expr === undefined || (index > 0 && expr === exprs[index - 1])) continue;
      const touched = touchedBy(expr);
      if (touched.moves) own = 'period';
      else if (touched.draws) own = later(own, drawn);
      if (touched.reads.length === 0) continue;
      if (first === undefined) first = touched.reads;
      else {
        all ??= new Set(first);
        for (let read = 0; read < touched.reads.length; read++) all.add(touched.reads[read] as number);
      }
    }
  }
  return { own, reads: all === undefined ? (first ?? NOTHING) : [...all] };
}

const NOTHING: readonly number[] = [];

/** Whether the two say the same. */
export function sameReading(one: Reading | undefined, other: Reading | undefined): boolean {
  return (
    one === other ||
    (one !== undefined && other !== undefined && one.own === other.own && sameList(one.reads, other.reads))
  );
}

/**
 * When each definition is known: the earliest that is consistent with all others, found by going over them until nothing
 * changes. What reads itself does so through an earlier period and is known in its period anyhow, so that one pass does where
 * `order` names most after what they read, and a second sees it.
 */
export function reachesOf(readings: readonly Reading[], order: readonly number[]): readonly Reach[] {
  const reaches = readings.map(({ own }) => own);
  settle(reaches, readings, order);
  return reaches;
}

/**
 * The same where it is known but for some definitions.
 *
 * @param known by number; those that are looked for may stand behind the last
 * @param numbers of those that are looked for: all that have changed, and all that read any of these
 */
export function reachesAfter(
  known: readonly Reach[],
  readings: readonly Reading[],
  numbers: readonly number[],
): readonly Reach[] {
  const reaches = known.slice();
  for (const number of numbers) reaches[number] = readings[number]?.own ?? 'period';
  settle(reaches, readings, numbers);
  return reaches;
}

function settle(reaches: Reach[], readings: readonly Reading[], order: readonly number[]): void {
  for (let more = true; more; ) {
    more = false;
    for (let index = 0; index < order.length; index++) {
      const number = order[index] as number;
      const had = reaches[number] as Reach;
      if (had === 'period') continue;
      const { reads } = readings[number] as Reading;
      let now: Reach = had;
      for (let at = 0; at < reads.length && now !== 'period'; at++) {
        const read = reads[at] as number;
        now = read < 0 ? 'period' : later(now, reaches[read] ?? 'fixed');
      }
      if (now === had) continue;
      reaches[number] = now;
      more = true;
    }
  }
}
