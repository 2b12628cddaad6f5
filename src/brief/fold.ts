import { type Content, html, type Markup } from './markup.ts';

/** A part that opens and closes under "Keep reading" and "Show less". */
export function keepReading(about: string, content: Content): Markup {
  return html`<details class="more"><summary><span class="opens">Keep reading</span><span class="closes">Show less</span><span class="unseen">: ${about}</span></summary><div class="inside">${content}</div></details>`;
}

/** A part that opens and closes under its own title. */
export function fold(title: Content, content: Content, open = false): Markup {
  return html`<details class="part"${open ? html` open` : undefined}><summary>${title}</summary><div class="inside">${content}</div></details>`;
}

/** The numbers behind a chart, closed until asked for, and the tools of the figure that they stand in. */
export function dataTable(about: string, table: Markup): Markup {
  return html`<details class="data"><summary>Data table<span class="unseen">: ${about}</span></summary>${scroller(about, table)}</details><p class="chart-tools">${TOOLS.map(
    ([tool, words]) =>
      html`<button type="button" data-tool="${tool}">${words}<span class="unseen">: ${about}</span></button>`,
  )}</p>`;
}

/** A table that stands open, with a download of what it says. */
export function tableWithTools(about: string, table: Markup): Markup {
  return html`${scroller(about, table)}<p class="chart-tools"><button type="button" data-tool="csv">CSV<span class="unseen">: ${about}</span></button></p>`;
}

/** Seen where the page's script runs, which does what they say. */
const TOOLS = [
  ['enlarge', 'Enlarge'],
  ['svg', 'SVG'],
  ['png', 'PNG'],
  ['csv', 'CSV'],
] as const;

/** A table that scrolls sideways within its own frame where the page is too narrow; reachable by keyboard. */
export function scroller(about: string, table: Markup): Markup {
  return html`<div class="scroll" role="region" aria-label="${about}" tabindex="0">${table}</div>`;
}
