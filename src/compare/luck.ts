import type { Comparable } from './comparable.ts';
import type { Apart } from './comparison.ts';

/**
 * Why a world of one side is not the world of the same number on the other; undefined where it is. What evidence taught is drawn
 * by the same seed from the same posterior where the evidence means the same (`InferenceFacts.meaning`) and was learned from in the same way: then
 * worlds are the same with it as they are without any.
 */
export function differsIn(from: Comparable, to: Comparable): Apart | undefined {
  if (from.seed !== to.seed || from.worlds !== to.worlds) return 'luck';
  const [one, other] = [from.inference, to.inference];
  if (one === undefined && other === undefined) return undefined;
  const same =
    one !== undefined &&
    other !== undefined &&
    one.as_written !== true &&
    other.as_written !== true &&
    ALIKE.every((field) => one[field] === other[field]);
  return same ? undefined : 'evidence';
}

const ALIKE = ['meaning', 'log_marginal', 'draws', 'runs', 'particles'] as const;

/**
 * How many independent worlds tell a mean as precisely as those that were played. Draws of a posterior hang together: the share of
 * them that counts is the least found for anything that was learned about; and worlds beyond the draws share theirs.
 */
export function independentWorlds({ worlds, inference }: Comparable): number {
  if (inference === undefined) return worlds;
  const { draws, ess } = inference;
  return Math.max(1, Math.floor(Math.min(worlds, draws) * Math.min(1, ess / draws)));
}
