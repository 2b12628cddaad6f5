import type { Fault } from '../kernel/kernel.ts';
import type { Expr } from '../model/expression.ts';
import type { Model } from '../model/model.ts';
import { ofFirstLaw, type Place, recoded, scaled, withAlso, withoutRows } from './altered.ts';
import { dataOf } from './data.ts';
import { inOrder } from './in-order.ts';
import { type Hooks, type Inferred, infer, type Settings } from './infer.ts';
import { reweighed } from './reweighed.ts';
import { type Quantity, type View, type Viewer, viewerOf } from './view.ts';

/** What single pieces of evidence taught, and what would have been learned had things been otherwise. */
export interface Taught {
  readonly rows: readonly RowTaught[];
  /** By own move, where evidence says which drew each row. */
  readonly moves: readonly MoveTaught[];
  readonly alternatives: readonly Alternative[];
  /** Lines of classes that no row shows. */
  readonly unseen: readonly UnseenLine[];
}

/** How the posterior differs from what it would have been otherwise. */
export interface Difference {
  /** Relative entropy of the posterior to the other, over all draws together. */
  readonly bits: number;
  /** Monte-Carlo standard error of the bits. */
  readonly error: number;
  /** The shape of the tail of the weights by which the other was found. */
  readonly khat: number;
  /** Whether the weights would not do: the other was then inferred anew (`refitted`), or is not told. */
  readonly found: 'weighed' | 'refitted' | 'not';
  /** Quantities under the posterior and the other; those of red lines, and others that move. Empty where it is not told. */
  readonly moved: readonly Moved[];
  /** Logarithm of the evidence's probability under the other, less that under the model. */
  readonly logEvidence: number;
}

export interface Moved {
  readonly id: string;
  readonly definition: number;
  readonly row: number;
  readonly ours: Spread;
  readonly other: Spread;
  /** Difference of means, of the other less ours, in standard deviations of ours. */
  readonly shift: number;
}

/** In base units. */
export interface Spread {
  readonly q05: number;
  readonly q50: number;
  readonly q95: number;
}

export interface RowTaught extends Place {
  /** What the row taught when all the others are known. */
  readonly left: Difference;
  /** Logarithm of the chance (of measured data the density) that the others gave to what was seen. */
  readonly predicted: number;
  /** Bits learned from the row when it came, given the rows before it; absent where that was not asked. */
  readonly came?: number;
  /** Had it been coded otherwise; absent where there is no other coding. */
  readonly recoded?: Difference;
}

export interface MoveTaught {
  /** The column that says so, and its value. */
  readonly definition: number;
  readonly value: number;
  readonly rows: readonly Place[];
  readonly left: Difference;
  readonly came?: number;
}

export interface Alternative {
  readonly kind: 'coding' | 'also' | 'first_law' | 'group' | 'variant';
  /** The piece of evidence, or the variant. */
  readonly id: string;
  /** `group`: the column and its value. */
  readonly group?: { readonly definition: number; readonly value: number };
  /** Rows that are otherwise, where it is rows. */
  readonly rows?: number;
  readonly difference: Difference;
}

export interface UnseenLine {
  readonly redLine: number;
  readonly row: number;
  /** The line with its gap so many times as large as the scenario has it. */
  readonly priors: readonly {
    readonly factor: number;
    readonly before: Spread;
    readonly after: Spread | undefined;
    readonly khat: number;
    readonly found: Difference['found'];
  }[];
}

/** What is asked. */
export interface Questions {
  /** Whether what weights cannot tell is inferred anew, which takes as long as the inference itself each time. */
  readonly refit: boolean;
  /** Whether the rows are gone through in the order in which they came. */
  readonly inOrder: boolean;
  /** Variants that change what the evidence means. */
  readonly variants: readonly { readonly id: string; readonly model: Model }[];
}

