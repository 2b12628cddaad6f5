import { type Content, html, type Markup } from './markup.ts';

/** A link to a page elsewhere. Only https addresses become links; any other stays the words it was given for. */
export function link(address: string | undefined, words: Content): Markup {
  const url = secureUrl(address);
  return url === undefined
    ? html`${words}`
    : html`<a href="${url}" rel="noopener noreferrer external">${words}</a>`;
}

/** The address in its normal form where it is an https one without a login in it. */
function secureUrl(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  return url.protocol === 'https:' && url.username === '' && url.password === '' ? url.href : undefined;
}
