import type { Body, Definition, Model } from '../model/model.ts';
import { orderOf } from './order.ts';
import { readingOf } from './reach.ts';

/**
 * The model with rules found for decisions that no author makes, such as what actors foresee, and everything in an order fit for
 * evaluation again.
 *
 * @param rules by definition number, one for each option
 * @throws where rules read what is computed from them: a bug of whoever found them
 */
export function withRules(model: Model, rules: ReadonlyMap<number, readonly Body[]>): Model {
  return withDefinitions(
    model,
    model.definitions.map((definition, number) => {
      const found = rules.get(number);
      return found === undefined ? definition : { ...definition, rules: found };
    }),
  );
}

/**
 * The model with other definitions, those that it has at their numbers, in an order fit for evaluation.
 *
 * @throws where they read one another in a circle: a bug of whoever made them
 */
export function withDefinitions(model: Model, definitions: readonly Definition[]): Model {
  const sources = definitions.map(({ role, reach, body, rules: own, next }) => ({
    role,
    reach,
    reads: readingOf(role, [body, ...(own ?? []), ...(next === undefined ? [] : [next])]).reads,
  }));
  const { worldOrder, periodOrder, finishOrder, cycles } = orderOf(sources, model.cells);
  if (cycles.length > 0) throw new Error('a definition that was made reads what follows from it');
  return { ...model, definitions, worldOrder, periodOrder, finishOrder };
}
