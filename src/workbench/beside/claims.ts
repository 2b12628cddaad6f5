import { tableWithTools } from '../../brief/fold.ts';
import { html, type Markup } from '../../brief/markup.ts';
import { badge } from '../../brief/verdict.ts';
import { percent } from '../../brief/words.ts';
import type { Comparable } from '../../compare/comparable.ts';
import type { ClaimChange } from '../../compare/comparison.ts';

/** Every claim of either answer, by name, with its verdict in both. */
export function claimsTable(
  pinned: Comparable,
  now: Comparable,
  changed: readonly ClaimChange[],
): Markup | undefined {
  const ids = [...new Set([...now.claims, ...pinned.claims].map(({ id }) => id))];
  if (ids.length === 0) return undefined;
  const cell = (side: Comparable, id: string): Markup => {
    const claim = side.claims.find((one) => one.id === id);
    if (claim === undefined) return html`<td>–</td>`;
    return html`<td>${badge(claim.verdict)}${claim.share === undefined || Number.isNaN(claim.share) ? undefined : html` ${percent(claim.share)}`}</td>`;
  };
  const rows = ids.map((id) => {
    const change = changed.find((one) => one.id === id);
    const says = [now, pinned].flatMap(({ claims }) => claims.filter((one) => one.id === id))[0]?.says;
    const turned = change?.from !== undefined && change.to !== undefined && change.from !== change.to;
    const words = turned
      ? 'turned'
      : change?.share?.real === true
        ? 'moved'
        : change?.share === undefined
          ? ''
          : 'within luck';
    return html`<tr${turned ? html` class="turned"` : undefined}><th scope="row"><span class="id">${id}</span> ${says}</th>${cell(pinned, id)}${cell(now, id)}<td>${words}</td></tr>`;
  });
  return tableWithTools(
    'Claims in both answers',
    html`<table><caption>Claims in both answers</caption><thead><tr><th scope="col">Claim</th><th scope="col">Pinned</th><th scope="col">Now</th><th scope="col">Change</th></tr></thead><tbody>${rows}</tbody></table>`,
  );
}