/** Draws that are weighed: fewer where so many rows are looked at that single numbers of all would fill memory. */
const DRAWS = 8192;
const MOST_NUMBERS = 2 ** 24;
const LEAST_DRAWS = 1024;
/** More rows than these are not gone through one by one. */
const MOST_ROWS = 500;
/** Quantities other than lines are told from so many standard deviations on. */
const LEAST_SHIFT = 0.1;
/** How many times as far a line that no row shows may lie from the one below. */
const FACTORS: readonly number[] = [0.5, 1, 2];

/**
 * What each row of the evidence taught, by leaving it out (A. Gelman, X.-L. Meng, H. Stern, Stat. Sinica 6, 1996; by weights: A. Vehtari,
 * A. Gelman, J. Gabry, Stat. Comput. 27, 2017), and what would have been learned otherwise.
 */
export async function taughtBy(
  model: Model,
  inferred: Inferred,
  questions: Questions,
  settings: Settings,
  hooks: Hooks = {},
): Promise<Taught | Fault> {
  const viewer = viewerOf(model, settings.seed);
  if ('diagnostic' in viewer) return viewer;
  const many = inferred.observed.reduce((sum, one) => sum + one, 0);
  const affordable = Math.max(LEAST_DRAWS, Math.floor(MOST_NUMBERS / Math.max(1, many)));
  const count = Math.min(DRAWS, inferred.draws, affordable);
  const latents = {
    names: inferred.latents.names,
    values: inferred.latents.values.map((values) => values.subarray(0, count)),
  };
  const ours = viewer(count, latents);
  if ('diagnostic' in ours) return ours;
  const effective = Math.max(1, (inferred.effective * count) / inferred.draws);
  const summaries = ours.quantities.map(({ values }) => summaryOf(values));
  const ask: Ask = {
    model,
    inferred,
    viewer,
    ours,
    summaries,
    effective,
    latents,
    questions,
    settings,
    hooks,
  };

  const asked = questions.inOrder && ours.rows.length > 0 && ours.rows.length <= MOST_ROWS;
  const order = asked ? await inOrder(model, ours.rows, settings, hooks) : undefined;
  if (order !== undefined && 'diagnostic' in order) return order;
  const cameOf = (places: readonly Place[]): { readonly came?: number } => {
    if (order === undefined) return {};
    const all = places.map((place) => order.bits(place));
    return all.some((one) => one === undefined)
      ? {}
      : { came: all.reduce<number>((sum, one) => sum + one!, 0) };
  };

  const rows: RowTaught[] = [];
  for (const { observation, row, logs } of ours.rows.slice(0, MOST_ROWS)) {
    hooks.signal?.throwIfAborted();
    const place = { observation, row };
    const left = await without([place], logs, ask);
    if ('diagnostic' in left) return left;
    const other = recodedRow(ask, place);
    const different = other === undefined ? undefined : await differing(other, true, ask);
    if (different !== undefined && 'diagnostic' in different) return different;
    rows.push({
      ...place,
      left,
      predicted: -left.logEvidence,
      ...cameOf([place]),
      ...(different === undefined ? {} : { recoded: different }),
    });
  }

  const moves: MoveTaught[] = [];
  for (const move of movesOf(ask)) {
    const left = await without(move.rows, sumOf(move.rows, ours), ask);
    if ('diagnostic' in left) return left;
    moves.push({ ...move, left, ...cameOf(move.rows) });
  }

  const alternatives: Alternative[] = [];
  for (const { change, other, same, places } of alternativesOf(ask)) {
    hooks.signal?.throwIfAborted();
    const difference =
      places === undefined
        ? await differing(other, same, ask)
        : await without(places, sumOf(places, ours), ask);
    if ('diagnostic' in difference) return difference;
    alternatives.push({ ...change, difference });
  }

  const unseen = await unseenLines(ask);
  return 'diagnostic' in unseen ? unseen : { rows, moves, alternatives, unseen: unseen.lines };
}

