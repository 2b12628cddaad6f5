/** What a check enters and looks up, as in a `Map`. */
export type Register<K, V> = Pick<Map<K, V>, 'get' | 'has' | 'set' | 'keys' | 'values'>;

/**
 * A register that begins as another stands, which must stay as it is from then on: what is entered is kept beside it, so that laying it over a
 * large one costs nothing.
 */
export function overlay<K, V>(under: Register<K, V>): Register<K, V> {
  const own = new Map<K, V>();
  const whole = (): Map<K, V> => {
    const all = new Map<K, V>();
    for (const key of under.keys()) all.set(key, under.get(key) as V);
    for (const [key, value] of own) all.set(key, value);
    return all;
  };
  const register: Register<K, V> = {
    get: (key) => own.get(key) ?? under.get(key),
    has: (key) => own.has(key) || under.has(key),
    set: (key, value) => own.set(key, value),
    keys: () => whole().keys(),
    values: () => whole().values(),
  };
  return register;
}
