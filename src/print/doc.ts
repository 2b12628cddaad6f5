/**
 * A text that may be broken into lines where it must: Philip Wadler, "A prettier printer" (2003), in the strict form of
 * Christian Lindig, "Strictly Pretty" (2000).
 */
export type Doc =
  | string
  | readonly Doc[]
  /** A blank, or the end of the line where the group around it does not fit; `''` where it is nothing on one line. */
  | { readonly kind: 'break'; readonly flat: string }
  | { readonly kind: 'indent'; readonly of: Doc }
  /** Breaks all of its own breaks or none. */
  | { readonly kind: 'group'; readonly of: Doc };

/** A blank that may become the end of a line. */
export const blank: Doc = { kind: 'break', flat: ' ' };
/** Nothing, or the end of a line. */
export const seam: Doc = { kind: 'break', flat: '' };

export function indent(of: Doc): Doc {
  return { kind: 'indent', of };
}

export function group(of: Doc): Doc {
  return { kind: 'group', of };
}

/** The parts with something between them. */
export function joined(parts: readonly Doc[], between: Doc): Doc {
  return parts.flatMap((part, index) => (index === 0 ? [part] : [between, part]));
}

/** How far a broken part stands in. */
const STEP = 2;

/** The text as lines of at most `width` characters where its breaks allow it. */
export function linesOf(doc: Doc, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  const write = (part: Doc, level: number, flat: boolean): void => {
    if (typeof part === 'string') line += part;
    else if (isList(part)) for (const each of part) write(each, level, flat);
    else if (part.kind === 'indent') write(part.of, level + STEP, flat);
    else if (part.kind === 'group') write(part.of, level, flat || line.length + lengthOf(part.of) <= width);
    else if (flat) line += part.flat;
    else {
      lines.push(line.trimEnd());
      line = ' '.repeat(level);
    }
  };
  write(doc, 0, false);
  return [...lines, line.trimEnd()];
}

/** The text on one line. */
export function flatten(doc: Doc): string {
  return linesOf(group(doc), Number.POSITIVE_INFINITY).join('');
}

/** Characters of a text on one line. */
function lengthOf(doc: Doc): number {
  if (typeof doc === 'string') return doc.length;
  if (isList(doc)) return doc.reduce((sum, part) => sum + lengthOf(part), 0);
  return doc.kind === 'break' ? doc.flat.length : lengthOf(doc.of);
}

function isList(doc: Doc): doc is readonly Doc[] {
  return Array.isArray(doc);
}
