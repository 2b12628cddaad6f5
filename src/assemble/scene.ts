import type { Foresight } from '../settle/foresight/foresee.ts';
import type { OpenIssue, Unsigned } from '../settle/foresight/unsigned.ts';

/** Everything that stands at a date in all worlds, copied: columns of talks last for one date only. */
export interface Scene {
  readonly worlds: number;
  readonly actors: number;
  readonly packages: number;
  readonly mustAgree: readonly boolean[];
  /** 1 in each world in which nobody can judge. */
  readonly blind: Uint8Array;
  /** By actor and package, beyond going on for good; by actor what later terms are hoped to add. */
  readonly clear: readonly (readonly Float64Array[])[];
  readonly hope: readonly Float64Array[];
  readonly breaking: readonly Float64Array[];
  readonly date: number;
  readonly open: readonly OpenIssue[];
}

export function sceneOf(
  unsigned: Unsigned,
  { talks, agreed }: Pick<Foresight, 'talks' | 'agreed'>,
  date: number,
): Scene {
  const { worlds, packages, mustAgree, open } = unsigned;
  return {
    ...{ worlds, packages, mustAgree, open, date },
    actors: mustAgree.length,
    blind: talks.blind(date),
    clear: mustAgree.map((_, actor) =>
      Array.from({ length: packages }, (_, pack) => talks.clear(actor, pack, date).slice()),
    ),
    hope: agreed.goingOn.map((all) => all.subarray(date * worlds, (date + 1) * worlds)),
    breaking: Array.from({ length: packages }, (_, pack) => unsigned.breaking(pack, date)),
  };
}
