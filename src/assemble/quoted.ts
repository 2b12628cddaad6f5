import type { ElsewhereFacts, FoundClaim } from '../result/findings.ts';
import type { ClaimElsewhere, ClaimResult } from '../result/result.ts';
import { overall } from './overall.ts';

/** By the claim, what other scenarios found of it. */
export type Quoted = Readonly<Record<string, readonly ClaimElsewhere[]>>;

/** What other scenarios found of claims of the same names. What was found of a text that has changed since is told, but judges nothing. */
export function quotedFrom(all: readonly ElsewhereFacts[]): Quoted {
  const quoted = new Map<string, ClaimElsewhere[]>();
  for (const { scenario, title, claims, unchanged } of all) {
    if (!unchanged) continue;
    for (const claim of claims) {
      const one = { scenario, title, ...judgedOf(claim) };
      quoted.set(claim.id, [...(quoted.get(claim.id) ?? []), one]);
    }
  }
  return Object.fromEntries(quoted);
}

/** A claim that is not judged here has the verdict of the scenarios that judge it; why it is not judged here stays said. */
export function withQuoted<C extends Pick<ClaimResult, 'id' | 'kind' | 'verdict' | 'elsewhere'>>(
  claim: C,
  quoted: Quoted,
): C {
  const elsewhere =
    claim.kind === 'not_judged' && Object.hasOwn(quoted, claim.id) ? quoted[claim.id] : undefined;
  return elsewhere === undefined
    ? claim
    : { ...claim, kind: 'elsewhere', verdict: overall(elsewhere), elsewhere };
}

function judgedOf({
  id: _,
  says: __,
  unit: ___,
  ...judged
}: FoundClaim): Omit<ClaimElsewhere, 'scenario' | 'title'> {
  return judged;
}