interface Ask {
  readonly model: Model;
  readonly inferred: Inferred;
  readonly viewer: Viewer;
  readonly ours: View;
  /** Of the quantities of `ours`. */
  readonly summaries: readonly Summary[];
  readonly effective: number;
  readonly latents: Inferred['latents'];
  readonly questions: Questions;
  readonly settings: Settings;
  readonly hooks: Hooks;
}

/** The posterior beside that without some rows. @param logs their log likelihood, by draw */
async function without(places: readonly Place[], logs: Float64Array, ask: Ask): Promise<Difference | Fault> {
  const found = weighedDifference(
    logs.map((one) => -one),
    ask,
  );
  if (found !== undefined) return found;
  const rest = ask.ours.rows.length - places.length;
  const other = { model: withoutRows(ask.model, places), ratios: logs.map((one) => -one), bare: rest === 0 };
  return await refitted(other, true, ask);
}

/** The posterior beside that of another model of the same draws. @param same whether its quantities are the model's */
async function differing(model: Model, same: boolean, ask: Ask): Promise<Difference | Fault> {
  const viewer = viewerOf(model, ask.settings.seed);
  if ('diagnostic' in viewer) return viewer;
  const view = viewer(ask.ours.total.length, ask.latents);
  if ('diagnostic' in view) return view;
  const ratios = view.total.map((one, draw) => one - ask.ours.total[draw]!);
  const found = weighedDifference(ratios, ask, same ? undefined : view);
  return found ?? (await refitted({ model, ratios, bare: view.rows.length === 0 }, same, ask));
}

/** By weights; undefined where they will not do. */
function weighedDifference(ratios: Float64Array, ask: Ask, view?: View): Difference | undefined {
  const { weights, logMean, khat, limit } = reweighed(ratios, ask.effective);
  if (khat > limit) return undefined;
  const mean = ratios.reduce((sum, one) => sum + one, 0) / ratios.length;
  return {
    bits: Math.max(0, (logMean - mean) / Math.LN2),
    error: errorOf(ratios, weights, ask.effective),
    khat,
    found: 'weighed',
    logEvidence: logMean,
    moved: movedBy(ask, (quantity) => ({
      values: view?.quantities.find(({ id }) => id === quantity.id)?.values ?? quantity.values,
      weights,
    })),
  };
}

/** Standard error of the logarithm of the ratios' mean less the mean of their logarithms, by the delta method, in bits. */
function errorOf(ratios: Float64Array, weights: Float64Array, effective: number): number {
  const count = ratios.length;
  const mean = ratios.reduce((sum, one) => sum + one, 0) / count;
  let squares = 0;
  for (let draw = 0; draw < count; draw++) {
    squares += (weights[draw]! * count - 1 - (ratios[draw]! - mean)) ** 2;
  }
  return Math.sqrt(squares / count / effective) / Math.LN2;
}

interface Other {
  readonly model: Model;
  readonly ratios: Float64Array;
  /** Nothing is observed: its posterior is the prior. */
  readonly bare: boolean;
}

