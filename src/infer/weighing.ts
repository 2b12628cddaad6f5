import { essential } from '../model/essential.ts';
import type { Cell, Model } from '../model/model.ts';
import { weighedModel } from './weighed.ts';

/**
 * What evidence means in a model, as a text: two models with the same text have the same posterior over the same draws. Places in
 * the scenario do not count, nor does anything that bears on no observation.
 */
export function weighing(model: Model): string {
  const weighed = weighedModel(model);
  if ('diagnostic' in weighed) return '';
  const { tables, definitions, cells, clock, worldOrder, periodOrder, stocks, finishOrder } = weighed.model;
  const used = placesOf(
    new Set([
      ...worldOrder,
      ...stocks,
      ...finishOrder,
      ...periodOrder.flatMap((step) => (step.kind === 'definition' ? [step.definition] : [])),
    ]),
  );
  const remembering = placesOf(new Set(cells.flatMap((cell, number) => (isIdle(cell) ? [] : [number]))));
  const meant = [...used.keys()].map((number) => {
    const { name, over, body, next, rules, range, scores } = definitions[number]!;
    return { name, over, body, next, rules, range, scores };
  });
  const rows = tables.map((table) => table.rows.map(({ label }) => label));
  const remembered = [...remembering.keys()].map((number) => cells[number]);
  const orders = [worldOrder, stocks, finishOrder].map((order) => order.map((number) => used.get(number)));
  // What bears on no observation may stand between: places among what does are the same with it and without.
  return JSON.stringify([rows, meant, remembered, clock, periodOrder, orders], (key, value) => {
    if (key === 'definition') return used.get(value) ?? value;
    if (key === 'cell') return remembering.get(value) ?? value;
    return essential(key, value);
  });
}

/** Numbers in order, each with its place among them. */
function placesOf(numbers: ReadonlySet<number>): ReadonlyMap<number, number> {
  return new Map([...numbers].sort((a, b) => a - b).map((number, place) => [number, place]));
}

function isIdle({ how, of }: Cell): boolean {
  return how === 'ever' && of.op === 'constant' && of.value === 0;
}
