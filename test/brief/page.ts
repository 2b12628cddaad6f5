import { parseHTML } from 'linkedom';
import { briefHtml } from '../../src/brief/brief.ts';
import type { Result } from '../../src/result/result.ts';
import type { Study } from '../../src/result/study.ts';

/** What a test reads of an element. */
export interface Read {
  readonly textContent: string;
  readonly id: string;
  readonly tagName: string;
  readonly innerHTML: string;
  readonly parentElement: Read | null;
  getAttribute(name: string): string | null;
  getAttributeNames(): string[];
  closest(selector: string): Read | null;
  querySelector(selector: string): Read | null;
  querySelectorAll(selector: string): Iterable<Read>;
}

/** The brief of a result, parsed. */
export function pageOf(
  result: Result,
  studies: readonly Study[] = [],
): {
  html: string;
  all: (selector: string) => Read[];
  one: (selector: string) => Read;
} {
  const html = briefHtml(result, undefined, studies);
  const document = parseHTML(html).document as unknown as Read;
  const all = (selector: string): Read[] => [...document.querySelectorAll(selector)];
  const one = (selector: string): Read => {
    const [found] = all(selector);
    if (found === undefined) throw new Error(`Nothing on the page matches ${selector}`);
    return found;
  };
  return { html, all, one };
}

/** Text as a reader sees it: white space of any kind is one blank. */
export function words(element: Read): string {
  return element.textContent.replace(/\s+/g, ' ').trim();
}
