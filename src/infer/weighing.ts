import type { Model } from '../model/model.ts';
import { weighedModel } from './weighed.ts';

/**
 * What evidence means in a model, as a text: two models with the same text have the same posterior over the same draws. Places in
 * the scenario do not count, nor does anything that bears on no observation.
 */
export function weighing(model: Model): string {
  const weighed = weighedModel(model);
  if ('diagnostic' in weighed) return '';
  const { tables, definitions, cells, clock, worldOrder, periodOrder, stocks, finishOrder } = weighed.model;
  const used = new Set([
    ...worldOrder,
    ...stocks,
    ...finishOrder,
    ...periodOrder.flatMap((step) => (step.kind === 'definition' ? [step.definition] : [])),
  ]);
  const meant = definitions.map((definition, number) => {
    if (!used.has(number)) return 0;
    const { name, over, body, next, rules, range, scores } = definition;
    return { name, over, body, next, rules, range, scores };
  });
  const rows = tables.map((table) => table.rows.map(({ label }) => label));
  const parts = [rows, meant, cells, clock, worldOrder, periodOrder, stocks, finishOrder];
  return JSON.stringify(parts, (key, value) =>
    key === 'span' ? undefined : typeof value === 'number' && !Number.isFinite(value) ? String(value) : value,
  );
}
