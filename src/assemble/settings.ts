import type { Setting } from '../check/setting.ts';

/** Assumptions fixed by `--set`, as written; of one name set twice the last counts. */
export function settingFacts(set: readonly Setting[]): { readonly name: string; readonly value: string }[] {
  const last = new Map(
    set.map(({ name, row, written }) => [row === undefined ? name : `${name}[${row}]`, written]),
  );
  return [...last].map(([name, value]) => ({ name, value }));
}
