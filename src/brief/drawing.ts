import { type PlotOptions, plot } from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { html, type Markup, trusted } from './markup.ts';

/**
 * Draws a plot as static SVG of a fixed width that shrinks with its frame. Colours come from the page's style by class,
 * text is the page's; `label` tells a reader who does not see it what it shows. What the plot itself prints must be
 * numbers and dates only: words of a scenario stand beside a drawing, never in it.
 */
export function drawing(kind: string, label: string, options: PlotOptions): Markup {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const svg = plot({ ...options, document });
  for (const style of [...svg.querySelectorAll('style')]) style.remove();
  for (const element of [...svg.querySelectorAll('*')]) tidy(element);
  const size = ['width', 'height'].map((side) => Number(svg.getAttribute(side)));
  return html`<svg class="drawing ${kind}" role="img" aria-label="${label}" viewBox="0 0 ${size[0]} ${size[1]}" width="${size[0]}" height="${size[1]}" text-anchor="middle">${trusted(svg.innerHTML)}</svg>`;
}

/** The little of an SVG element that is read and written here. */
interface Drawn {
  getAttributeNames(): string[];
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
}

/** Rounds coordinates to a tenth of a pixel and drops what only a lone chart needs (labels of its groups). */
function tidy(element: Drawn): void {
  for (const name of element.getAttributeNames()) {
    const value = element.getAttribute(name) ?? '';
    if (name.startsWith('aria-')) element.removeAttribute(name);
    else if (/\.\d\d/.test(value)) {
      element.setAttribute(
        name,
        value.replace(/-?\d+\.\d{2,}(?:e-\d+)?/g, (digits) => String(Math.round(Number(digits) * 10) / 10)),
      );
    }
  }
}
