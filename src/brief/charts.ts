import type { Fan, Result } from '../result/result.ts';
import { fanFigure } from './fan-figure.ts';
import { html, type Markup } from './markup.ts';

/** The fan at the head of the page: the one that the page's `lead` names, a row of it, or else the first. */
export function leadFan(result: Result): Fan | undefined {
  const name = result.scenario.page.lead?.of;
  return (
    result.fans.find((fan) => fan.id === name) ??
    result.fans.find((fan) => name !== undefined && fan.id.startsWith(`${name}[`)) ??
    result.fans[0]
  );
}

/**
 * The lead picture with its caption and credit.
 *
 * @param headed the heading over it, made of its title
 * @param most how many options it shows, and what is said where there are more
 */
export function leadFigure(
  result: Result,
  headed: (title: string) => Markup,
  most?: { readonly options: number; readonly note: (shown: number, of: number) => string },
): Markup | undefined {
  const found = leadFan(result);
  if (found === undefined) return undefined;
  const fan = most === undefined ? found : { ...found, options: found.options.slice(0, most.options) };
  const note =
    fan.options.length < found.options.length
      ? most?.note(fan.options.length, found.options.length)
      : undefined;
  const lead = result.scenario.page.lead;
  const named = lead !== undefined && (fan.id === lead.of || fan.id.startsWith(`${lead.of}[`));
  const { caption, credit } = named ? lead : {};
  const words =
    caption === undefined && credit === undefined && note === undefined
      ? undefined
      : html`${caption}${note === undefined ? undefined : html` ${note}`}${credit === undefined ? undefined : html` <span class="credit">${credit}</span>`}`;
  return fanFigure(fan, result.options, headed(fan.title), words);
}

/** The section of the lead picture. */
export function leadSection(result: Result): Markup | undefined {
  const figure = leadFigure(result, (title) => html`<h2 id="lead-title">${title}</h2>`);
  if (figure === undefined) return undefined;
  return html`<section id="lead" aria-labelledby="lead-title">${figure}</section>
`;
}

/** The fans that do not stand at the head. */
export function fansSection(result: Result): Markup | undefined {
  const lead = leadFan(result);
  const rest = result.fans.filter((fan) => fan !== lead);
  if (rest.length === 0) return undefined;
  const figures = rest.map((fan) => fanFigure(fan, result.options, html`<h3>${fan.title}</h3>`, undefined));
  return html`<section id="charts" aria-labelledby="charts-title"><h2 id="charts-title">Through time</h2>${figures}</section>
`;
}
