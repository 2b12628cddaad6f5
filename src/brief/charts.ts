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

/** The lead picture with its caption and credit. */
export function leadSection(result: Result): Markup | undefined {
  const fan = leadFan(result);
  if (fan === undefined) return undefined;
  const lead = result.scenario.page.lead;
  const named = lead !== undefined && (fan.id === lead.of || fan.id.startsWith(`${lead.of}[`));
  const { caption, credit } = named ? lead : {};
  const words =
    caption === undefined && credit === undefined
      ? undefined
      : html`${caption}${credit === undefined ? undefined : html` <span class="credit">${credit}</span>`}`;
  return html`<section id="lead" aria-labelledby="lead-title">${fanFigure(fan, result.options, html`<h2 id="lead-title">${fan.title}</h2>`, words)}</section>
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
