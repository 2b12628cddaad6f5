import type { FieldForm, Form } from '../parse/form.ts';
import { SCENARIO } from '../parse/scenario-from.ts';

/** A JSON Schema, draft 7. */
export type Schema = { readonly [key: string]: unknown };

/** Names may reach into a block (`aid.taken`); a quantity may say one of its rows (`dead[russia]`). */
const NAME = '^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)*$';
const PICKED = '^[A-Za-z_][A-Za-z0-9_.]*(\\[.+\\])?$';
const LABEL = '^[A-Za-z_][A-Za-z0-9_]*$';
/** Whatever YAML reads a text without quotes as. */
const TEXT = ['string', 'number', 'boolean'];

/**
 * The JSON Schema of a scenario file, for editors: fields with what they say, what may stand in each, what must be there. Made
 * from the shapes by which the parser reads. Formulas are texts; what they say is `rubicon check`'s to judge.
 */
export function scenarioSchema(): Schema {
  const definitions: Record<string, Schema> = {};
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'A scenario of Rubicon',
    // What is laid over another scenario need not say again what stands there.
    if: { required: ['extends'] },
    then: mapping(SCENARIO.fields, true, definitions),
    else: mapping(SCENARIO.fields, false, definitions),
    definitions,
  };
}

/** @param partial of what is laid over something, nothing is required */
function schemaOf(form: Form, partial: boolean, definitions: Record<string, Schema>): Schema {
  const inner = (of: Form): Schema => schemaOf(of, partial, definitions);
  switch (form.kind) {
    case 'words':
    case 'unit':
    case 'formula':
    case 'observation':
      return { type: TEXT };
    case 'body':
      return named('body', definitions, () => ({
        anyOf: [
          { type: TEXT },
          { type: 'object', propertyNames: { pattern: LABEL }, additionalProperties: reference('body') },
        ],
      }));
    case 'date':
      return { type: 'string', pattern: '^\\d{4}-\\d{2}(-\\d{2})?$', examples: ['2024-07', '2024-07-15'] };
    case 'count':
      return { type: 'integer', minimum: form.low, maximum: form.high };
    case 'truth':
      return { enum: ['yes', 'no'] };
    case 'choice':
      return choiceOf(form.words, form.orName !== undefined);
    case 'name':
      return { type: 'string', pattern: form.of === 'quantity' ? PICKED : NAME };
    case 'several':
      return { anyOf: [inner(form.of), { type: 'array', items: inner(form.of) }] };
    case 'labels':
      return { type: 'array', items: { type: 'string', pattern: LABEL }, uniqueItems: true };
    case 'fields':
      return fieldsOf(form, partial, definitions);
    case 'entries':
      return {
        type: 'object',
        ...(form.keys === 'name' || form.keys === 'label' ? { propertyNames: { pattern: LABEL } } : {}),
        additionalProperties: inner(form.of),
      };
    case 'either':
      return { anyOf: [inner(form.map), inner(form.other)] };
    case 'overlay': {
      const kept = SCENARIO.fields.filter(
        ({ key }) => !form.closed.includes(key) && !form.own.some((own) => own.key === key),
      );
      return mapping([...form.own, ...kept], true, definitions);
    }
  }
}

/** Each shape stands in the schema once, and once more with nothing required. */
function fieldsOf(
  form: Extract<Form, { readonly kind: 'fields' }>,
  partial: boolean,
  definitions: Record<string, Schema>,
): Schema {
  const { owner, fields, short } = form;
  const map = (): Schema => mapping(fields, partial, definitions);
  const name = owner
    .toLowerCase()
    .replace(/^(an?|the) /, '')
    .replaceAll(/[^a-z]+/g, '-');
  const whole = (): Schema => (short === undefined ? map() : { anyOf: [{ type: TEXT }, map()] });
  return named(`${name.replaceAll(/^-|-$/g, '')}${partial ? '-part' : ''}`, definitions, whole);
}

function mapping(
  fields: readonly FieldForm[],
  partial: boolean,
  definitions: Record<string, Schema>,
): Schema {
  const required = partial ? [] : fields.filter((field) => field.required).map(({ key }) => key);
  return {
    type: 'object',
    properties: Object.fromEntries(
      fields.map(({ key, about, form }) => [
        key,
        { description: about, ...schemaOf(form, partial, definitions) },
      ]),
    ),
    ...(required.length === 0 ? {} : { required }),
    additionalProperties: false,
  };
}

/** The words; where a name may stand instead, they are what an editor proposes. */
function choiceOf(words: readonly string[], orName: boolean): Schema {
  const numbers = words.filter((word) => /^\d+$/.test(word)).map(Number);
  const known = { enum: [...words, ...numbers] };
  return orName ? { anyOf: [known, { type: TEXT }] } : known;
}

function named(name: string, definitions: Record<string, Schema>, make: () => Schema): Schema {
  if (definitions[name] === undefined) {
    definitions[name] = {};
    definitions[name] = make();
  }
  return reference(name);
}

/** Draft 7 ignores what stands beside a reference, so that it stands alone where a description does too. */
function reference(name: string): Schema {
  return { allOf: [{ $ref: `#/definitions/${name}` }] };
}

/** The schema as it is written to a file. */
export function schemaText(): string {
  return `${JSON.stringify(scenarioSchema(), null, 2)}\n`;
}
