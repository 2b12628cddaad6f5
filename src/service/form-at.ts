import type { FieldForm, Form } from '../parse/form.ts';
import { SCENARIO } from '../parse/scenario-from.ts';

/** What may stand where a path of keys leads, and the field that its last key is, if it is one. */
export interface Placed {
  readonly form: Form;
  readonly field?: FieldForm;
}

/** Follows a path of keys through the forms of a scenario; undefined where it leads nowhere. */
export function formAt(path: readonly string[]): Placed | undefined {
  let placed: Placed | undefined = { form: SCENARIO };
  for (const key of path) {
    placed = placed && inside(placed.form, key);
    if (placed === undefined) return undefined;
  }
  return placed;
}

function inside(form: Form, key: string): Placed | undefined {
  switch (form.kind) {
    case 'fields':
      return fieldOf(form.fields, key);
    case 'overlay': {
      return (
        fieldOf(form.own, key) ?? (form.closed.includes(key) ? undefined : fieldOf(SCENARIO.fields, key))
      );
    }
    case 'entries':
      return { form: form.of };
    case 'several':
      return inside(form.of, key);
    case 'either':
      return inside(form.map, key);
    case 'body':
      return { form };
    default:
      return undefined;
  }
}

function fieldOf(fields: readonly FieldForm[], key: string): Placed | undefined {
  const field = fields.find((one) => one.key === key);
  return field && { form: field.form, field };
}

/** The fields that a mapping at a place may have; for what is laid over a scenario its sections too. */
export function fieldsAt(form: Form): readonly FieldForm[] {
  switch (form.kind) {
    case 'fields':
      return form.fields;
    case 'overlay':
      return [...form.own, ...SCENARIO.fields.filter(({ key }) => !form.closed.includes(key))];
    case 'either':
      return fieldsAt(form.map);
    default:
      return [];
  }
}

/** The form of a single text at a place: of a list its items', of what may be short its short field's. */
export function textForm(form: Form): Form {
  switch (form.kind) {
    case 'several':
      return textForm(form.of);
    case 'either':
      return textForm(form.other);
    case 'fields': {
      const short = form.fields.find(({ key }) => key === form.short);
      return short === undefined ? form : textForm(short.form);
    }
    default:
      return form;
  }
}
