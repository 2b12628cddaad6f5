/** How the lines of a table of CSV are written, as plain data. */
export interface CsvForm {
  readonly header: string;
  /** What stands after the world's number, by line of a world. */
  readonly starts: readonly string[];
  readonly fields: readonly FieldForm[];
}

/** How the values of a column are written. Labels are quoted where they must be. */
export type FieldForm =
  | { readonly kind: 'number'; readonly scale: number }
  | { readonly kind: 'truth' | 'date' }
  | { readonly kind: 'label'; readonly labels: readonly string[] };

/** Writes the lines of a stretch of worlds: the number of the first, how many, and their columns by line of a world. */
export function csvWriter({
  starts,
  fields: forms,
}: CsvForm): (first: number, count: number, columns: readonly (readonly Float64Array[])[]) => string {
  const fields = forms.map(fieldOf);
  return (first, count, columns) => {
    let text = '';
    for (let at = 0; at < count; at++) {
      for (let line = 0; line < starts.length; line++) {
        text += `${first + at}${starts[line]}`;
        const row = columns[line] as readonly Float64Array[];
        for (let column = 0; column < fields.length; column++) {
          text += `,${(fields[column] as Field)((row[column] as Float64Array)[at] as number)}`;
        }
        text += '\r\n';
      }
    }
    return text;
  };
}

const DAY_MS = 86_400_000;
/** Days since 1970-01-01 that a date can be written for (ECMAScript's time range). */
const LAST_DAY = 1e8;

/** A value as the field that stands for it. */
type Field = (value: number) => string;

function fieldOf(form: FieldForm): Field {
  const known = (write: Field): Field => {
    return (value) => (Number.isNaN(value) ? '' : write(value));
  };
  switch (form.kind) {
    case 'label': {
      const { labels } = form;
      return known((value) => labels[value] ?? String(value));
    }
    case 'date':
      return known((value) =>
        Math.abs(value) < LAST_DAY ? new Date(value * DAY_MS).toISOString().slice(0, 10) : String(value),
      );
    case 'truth':
      return known(String);
    case 'number': {
      const { scale } = form;
      return known((value) => String(value / scale));
    }
  }
}

/** A text as a field (RFC 4180). */
export function csvField(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
