/** Where a text stands: inside `{…}` or `[…]` more signs mean something. */
export type Within = 'block' | 'flow';

/** Signs with which no plain text begins (YAML 1.2.2, section 7.3.3). */
const INDICATORS = /^[,[\]{}#&*!|>'"%@`]/;
/** `-`, `?` and `:` begin one where something other than a blank follows. */
const LONE_INDICATOR = /^[-?:](?:\s|$)/;
const MEANT_OTHERWISE = /: |:$| #|^---|^\.\.\.|[\p{Cc}\u2028\u2029\ufeff]/u;
const FLOW_SIGNS = /[,[\]{}]/;

/** A text on one line, plain where it may be, in quotes where it must; undefined where it has several lines. */
export function onOneLine(text: string, within: Within): string | undefined {
  if (text.includes('\n')) return undefined;
  return isPlain(text, within) ? text : quoted(text);
}

function isPlain(text: string, within: Within): boolean {
  if (text === '' || text !== text.trim()) return false;
  if (INDICATORS.test(text) || LONE_INDICATOR.test(text) || MEANT_OTHERWISE.test(text)) return false;
  return within === 'block' || !FLOW_SIGNS.test(text);
}

/** A text in double quotes; in single ones where that saves escapes. */
export function quoted(text: string): string {
  const simple = !/[\p{Cc}\u2028\u2029\ufeff]/u.test(text);
  if (simple && /["\\]/.test(text) && !text.includes("'")) return `'${text}'`;
  return JSON.stringify(text).replaceAll(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/**
 * A text as the lines of a folded block (`>-`), at most `width` characters each where words allow it: a line break of the
 * text is an empty line of the block. Undefined where folding would change the text.
 */
export function folded(text: string, width: number): string[] | undefined {
  if (/[\p{Cc}\u2028\u2029\ufeff]/u.test(text.replaceAll('\n', ''))) return undefined;
  const paragraphs = text.split('\n');
  if (paragraphs.some((one) => one !== one.trim())) return undefined;
  // A line that begins behind two blanks would stand further in, and keep its break.
  return paragraphs.flatMap((paragraph, index) => [
    ...(index === 0 || paragraph === '' ? [] : ['']),
    ...(paragraph === '' ? [''] : wrapped(paragraph, width)),
  ]);
}

/** Broken at single blanks alone, so that folding gives the text back. */
function wrapped(paragraph: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of paragraph.split(/(?<! ) (?! )/)) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
