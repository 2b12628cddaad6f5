/** What a reader sees as one character: its text as printed, the columns it takes, its offset in the line. */
export interface Glyph {
  readonly text: string;
  readonly width: number;
  readonly at: number;
}

const TAB = '  ';
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Characters that a terminal draws two columns wide: East Asian wide forms (Unicode Standard Annex 11) and emoji. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f000}-\u{1faff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;
const PLAIN = /^[\x20-\x7e]*$/;
const INVISIBLE = /^[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
const MARK = /^\p{M}/u;

/** The glyphs of one line. Tabs become two spaces; what cannot be seen, or would move the cursor, becomes a dot. */
export function glyphs(line: string): Glyph[] {
  if (PLAIN.test(line)) return Array.from(line, (text, at) => ({ text, width: 1, at }));
  return Array.from(segmenter.segment(line), ({ segment, index }) => ({ ...drawn(segment), at: index }));
}

function drawn(segment: string): { text: string; width: number } {
  if (segment === '\t') return { text: TAB, width: TAB.length };
  if (INVISIBLE.test(segment)) return { text: '·', width: 1 };
  if (MARK.test(segment)) return { text: ` ${segment}`, width: 1 };
  return { text: segment, width: WIDE.test(segment) ? 2 : 1 };
}
