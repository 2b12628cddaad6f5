import type { Fault } from '../kernel/kernel.ts';
import { exp } from '../math/exp.ts';
import { log } from '../math/log.ts';
import type { Expr } from '../model/expression.ts';
import type { Definition, Model } from '../model/model.ts';
import { type Hooks, infer, type Settings } from './infer.ts';
import { meanChances } from './mean-chances.ts';
import { readied, type Target, targetOf } from './target.ts';
import { weighedModel } from './weighed.ts';

/** Rival diagnoses, the rows of a label-valued assumption, weighed by the evidence. */
export interface Diagnosed {
  /** The assumption. */
  readonly definition: number;
  /** By row of its table. */
  readonly rivals: readonly Rival[];
  /** By observation of the model, then by its rows: the chance (or density) of what was seen under each rival, before the evidence. */
  readonly chances: readonly (readonly (readonly number[] | undefined)[])[];
}

export interface Rival {
  readonly prior: number;
  readonly posterior: number;
  /** Monte-Carlo standard error of the posterior. */
  readonly error: number;
  /** Log marginal likelihood of the evidence under this diagnosis, −infinity where it rules it out; and its error. */
  readonly logMarginal: number;
  readonly logError: number;
}

/** Worlds drawn under a diagnosis to say how likely it held each row to be. */
const WORLDS = 4096;
/** What `infer` says where no world can have given the evidence: under that diagnosis it is impossible. */
const IMPOSSIBLE: ReadonlySet<string> = new Set([
  'evidence-impossible',
  'evidence-contradicts',
  'evidence-nowhere',
]);

/** The assumptions that are rival diagnoses: one of several labels, drawn by weights, moving with nothing else. */
export function diagnosesIn(model: Model): number[] {
  return model.definitions.flatMap((definition, number) =>
    definition.authored && weightsOf(definition) !== undefined ? [number] : [],
  );
}

function weightsOf({ role, over, type, body, scores }: Definition): (Expr & { op: 'draw' }) | undefined {
  if (role !== 'assumption' || over.length > 0 || type.kind !== 'label' || scores !== undefined)
    return undefined;
  return body.kind === 'same' && body.expr.op === 'draw' && body.expr.distribution === 'discrete'
    ? body.expr
    : undefined;
}

/**
 * Weighs each diagnosis by the marginal likelihood of the evidence with the assumption held there, found by a sequential Monte Carlo
 * of its own. The share of posterior draws with a label would say the same, but it is blind to a diagnosis that no draw reaches,
 * and gives no evidence that other prior weights could be laid on. The weight is part of what is inferred, so one that is itself
 * drawn is handled.
 */
export async function diagnosed(
  model: Model,
  number: number,
  settings: Settings,
  hooks: Hooks = {},
): Promise<Diagnosed | Fault> {
  const { type } = model.definitions[number]!;
  const labels = type.kind === 'label' ? (model.tables[type.table]?.rows ?? []) : [];
  const found: { prior: number; joint: number; error: number; rows: (number | undefined)[][] }[] = [];
  for (const row of labels.keys()) {
    const held = heldAt(model, number, row);
    const weighed = weighedModel(held);
    if ('diagnostic' in weighed) return weighed;
    const target = targetOf(readied(weighed));
    const played = target.play(settings.seed, WORLDS);
    if ('diagnostic' in played) return played;
    const means = held.observations.map(({ definition }) => meanChances(weighed, played, definition));
    const prior = means.at(-1)?.[0] ?? 0;
    const joint = await jointly(held, target, settings, hooks);
    if ('diagnostic' in joint) return joint;
    found.push({ prior, joint: joint.value, error: joint.error, rows: means.slice(0, -1) });
  }
  const posteriors = shares(found.map(({ joint }) => joint));
  return {
    definition: number,
    rivals: found.map(({ prior, joint, error }, own) => ({
      prior,
      posterior: posteriors[own]!,
      error: errorOf(
        own,
        posteriors,
        found.map((one) => one.error),
      ),
      logMarginal: joint - log(prior),
      logError: error,
    })),
    chances: model.observations.map(({ definition }, observation) =>
      Array.from({ length: model.definitions[definition]?.size ?? 0 }, (_, row) => {
        const own = found.map(({ rows }) => rows[observation]?.[row]);
        return own.some((one) => one === undefined) ? undefined : (own as number[]);
      }),
    ),
  };
}

/** Posterior odds under other prior weights: the same evidence, weighed anew. */
export function reweighed(rivals: readonly Rival[], priors: readonly number[]): number[] {
  return shares(
    rivals.map(({ logMarginal }, i) => (priors[i]! > 0 ? logMarginal + log(priors[i]!) : -Infinity)),
  );
}

function shares(logs: readonly number[]): number[] {
  const highest = Math.max(...logs);
  const weights = logs.map((one) => (one === Number.NEGATIVE_INFINITY ? 0 : exp(one - highest)));
  const sum = weights.reduce((total, one) => total + one, 0);
  return weights.map((one) => one / sum);
}

/** By the delta method, from the errors of the logarithms, which are independent. */
function errorOf(own: number, shares: readonly number[], errors: readonly number[]): number {
  const squares = shares.reduce(
    (sum, share, other) => sum + (((other === own ? 1 : 0) - share) * errors[other]!) ** 2,
    0,
  );
  return shares[own]! * Math.sqrt(squares);
}

/** The model in worlds where the assumption is this row, with the chance of that as one more observation. */
function heldAt(model: Model, number: number, row: number): Model {
  const definition = model.definitions[number]!;
  const { args, span } = weightsOf(definition)!;
  const value: Expr = { op: 'constant', value: row };
  const definitions = model.definitions.slice();
  definitions[number] = { ...definition, body: { kind: 'same', expr: value }, draws: false };
  definitions.push({
    ...definition,
    name: 'diagnosis:',
    role: 'observation',
    type: { kind: 'number', dimension: {} },
    reach: 'world',
    body: { kind: 'same', expr: { op: 'density', distribution: 'discrete', of: value, args, span } },
    mayBeInfinite: true,
    draws: false,
    authored: false,
  });
  const weight = { id: definition.name, definition: definitions.length - 1, said: false, groups: [], span };
  return { ...model, definitions, observations: [...model.observations, weight] };
}

/** Log probability of the evidence and the held row together, and its error. */
async function jointly(
  held: Model,
  target: Target,
  settings: Settings,
  hooks: Hooks,
): Promise<{ readonly value: number; readonly error: number } | Fault> {
  if (target.latents.length === 0) {
    const value = new Float64Array(1);
    return target.evaluate(new Float64Array(0), 1, value) ?? { value: value[0]!, error: 0 };
  }
  const inferred = await infer(held, { ...settings, worlds: 1 }, hooks);
  if (!('diagnostic' in inferred)) return inferred.logMarginal;
  if (!IMPOSSIBLE.has(inferred.diagnostic.code)) return inferred;
  return { value: Number.NEGATIVE_INFINITY, error: 0 };
}
