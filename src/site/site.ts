import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { longDate } from '../brief/day.ts';
import { html, type Markup } from '../brief/markup.ts';
import { headline } from '../brief/opening.ts';
import { pageScript } from '../brief/page-script.ts';
import { policy } from '../brief/policy.ts';
import { shell } from '../brief/shell.ts';
import { styleSheet } from '../brief/style-sheet.ts';
import { VERSION } from '../result/version.ts';
import { type Piece, pieceArticle } from './piece.ts';

/** What a site says of itself. */
export interface SiteWords {
  readonly title: string;
  /** Where it will lie, ending in a slash, for addresses that other pages use; empty where that is not known. */
  readonly base: string;
}

/**
 * The page that carries several briefs one under another, in the order given, with a list of the latest. Like a brief it holds all it
 * needs, works from disk and without its script, and the same pieces give the same bytes.
 */
export function siteHtml(pieces: readonly Piece[], { title, base }: SiteWords): string {
  const style = styleSheet(STYLE) + beside('style/site.css');
  const script = pageScript() + beside('reveal.js');
  return shell({
    policy: policy(style, [script]),
    version: VERSION,
    title,
    style,
    script,
    skip: { to: 'pieces', words: 'Skip to the pieces' },
    masthead: html`<h1>${title}</h1>`,
    main: html`<main id="pieces">
${latest(pieces)}
${pieces.map((piece) => pieceArticle(piece, base))}
</main>`,
  });
}

/** What another page loads beside its frames, so that each is as high as what it shows. */
export function embedScript(): string {
  return beside('embed.js');
}

/** The parts of the brief's style that pieces need. */
const STYLE = ['base', 'furniture', 'parts', 'claims', 'charts', 'tables', 'print'] as const;

function beside(name: string): string {
  return readFileSync(join(import.meta.dirname, name), 'utf8');
}

/** The pieces by date, the youngest first; those without a date come last. */
function latest(pieces: readonly Piece[]): Markup {
  const day = ({ result }: Piece): string => result.scenario.as_of ?? '';
  const sorted = pieces.toSorted((a, b) => (day(a) < day(b) ? 1 : day(a) > day(b) ? -1 : 0));
  return html`<nav class="latest" aria-labelledby="latest-title"><h2 id="latest-title">Latest</h2><ol>${sorted.map(
    (piece) =>
      html`<li><a href="#${piece.result.scenario.id}">${headline(piece.result)}</a>${day(piece) === '' ? undefined : html` <time datetime="${day(piece)}">${longDate(day(piece))}</time>`}</li>`,
  )}</ol></nav>`;
}
