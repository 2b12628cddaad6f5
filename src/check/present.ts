/** The fields that have a value: what optional fields of plain data are written from. */
export function present<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const found: Partial<T> = {};
  for (const name in fields) if (fields[name] !== undefined) found[name] = fields[name];
  return found as { [K in keyof T]?: Exclude<T[K], undefined> };
}
