import { PENDING } from '../live/pending.ts';
import type { ClaimResult } from '../result/result.ts';
import { claimAnswer } from './claim.ts';
import { html, type Markup } from './markup.ts';

/** The verdict of a claim that follows sliders; one that waits for variants to be played says so. */
export function liveAnswer(claim: ClaimResult): Markup {
  return claim.because === PENDING ? html`<p class="small">Being worked out …</p>` : claimAnswer(claim);
}
