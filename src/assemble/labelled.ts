import type { Model } from '../model/model.ts';

/** The rows of a table by label and title. */
export function labelled(
  { tables }: Model,
  table: number,
): { readonly id: string; readonly title: string }[] {
  return (tables[table]?.rows ?? []).map(({ label, title }) => ({ id: label, title: title ?? label }));
}
