import type { FieldForm, Form } from '../parse/form.ts';
import { SCENARIO } from '../parse/scenario-from.ts';
import { entryOf, type MapTree, type Tree } from '../parse/tree.ts';

/** What is known of a place in a scenario: its form, and for the cells of a table which columns hold formulas. */
export interface Place {
  readonly form: Form | undefined;
  readonly table?: Columns;
}

/** Columns of a table by name: whether their cells are formulas. */
type Columns = ReadonlyMap<string, boolean>;

/** The place of a whole scenario, and the columns that its tables have. */
export const WHOLE: Place = { form: SCENARIO };

/**
 * The place of what stands under a key of a mapping.
 *
 * @param root the whole scenario: a variant may give rows to a table whose columns stand there
 */
export function below(place: Place, map: MapTree, key: string, root: Tree): Place {
  const { form, table } = place;
  switch (form?.kind) {
    case 'fields': {
      const found = form.fields.find((field) => field.key === key)?.form;
      return key === 'rows' && table !== undefined
        ? { form: found, table: new Map([...table, ...columnsOf(map)]) }
        : { form: found };
    }
    case 'overlay':
      return { form: fieldsOf(form).find((field) => field.key === key)?.form };
    case 'entries': {
      if (form.keys === 'column') return { form: table?.get(key) === true ? form.of : { kind: 'words' } };
      if (table !== undefined) return { form: form.of, table };
      const base = entryOf(root, 'tables')?.value;
      const known = base === undefined ? undefined : entryOf(base, key)?.value;
      return { form: form.of, table: known?.kind === 'map' ? columnsOf(known) : new Map() };
    }
    case 'either':
      return below({ ...place, form: form.map }, map, key, root);
    case 'body':
      return { form };
    default:
      return { form: undefined };
  }
}

/** The place of an item of a list. */
export function itemOf({ form }: Place): Place {
  if (form?.kind === 'several') return { form: form.of };
  return { form: form?.kind === 'either' ? form.other : form };
}

/** Whether a text at the place is a formula. */
export function isFormula({ form }: Place): boolean {
  if (form?.kind === 'several') return isFormula({ form: form.of });
  if (form?.kind === 'either') return isFormula({ form: form.other });
  if (form?.kind === 'fields') return form.short !== undefined;
  return form?.kind === 'formula' || form?.kind === 'body' || form?.kind === 'observation';
}

/** Whether a formula at the place says what was seen and the law it comes from. */
export function isObservation({ form }: Place): boolean {
  if (form?.kind !== 'fields') return form?.kind === 'observation';
  return form.fields.some(({ key, form: own }) => key === form.short && own.kind === 'observation');
}

/** The fields of a partial scenario. */
function fieldsOf({ own, closed }: Extract<Form, { readonly kind: 'overlay' }>): readonly FieldForm[] {
  const owned = new Set([...own.map(({ key }) => key), ...closed]);
  return [...own, ...SCENARIO.fields.filter(({ key }) => !owned.has(key))];
}

function columnsOf(table: MapTree): Columns {
  const columns = entryOf(table, 'columns')?.value;
  if (columns?.kind !== 'map') return new Map();
  return new Map(
    columns.entries.map(({ key, value }) => {
      const as = entryOf(value, 'as')?.value;
      return [key.value, !(as?.kind === 'scalar' && as.text.text.trim() === 'text')];
    }),
  );
}
