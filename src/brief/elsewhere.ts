import type { ElsewhereFacts, FoundClaim } from '../result/findings.ts';
import { isOf } from '../result/part-of.ts';
import type { Result } from '../result/result.ts';
import { longDate } from './day.ts';
import { html, type Markup } from './markup.ts';
import { badge } from './verdict.ts';
import { count, errorSize, percent, withUnit } from './words.ts';

/** What other scenarios found of a claim: of the same name, and of its parts, whose names go on with `_`. */
export function foundElsewhere(claim: string, all: Result['elsewhere'] = []): Markup | undefined {
  const parts = all.flatMap((other) => {
    const own = claimsOf(claim, other);
    return own.length === 0 ? [] : [part(claim, other, own)];
  });
  return parts.length === 0 ? undefined : html`<div class="elsewhere">${parts}</div>`;
}

function claimsOf(claim: string, { claims }: ElsewhereFacts): readonly FoundClaim[] {
  return claims.filter(({ id }) => isOf(id, claim));
}

function part(claim: string, other: ElsewhereFacts, own: readonly FoundClaim[]): Markup {
  const items = own.map(
    (one) =>
      html`<li>${badge(one.verdict)} <b>${one.id}</b>${one.id === claim ? '' : ` ${one.says}`}${number(one)}${one.reading === undefined || one.id !== claim ? undefined : html` <small>Read as: ${one.reading}</small>`}</li>`,
  );
  return html`<p><b>In “${other.title}”</b> (${other.scenario}):</p><ul>${items}</ul><p class="small">${kept(other)}</p>`;
}

function number({ share, mcse = 0, value, bound, unit = '1' }: FoundClaim): Markup | undefined {
  if (share !== undefined) {
    return html` In ${percent(share)} of worlds <span class="range">± ${errorSize(mcse, 'share')}</span>.`;
  }
  return value === undefined
    ? undefined
    : html` ${withUnit(value, unit)} <span class="range">± ${errorSize(mcse, unit)}</span>${bound === undefined ? '' : ` against ${withUnit(bound, unit)}`}.`;
}

/** When it was found, of what, and whether that still stands. */
export function kept({ found, worlds, seed, unchanged, edited }: ElsewhereFacts): string {
  const since =
    edited === true
      ? 'for the text as it was before it was changed here, so that it judges nothing now'
      : unchanged
        ? 'that scenario has not changed since'
        : 'that scenario has changed since';
  return `Found on ${longDate(found)} in ${count(worlds)} worlds, seed ${seed}; ${since}.`;
}