async function refitted(
  { model, ratios, bare }: Other,
  same: boolean,
  ask: Ask,
): Promise<Difference | Fault> {
  const { khat } = reweighed(ratios, ask.effective);
  const none: Difference = {
    bits: Number.NaN,
    error: Number.NaN,
    khat,
    found: 'not',
    moved: [],
    logEvidence: Number.NaN,
  };
  if (!ask.questions.refit) return none;
  const { seed } = ask.settings;
  const viewer = same ? ask.viewer : viewerOf(model, seed);
  if ('diagnostic' in viewer) return viewer;
  let logMarginal = 0;
  let logError = 0;
  let latents: Inferred['latents'] | undefined;
  let count = DRAWS;
  if (!bare) {
    const inferred = await infer(model, { ...ask.settings, worlds: 1 }, ask.hooks);
    // What cannot be inferred is not told; the rest still is.
    if ('diagnostic' in inferred) return none;
    logMarginal = inferred.logMarginal.value;
    logError = inferred.logMarginal.error;
    count = Math.min(DRAWS, inferred.draws);
    latents = {
      names: inferred.latents.names,
      values: inferred.latents.values.map((values) => values.subarray(0, count)),
    };
  }
  const view = viewer(count, latents);
  if ('diagnostic' in view) return view;
  const logEvidence = logMarginal - ask.inferred.logMarginal.value;
  const mean = ratios.reduce((sum, one) => sum + one, 0) / ratios.length;
  return {
    // Where the other rules a draw out that the posterior has, there is no end to what they differ by.
    bits: Math.max(0, (logEvidence - mean) / Math.LN2),
    error: Math.hypot(logError, ask.inferred.logMarginal.error) / Math.LN2,
    khat,
    found: 'refitted',
    logEvidence,
    moved: movedBy(ask, (quantity) => {
      const values = view.quantities.find(({ id }) => id === quantity.id)?.values;
      return values === undefined ? undefined : { values };
    }),
  };
}

/** Quantities of red lines, and others that move, under the posterior and under another law. */
function movedBy(
  { ours: { quantities }, model, summaries }: Ask,
  otherwise: (
    quantity: Quantity,
  ) => { readonly values: Float64Array; readonly weights?: Float64Array } | undefined,
): Moved[] {
  const lines = new Set(model.redLines.map(({ line }) => line));
  return quantities.flatMap((quantity, index): Moved[] => {
    const found = otherwise(quantity);
    if (found === undefined) return [];
    const ours = summaries[index]!;
    const { id, definition, row, values } = quantity;
    const mean = meanOf(found.values, found.weights);
    const shift = ours.sd > 0 ? (mean - ours.mean) / ours.sd : 0;
    if (!lines.has(definition) && Math.abs(shift) < LEAST_SHIFT) return [];
    const order = found.values === values ? ours.order : ascending(found.values);
    const other = spreadOf(found.values, order, found.weights);
    return [{ id, definition, row, ours: ours.spread, other, shift }];
  });
}

interface Summary {
  readonly mean: number;
  readonly sd: number;
  /** Draws in ascending order of their values. */
  readonly order: Uint32Array;
  readonly spread: Spread;
}

function summaryOf(values: Float64Array): Summary {
  const mean = meanOf(values);
  const squares = values.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  const order = ascending(values);
  return { mean, sd: Math.sqrt(squares / values.length), order, spread: spreadOf(values, order) };
}

function meanOf(values: Float64Array, weights?: Float64Array): number {
  let mean = 0;
  if (weights === undefined) for (const value of values) mean += value / values.length;
  else for (let draw = 0; draw < values.length; draw++) mean += weights[draw]! * values[draw]!;
  return mean;
}

function ascending(values: Float64Array): Uint32Array {
  return Uint32Array.from(values, (_, draw) => draw).sort((a, b) => values[a]! - values[b]! || a - b);
}

const SHARES: readonly number[] = [0.05, 0.5, 0.95];

/** Quantiles of weighted values: the first value at which so much weight is reached. */
function spreadOf(values: Float64Array, order: Uint32Array, weights?: Float64Array): Spread {
  const found: number[] = [];
  let reached = 0;
  for (const draw of order) {
    reached += weights?.[draw] ?? 1 / values.length;
    while (found.length < SHARES.length && reached >= SHARES[found.length]!) found.push(values[draw]!);
    if (found.length === SHARES.length) break;
  }
  while (found.length < SHARES.length) found.push(values[order[order.length - 1]!]!);
  const [q05, q50, q95] = found as [number, number, number];
  return { q05, q50, q95 };
}

