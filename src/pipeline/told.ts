import { scenarioFacts } from '../result/facts.ts';
import { VERSION } from '../result/version.ts';
import type { Prepared } from './prepare.ts';

/** What files of raw data tell of the run, by key; lists as JSON. */
export function toldOf({ model, plan, settings, hash }: Prepared): Readonly<Record<string, string>> {
  const { id, title, as_of, sources } = scenarioFacts(model, hash);
  const set = settings.map(({ name, row, written }) => ({
    name: row === undefined ? name : `${name}[${row}]`,
    value: written,
  }));
  return {
    'rubicon.version': VERSION,
    'rubicon.scenario': id,
    'rubicon.title': title,
    'rubicon.hash': hash,
    ...(as_of === undefined ? {} : { 'rubicon.as_of': as_of }),
    'rubicon.seed': String(plan.seed),
    'rubicon.set': JSON.stringify(set),
    'rubicon.sources': JSON.stringify(sources),
  };
}
