import type { Columns } from '../kernel/columns.ts';
import type { Claim, Model } from '../model/model.ts';
import { faultOf } from '../reference/refused.ts';
import { formulas } from './formulas.ts';

/** How sure the shares of world claims are so far. */
export interface Tally {
  /** Goes on to the worlds played since and gives the standard error of each share that is decided in any world. */
  readonly errors: (columns: Columns) => number[];
}

/**
 * Counts in how many worlds each world claim holds, every world once, however often it is asked. Says nothing of any once
 * one comes to a value that may not be: judging tells which.
 */
export function tally(model: Model): Tally {
  const counts = model.claims.flatMap((claim) => (claim.kind === 'world' ? [{ claim, yes: 0, no: 0 }] : []));
  let counted = 0;
  let failed = false;
  return {
    errors: (columns) => {
      try {
        for (const count of counts) {
          for (const truth of truths(count.claim, model, columns, counted)) {
            if (truth === 1) count.yes++;
            else if (truth === 0) count.no++;
          }
        }
      } catch (thrown) {
        faultOf(thrown);
        failed = true;
      }
      counted = columns.worlds;
      if (failed) return [];
      return counts.flatMap(({ yes, no }) => {
        const share = yes / (yes + no);
        return yes + no === 0 ? [] : [Math.sqrt((share * (1 - share)) / (yes + no))];
      });
    },
  };
}

function* truths(claim: Claim, model: Model, columns: Columns, from: number): Generator<number> {
  const { stance, ready } = formulas({ model, columns }, claim.id, new Uint32Array());
  const given = claim.given === undefined ? undefined : ready(claim.given);
  const holds = claim.holds === undefined ? undefined : ready(claim.holds);
  for (let world = from; holds !== undefined && world < columns.worlds; world++) {
    stance.world = world;
    if (given === undefined || given() === 1) yield holds();
  }
}
