/** A piece of HTML that is safe to print as it stands: every string that went into it was escaped on the way. */
export interface Markup {
  readonly markup: string;
}

/** What may stand in a template: strings and numbers are escaped, lists are joined, nothing prints as nothing. */
export type Content = Markup | string | number | undefined | readonly Content[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

// Control characters other than tab and line breaks are no text, and HTML forbids some of them.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be taken out.
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/g;

/** Text as it stands in an element or in a quoted attribute: no markup gets through. */
export function escapeText(text: string): string {
  return text.replace(CONTROL, '\uFFFD').replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

/** Template tag: the literal parts are ours and trusted, everything put in is escaped unless it is `Markup` already. */
export function html(parts: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  const pieces = parts.map((part, i) => (i === 0 ? part : print(contents[i - 1]) + part));
  return { markup: pieces.join('') };
}

/** Marks a text of ours (the style sheet, a finished SVG) as safe. Never for anything that a scenario says. */
export function trusted(markup: string): Markup {
  return { markup };
}

function print(content: Content): string {
  if (content === undefined) return '';
  if (typeof content === 'string' || typeof content === 'number') return escapeText(String(content));
  return 'markup' in content ? content.markup : content.map(print).join('');
}
