import type { Model } from './model.ts';

/** The model with some of its options alone, renumbered in their order. Their paths are the same: no draw knows of options. */
export function onlyOptions(model: Model, options: readonly number[]): Model {
  const chosen = <T>(list: readonly T[]): T[] => options.map((number) => list[number] as T);
  return {
    ...model,
    options: chosen(model.options),
    definitions: model.definitions.map((definition) =>
      definition.rules === undefined ? definition : { ...definition, rules: chosen(definition.rules) },
    ),
  };
}