function sumOf(places: readonly Place[], { rows, total }: View): Float64Array {
  const sum = new Float64Array(total.length);
  for (const { observation, row, logs } of rows) {
    if (!places.some((place) => place.observation === observation && place.row === row)) continue;
    for (let draw = 0; draw < sum.length; draw++) sum[draw] = sum[draw]! + logs[draw]!;
  }
  return sum;
}

/** The model with one row coded otherwise; undefined where that changes nothing. */
function recodedRow({ model }: Ask, { observation, row }: Place): Model | undefined {
  const other = recoded(model, observation, row);
  if (other === undefined) return undefined;
  return differs(model, observation, row) ? other : undefined;
}

/** Whether there is another coding of a row, as far as the data tell. */
function differs(model: Model, observation: number, row: number): boolean {
  const { instead, definition } = model.observations[observation]!;
  if (instead === undefined) return false;
  const [own, other] = [model.definitions[definition]!, model.definitions[instead]!].map(({ body }) =>
    body.kind === 'same' ? body.expr : body.exprs[row],
  );
  return otherData(model, instead, row) !== undefined && meant(own) !== meant(other);
}

/** What a formula says, wherever it stands: places hold the whole text of the scenario. */
function meant(expr: Expr | undefined): string {
  return JSON.stringify(expr, (key, value) => {
    if (key === 'span') return undefined;
    return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
  });
}

/** The value of the other coding of a row, where it is a plain cell. */
function otherData(model: Model, instead: number, row: number): number | undefined {
  const { body } = model.definitions[instead]!;
  const expr = body.kind === 'same' ? body.expr : body.exprs[row]!;
  let value: number | undefined;
  const look = (part: typeof expr): void => {
    if (part.op === 'density' && part.of.op === 'apply' && part.of.fn === 'otherwise') {
      const [first] = part.of.args;
      if (first?.op === 'read') {
        const cells = model.definitions[first.definition]!.body;
        const cell = cells.kind === 'each' ? cells.exprs[row] : cells.expr;
        if (cell?.op === 'constant' && !Number.isNaN(cell.value)) value = cell.value;
      }
    }
    if (part.op === 'blend') part.densities.forEach(look);
    if (part.op === 'if') {
      look(part.then);
      look(part.else);
    }
  };
  look(expr);
  return value;
}

/** Own moves, with the rows that each drew. A column over the table and another links a row to several. */
function movesOf(ask: Ask): Omit<MoveTaught, 'left' | 'came'>[] {
  return ask.model.observations.flatMap(({ move }, observation) =>
    move === undefined ? [] : partsBy(ask, observation, move),
  );
}

/** The observed rows of a piece of evidence by the value of a fixed column. */
function partsBy(
  { model, ours }: Ask,
  observation: number,
  column: number,
): { readonly definition: number; readonly value: number; readonly rows: readonly Place[] }[] {
  const { body, over, size } = model.definitions[column]!;
  const width = over.length > 1 ? (model.tables[over[1]!]?.rows.length ?? 1) : 0;
  const cell = (at: number): number => {
    const expr = body.kind === 'same' ? body.expr : body.exprs[at];
    return expr?.op === 'constant' ? expr.value : Number.NaN;
  };
  const parts = new Map<number, Place[]>();
  for (const place of ours.rows.filter((one) => one.observation === observation)) {
    const values =
      width > 0
        ? Array.from({ length: width }, (_, value) => value).filter(
            (value) => place.row * width + value < size && cell(place.row * width + value) === 1,
          )
        : [cell(place.row)].filter((value) => !Number.isNaN(value));
    for (const value of values) {
      const own = parts.get(value) ?? [];
      own.push({ observation, row: place.row });
      parts.set(value, own);
    }
  }
  return [...parts].sort(([a], [b]) => a - b).map(([value, rows]) => ({ definition: column, value, rows }));
}

interface Change {
  readonly change: Omit<Alternative, 'difference'>;
  readonly other: Model;
  readonly same: boolean;
  readonly places?: readonly Place[];
}

