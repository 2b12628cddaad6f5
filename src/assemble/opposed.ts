import type { OpenIssue } from '../settle/foresight/unsigned.ts';

/** The issue over which two who must agree are most opposed, and who they are. */
export interface Opposed {
  readonly open: OpenIssue;
  /** Who wants more of it most, and who wants less of it most. */
  readonly up: number;
  readonly down: number;
}

/** By what the range of an issue is worth to each on the mean of the worlds; undefined where no two pull an issue apart. */
export function mostOpposed(open: readonly OpenIssue[], mustAgree: readonly boolean[]): Opposed | undefined {
  const mean = (column: Float64Array): number =>
    column.reduce((sum, value) => sum + value, 0) / column.length;
  const say = mustAgree.flatMap((must, actor) => (must ? [actor] : []));
  let best: (Opposed & { readonly size: number }) | undefined;
  for (const one of open) {
    const weights = say.map((actor) => mean(one.weight(actor)) * (one.highest - one.lowest));
    const [up, down] = [weights.indexOf(Math.max(...weights)), weights.indexOf(Math.min(...weights))];
    const size = Math.min(weights[up]!, -weights[down]!);
    if (size > (best?.size ?? 0)) best = { open: one, up: say[up]!, down: say[down]!, size };
  }
  return best === undefined ? undefined : { open: best.open, up: best.up, down: best.down };
}
