import { dataOf } from '../infer/data.ts';
import type { Difference, Spread, Taught, UnseenLine } from '../infer/taught/facts.ts';
import { isoDate } from '../model/iso-date.ts';
import type { Model } from '../model/model.ts';
import { rowName, rowTitle } from '../model/row-name.ts';
import { type Fixed, fixedValues } from '../reference/fixed.ts';
import { formatValue } from '../result/format.ts';
import type {
  AlternativeFacts,
  DifferenceFacts,
  MoveFacts,
  Quantiles,
  RowFacts,
  TaughtFacts,
  UnseenFacts,
} from '../result/result.ts';
import { cellText } from './cell-text.ts';

/** What single pieces of evidence taught, as the result tells it. */
export function taughtFacts(model: Model, taught: Taught): TaughtFacts {
  const found = fixedValues(model);
  if ('diagnostic' in found) throw new Error(found.diagnostic.message);
  const fixed = found;
  return {
    rows: taught.rows.map((one): RowFacts => {
      const { observation, row, left, predicted, came, recoded } = one;
      const place = placeOf(model, observation, row, fixed);
      const { instead } = model.observations[observation]!;
      return {
        ...place,
        ...difference(model, left),
        ...(left.found === 'not' ? {} : { predicted }),
        ...(came === undefined ? {} : { came_bits: came }),
        ...(recoded === undefined || instead === undefined ? {} : { recoded: difference(model, recoded) }),
      };
    }),
    moves: taught.moves.map(({ definition, value, rows, left, came }): MoveFacts => {
      const { id, title } = partOf(model, definition, value);
      return {
        id,
        title,
        rows: rows.map(({ observation, row }) => placeOf(model, observation, row, fixed).row),
        ...difference(model, left),
        ...(came === undefined ? {} : { came_bits: came }),
      };
    }),
    otherwise: taught.alternatives.map(({ kind, id, group, difference: one, ...told }): AlternativeFacts => {
      const of = group && partOf(model, group.definition, group.value);
      const title = titleOf(model, kind, id, of && `${of.column}: ${of.title}`);
      const called = of === undefined ? id : `${id}: ${of.column}: ${of.id}`;
      return { kind, id: called, title, ...told, ...difference(model, one) };
    }),
    unseen: taught.unseen.map((one) => unseenFacts(model, one)),
  };
}

function placeOf(
  model: Model,
  observation: number,
  row: number,
  fixed: Fixed,
): Pick<RowFacts, 'evidence' | 'row' | 'title' | 'seen' | 'move' | 'known'> {
  const { id, definition: number, move, knownOn } = model.observations[observation]!;
  const definition = model.definitions[number]!;
  const named = { name: id, over: definition.over };
  const seen = cellText(model, dataOf(definition), row, fixed);
  const drawnBy = cellText(model, move, row, fixed);
  const known = knownOn === undefined ? undefined : fixed.at(knownOn, row);
  return {
    evidence: id,
    row: rowName(named, model.tables, row),
    title: rowTitle(named, model.tables, row) || (definition.title ?? id),
    ...(seen === undefined ? {} : { seen }),
    ...(drawnBy === undefined ? {} : { move: drawnBy }),
    ...(known === undefined || Number.isNaN(known) ? {} : { known: isoDate(known) }),
  };
}

/** The value of a column of labels, of yes and no, or of links, and the name of the column. */
function partOf(
  model: Model,
  number: number,
  value: number,
): { readonly id: string; readonly title: string; readonly column: string } {
  const { type, over, name } = model.definitions[number]!;
  const column = name.slice(name.indexOf('.') + 1);
  const table = over.length > 1 ? over[1] : type.kind === 'label' ? type.table : undefined;
  const row = table === undefined ? undefined : model.tables[table]?.rows[value];
  if (row !== undefined) return { id: row.label, title: row.title ?? row.label, column };
  const word = value === 1 ? 'yes' : 'no';
  return { id: word, title: word, column };
}

function titleOf(
  model: Model,
  kind: AlternativeFacts['kind'],
  id: string,
  group: string | undefined,
): string {
  const index = model.observations.findIndex((one) => one.id === id);
  const evidence = model.definitions[model.observations[index]?.definition ?? -1]?.title ?? id;
  switch (kind) {
    case 'coding':
      return `${evidence}: every row by its other coding`;
    case 'also':
      return `${evidence}: with the rows that might have counted`;
    case 'first_law':
      return `${evidence}: as if every row had come of the first law of its mixture`;
    case 'group':
      return `${evidence}: without ${group ?? ''}`;
    case 'variant':
      return model.variants.find((one) => one.id === id)?.title ?? id;
  }
}

function difference(model: Model, one: Difference): DifferenceFacts {
  const { bits, error, logEvidence, khat, found, moved } = one;
  return {
    ...(Number.isFinite(bits) ? { bits, bits_error: error } : {}),
    ...(Number.isFinite(logEvidence) ? { log_evidence: logEvidence } : {}),
    khat: Number.isFinite(khat) ? khat : null,
    found,
    moved: moved.map(({ id, definition, ours, other, shift }) => {
      const { unit: own, type } = model.definitions[definition]!;
      // Of a label it is told how likely it is.
      const unit = type.kind === 'label' ? { text: 'share', scale: 1, share: true } : own;
      const [posterior, otherwise] = [inUnit(ours, unit.scale), inUnit(other, unit.scale)];
      const line = model.redLines.some((red) => red.line === definition);
      return { id, unit: unit.text, share: unit.share, red_line: line, posterior, otherwise, shift };
    }),
  };
}

function unseenFacts(model: Model, { redLine, row, priors }: UnseenLine): UnseenFacts {
  const { name, classes, line } = model.redLines[redLine]!;
  const { label, title = label } = model.tables[classes]!.rows[row]!;
  const { unit } = model.definitions[line]!;
  const found = priors.map(({ factor, before, after }) => ({
    factor,
    prior: inUnit(before, unit.scale),
    ...(after === undefined ? {} : { posterior: inUnit(after, unit.scale) }),
  }));
  const median = (factor: number): string => {
    const at = found.find((one) => one.factor === factor)?.posterior?.q50;
    return at === undefined ? 'not to be told' : formatValue(at, unit.text);
  };
  const says =
    `No row shows “${title}”: where its line lies rests on the prior, and on what the line below it was learned to be. ` +
    `Its median is ${median(1)}; with half the gap between the two it would be ${median(0.5)}, with twice the gap ${median(2)}.`;
  return { line: name, class: label, class_title: title, unit: unit.text, says, priors: found };
}

function inUnit({ q05, q50, q95 }: Spread, scale: number): Quantiles {
  return { q05: q05 / scale, q50: q50 / scale, q95: q95 / scale };
}
