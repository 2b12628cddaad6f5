import { diagnose } from '../diagnostics/diagnose.ts';
import type { ValueType } from '../model/model.ts';
import type { Unit } from '../model/units.ts';
import type { At } from '../syntax/scenario.ts';
import { meant } from './meant.ts';
import type { Want } from './scope.ts';
import { plainUnit } from './units/builtin.ts';
import { unitFrom } from './units/parse.ts';
import { dimensionText } from './units/text.ts';
import type { Work } from './work.ts';

/** What `unit` or `as` declares; undefined where neither stands or after a mistake that is reported here. */
export function declared(
  entry: { readonly unit?: At<string>; readonly as?: At<string> },
  name: string,
  work: Work,
): Want | undefined {
  const { unit, as } = entry;
  if (unit !== undefined && as !== undefined) {
    work.report(diagnose('field-clash', { name, one: 'unit', other: 'as' }, as.span));
  }
  if (unit !== undefined) {
    const { value, diagnostics } = unitFrom(unit.value, unit.span, work.units);
    diagnostics.forEach(work.report);
    return value && { kind: 'number', unit: value };
  }
  return as && wantAs(as, work);
}

/** The type that a want stands for: the same object for the same want. */
export function wanted(want: Want): ValueType {
  if (want.kind !== 'number') return want;
  const known = measures.get(want);
  if (known !== undefined) return known;
  const type: ValueType = { kind: 'number', dimension: want.unit.dimension };
  measures.set(want, type);
  return type;
}

const measures = new WeakMap<Want, ValueType>();

/** The unit a value is printed in where none is declared: its base units. */
export function unitOf(type: ValueType): Unit {
  if (type.kind !== 'number') return plainUnit;
  return { text: dimensionText(type.dimension), scale: 1, dimension: type.dimension, share: false };
}

function wantAs(as: At<string>, work: Work): Want | undefined {
  if (as.value === 'yes/no') return { kind: 'truth' };
  if (as.value === 'date') return { kind: 'date' };
  const table = work.tableNumbers.get(as.value);
  if (table !== undefined) return { kind: 'label', table };
  const near = meant(as.value, ['yes/no', 'date', ...work.tableNumbers.keys()], work);
  work.report(diagnose('type-unknown', { name: as.value, near }, as.span));
  return undefined;
}
