import { expect } from 'vitest';
import { checkScenario } from '../../src/check/check.ts';
import { type Inferred, infer, type Settings } from '../../src/infer/infer.ts';
import type { Model } from '../../src/model/model.ts';
import { readScenario } from '../../src/parse/read.ts';

/** The checked model of sections that go on from a scenario's header. Throws, with what was said, where it has mistakes. */
export function modelOf(sections: string): Model {
  const text = `rubicon: 1\ntitle: Evidence\nquestion: What does it teach?\n${sections}\n`;
  const read = readScenario({ name: 'scenario.yaml', text }, 'evidence');
  const checked = read.value && checkScenario(read.value.scenario, []);
  if (checked?.value !== undefined) return checked.value;
  const said = [...read.diagnostics, ...(checked?.diagnostics ?? [])];
  throw new Error(said.map(({ code, message }) => `${code}: ${message}`).join('\n'));
}

/** What the evidence of a model teaches, in this thread. Throws where it cannot be told. */
export async function learnedFrom(model: Model, settings: Partial<Settings> = {}): Promise<Inferred> {
  const found = await infer(model, { seed: 1, threads: 1, worlds: 1, ...settings });
  if ('diagnostic' in found) throw new Error(`${found.diagnostic.code}: ${found.diagnostic.message}`);
  return found;
}

/** Draws of a quantity from the posterior, with how many independent ones they are worth. */
export function draws(
  model: Model,
  { learned }: Inferred,
  name: string,
  row: number = 0,
): { readonly values: Float64Array; readonly effective: number } {
  const number = model.definitions.findIndex((definition) => definition.name === name);
  const found = learned.find((one) => one.definition === number && one.row === row);
  if (found === undefined) throw new Error(`nothing was learned about ${name}`);
  return { values: found.posterior, effective: found.effective };
}

export interface Moments {
  readonly mean: number;
  readonly sd: number;
  /** Standard error of the mean. */
  readonly error: number;
}

export function momentsOf({ values, effective }: ReturnType<typeof draws>): Moments {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  const sd = Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (values.length - 1));
  return { mean, sd, error: sd / Math.sqrt(effective) };
}

/** Standard errors that a sound estimate may be off: one in 16,000 is further off. */
export const FAR = 4;

/** The mean and standard deviation of draws against exact ones, within Monte-Carlo error (of a normal law for the deviation). */
export function expectMoments(found: ReturnType<typeof draws>, mean: number, sd: number): void {
  const { error, ...moments } = momentsOf(found);
  expect(Math.abs(moments.mean - mean), `mean ${moments.mean}, not ${mean}`).toBeLessThan(FAR * error);
  const spread = sd / Math.sqrt(2 * found.effective);
  expect(Math.abs(moments.sd - sd), `deviation ${moments.sd}, not ${sd}`).toBeLessThan(2 * FAR * spread);
}

/** The marginal likelihood against the exact one: the error of eight runs' mean is itself uncertain, by Student's law. */
export function expectMarginal(
  { logMarginal: { value, error } }: Inferred,
  exact: number,
  coarse: number = 0.2,
): void {
  expect(Math.abs(value - exact), `log marginal ${value} ± ${error}, not ${exact}`).toBeLessThan(
    6 * error + 1e-9,
  );
  expect(error).toBeLessThan(coarse);
}
