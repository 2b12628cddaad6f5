import { preventive } from '../commitment/margin.ts';
import { maximise } from '../terms/linear-program.ts';

/** Where things stand in one world at one date. By actor and package unless said otherwise. */
export interface Standing {
  readonly mustAgree: readonly boolean[];
  /** What signing adds beyond going on: what is hoped of later terms taken off. */
  readonly gain: readonly (readonly number[])[];
  /** What it would add could terms not break down, beyond what it does. */
  readonly ifKept: readonly (readonly number[])[];
  /** By actor: what it misjudges, what it hopes of later terms, what signing costs it at home. */
  readonly misjudged: readonly number[];
  readonly hope: readonly number[];
  readonly homeCost: readonly number[];
}

/** What would make some package acceptable to all where none is. */
export type Reason = 'misjudgement' | 'hope' | 'commitment' | 'domestic' | 'indivisible';

export const REASONS: readonly Reason[] = ['misjudgement', 'hope', 'commitment', 'domestic', 'indivisible'];

/** Whether all would accept some package as it is; where not, what single difference would do, and whether all together would. */
export interface Blocked {
  readonly agreed: boolean;
  readonly by: Readonly<Record<Reason, boolean>>;
  readonly together: boolean;
}

/**
 * The classical reasons for war (J. D. Fearon, "Rationalist explanations for war", International Organization 49, 1995), each by what its absence would do, all
 * else as it is: private information as what is misjudged and as what is hoped of others whose limits are not known; commitment as what is lost for
 * fear that terms break down; and limits on what can be divided, at home and between packages. That large, rapid shifts of power are what keeps promises from
 * binding, and that indivisible stakes come to the same since a lottery over them must be kept, too, is R. Powell, “War as a commitment problem”,
 * International Organization 60(1), 2006, 169–203; his condition is `shiftOutweighs`.
 */
export function whyBlocked(standing: Standing): Blocked {
  const { mustAgree, gain, ifKept, misjudged, hope, homeCost } = standing;
  const say = mustAgree.flatMap((must, actor) => (must ? [actor] : []));
  const packages = gain[0]?.length ?? 0;
  const acceptable = (more: (actor: number, pack: number) => number): boolean => {
    for (let pack = 0; pack < packages; pack++) {
      if (say.every((actor) => gain[actor]![pack]! + more(actor, pack) >= 0)) return true;
    }
    return false;
  };
  const agreed = acceptable(() => 0);
  const none = { misjudgement: false, hope: false, commitment: false, domestic: false, indivisible: false };
  if (agreed) return { agreed, by: none, together: true };
  const all = (actor: number, pack: number): number =>
    misjudged[actor]! + hope[actor]! + ifKept[actor]![pack]! + homeCost[actor]!;
  const by = {
    misjudgement: acceptable((actor) => misjudged[actor]!),
    hope: acceptable((actor) => hope[actor]!),
    commitment: acceptable((actor, pack) => ifKept[actor]![pack]!),
    domestic: acceptable((actor) => homeCost[actor]!),
    indivisible: mixable(gain, say, () => 0),
  };
  return { agreed, by, together: mixable(gain, say, all) };
}

/** Whether some mixture of packages is worth at least nothing to all: Σ λ gain ≥ 0 with λ ≥ 0, Σ λ = 1. */
function mixable(
  gain: readonly (readonly number[])[],
  say: readonly number[],
  more: (actor: number, pack: number) => number,
): boolean {
  const open = (gain[0] ?? []).flatMap((_, pack) =>
    say.every((actor) => Number.isFinite(gain[actor]![pack]!)) ? [pack] : [],
  );
  if (open.length === 0) return false;
  // The most of Σ λ up to 1 with no loss to anyone is 1 or 0, as the rows are homogeneous.
  const rows = say.map((actor) => open.map((pack) => -(gain[actor]![pack]! + more(actor, pack))));
  const found = maximise(
    open.map(() => 1),
    [...rows, open.map(() => 1)],
    [...say.map(() => 0), 1],
  );
  return found !== undefined && found.value > 1 - 1e-9;
}

/** How far two opposed sides would go over one issue, as parts of its range towards the first of them, now and a period later. */
export interface Opposed {
  /** The least that each side must have, of all there is. */
  readonly now: readonly [number, number];
  readonly later: readonly [number, number];
}

/**
 * Whether a side that declines would rather fight today than have all of this period and what the other cannot keep from it later (see
 * `preventive`), for both protocols of `marginOfWar`.
 *
 * @param side 0 or 1: who declines
 * @param discount weight of later periods against all that are left
 */
export function shiftOutweighs(
  { now, later }: Opposed,
  side: 0 | 1,
  discount: number,
): { readonly anyone: boolean; readonly rising: boolean } {
  const other = side === 0 ? 1 : 0;
  const clip = (value: number): number => Math.min(1, Math.max(0, value));
  const outweighs = (promised: number): boolean =>
    preventive(now[side], clip(promised), 1 - discount, discount) > 0;
  return { anyone: outweighs(1 - later[other]), rising: outweighs(later[side]) };
}
