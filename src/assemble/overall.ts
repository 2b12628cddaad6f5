import type { Verdict } from '../result/verdict.ts';

/** What several scenarios say of a claim together: it holds if it does in each, and fails if it does in any. */
export function overall(found: readonly { readonly verdict: Verdict }[]): Verdict {
  if (found.some(({ verdict }) => verdict === 'fails')) return 'fails';
  return found.every(({ verdict }) => verdict === 'holds') ? 'holds' : 'open';
}