function alternativesOf(ask: Ask): Change[] {
  const { model, questions, ours } = ask;
  const changes: Change[] = [];
  for (const [index, { id, groups }] of model.observations.entries()) {
    const own = ours.rows.filter(({ observation }) => observation === index);
    const coding = recoded(model, index);
    if (coding !== undefined) {
      const rows = own.filter(({ row }) => differs(model, index, row)).length;
      if (rows > 0) changes.push({ change: { kind: 'coding', id, rows }, other: coding, same: true });
    }
    const also = withAlso(model, index);
    if (also !== undefined) changes.push({ change: { kind: 'also', id }, other: also, same: true });
    const first = ofFirstLaw(model, index);
    if (first !== undefined)
      changes.push({ change: { kind: 'first_law', id, rows: own.length }, other: first, same: true });
    for (const group of groups) {
      const parts = partsBy(ask, index, group);
      if (parts.length < 2) continue;
      for (const { definition, value, rows } of parts) {
        const change = { kind: 'group', id, group: { definition, value }, rows: rows.length } as const;
        changes.push({ change, other: model, same: true, places: rows });
      }
    }
  }
  for (const { id, model: other } of questions.variants)
    changes.push({ change: { kind: 'variant', id }, other, same: false });
  return changes;
}

/** Lines of classes that no row shows, with the gap below them smaller and larger. */
async function unseenLines(ask: Ask): Promise<{ readonly lines: readonly UnseenLine[] } | Fault> {
  const lines: UnseenLine[] = [];
  const { model, ours, settings } = ask;
  for (const [redLine, { line, gap, classes }] of model.redLines.entries()) {
    const counts = seenOf(ask, classes);
    if (counts === undefined) continue;
    for (const { row, values } of ours.quantities.filter(({ definition }) => definition === line)) {
      if ((counts[row] ?? 0) > 0) continue;
      const priors: UnseenLine['priors'][number][] = [];
      for (const factor of FACTORS) {
        const other = scaled(model, gap, row, factor);
        const viewer = viewerOf(other, settings.seed);
        if ('diagnostic' in viewer) return viewer;
        const before = viewer(DRAWS);
        if ('diagnostic' in before) return before;
        const lineIn = (view: View): Float64Array | undefined =>
          view.quantities.find((one) => one.definition === line && one.row === row)?.values;
        const prior = summaryOf(lineIn(before) ?? values).spread;
        if (factor === 1) {
          priors.push({
            factor,
            before: prior,
            after: summaryOf(values).spread,
            khat: Number.NEGATIVE_INFINITY,
            found: 'weighed',
          });
          continue;
        }
        const different = await differing(other, false, ask);
        if ('diagnostic' in different) return different;
        const moved = different.moved.find((one) => one.definition === line && one.row === row);
        const { khat, found } = different;
        priors.push({ factor, before: prior, after: moved?.other, khat, found });
      }
      lines.push({ redLine, row, priors });
    }
  }
  return { lines };
}

/** How many observed rows show each class of a table; undefined where what was seen cannot be told from the data. */
function seenOf({ model, ours }: Ask, classes: number): number[] | undefined {
  const counts = (model.tables[classes]?.rows ?? []).map(() => 0);
  let told = false;
  for (const [index, { definition: number, said }] of model.observations.entries()) {
    if (said) continue;
    const data = dataOf(model.definitions[number]!);
    const definition = data === undefined ? undefined : model.definitions[data];
    if (definition?.type.kind !== 'label' || definition.type.table !== classes) continue;
    told = true;
    const { body } = definition;
    for (const { observation, row } of ours.rows) {
      if (observation !== index) continue;
      const expr = body.kind === 'same' ? body.expr : body.exprs[row];
      if (expr?.op === 'constant' && counts[expr.value] !== undefined) counts[expr.value]! += 1;
    }
  }
  return told ? counts : undefined;
}
