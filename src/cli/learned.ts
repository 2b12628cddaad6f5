import { formatNumber, formatPercent, formatSpread } from '../result/format.ts';
import type { InferenceFacts, LearnedFacts, Quantiles } from '../result/result.ts';
import type { Style } from './style.ts';
import { fold, textTables } from './table.ts';

/** Below this an assumption is as it was. */
const LEAST_BITS = 0.05;

/** What evidence taught: assumptions before and after, those learned most about first, and whether it can be relied on. */
export function learned(facts: InferenceFacts, style: Style, width: number, most: number): string {
  const { observations, bits } = facts;
  const rows = observations.reduce((sum, one) => sum + one.rows, 0);
  const told = facts.learned.filter((one) => one.bits >= LEAST_BITS).slice(0, most);
  const left = facts.learned.filter((one) => one.bits >= LEAST_BITS).length - told.length;
  const same = facts.learned.length - told.length - left;
  const head = `${style.bold('Evidence')}: ${rows} ${rows === 1 ? 'observation' : 'observations'}, ${formatNumber(bits)} bits`;
  const later = observations.reduce((sum, one) => sum + (one.later ?? 0), 0);
  const rest = [
    rows === 0 ? 'no row of the evidence was observed, so that nothing was learned' : '',
    later > 0
      ? `${later} ${later === 1 ? 'row' : 'rows'} became known after the date of the scenario and ${later === 1 ? 'does' : 'do'} not count`
      : '',
    left > 0 ? `${left} more were learned about` : '',
    same > 0
      ? `about ${same === 1 ? 'one' : same} the evidence says next to nothing: what is thought of ${same === 1 ? 'it' : 'them'} rests on the prior`
      : '',
  ].filter((words) => words !== '');
  const parts = [head];
  if (told.length > 0) {
    const table = textTables(
      ['median [90 %]', 'before', 'after', 'bits'],
      told.flatMap((one) => lines(one)),
      width,
    );
    parts.push(table);
  }
  if (rest.length > 0) parts.push(fold(`${sentence(rest.join('; '))}.`, width, ''));
  if (rows > 0) parts.push(style.dim(fold(trust(facts), width, '')));
  return parts.join('\n\n');
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function lines(one: LearnedFacts): string[][] {
  const bits = formatNumber(one.bits, 2);
  if (one.labels === undefined) return [[one.id, spread(one.prior, one), spread(one.posterior, one), bits]];
  return one.labels.map(({ id, prior, posterior }, index) => [
    `${one.id}: ${id}`,
    formatPercent(prior),
    formatPercent(posterior),
    index === 0 ? bits : '',
  ]);
}

function spread({ q05, q50, q95 }: Quantiles, { unit, share }: LearnedFacts): string {
  return formatSpread(q50, q05, q95, share ? 'share' : unit);
}

/** What tells whether it can be relied on. */
function trust(facts: InferenceFacts): string {
  const { runs, particles, ess, rhat, acceptance, sweeps, tempering } = facts;
  return (
    `${runs} independent runs of ${particles.toLocaleString('en-GB')} particles: at least ${ess.toLocaleString('en-GB')} effective draws, ` +
    `R-hat at most ${rhat.toFixed(3)}, ${formatPercent(acceptance)} of moves accepted in ${sweeps} sweeps, ` +
    `${tempering.length} ${tempering.length === 1 ? 'step' : 'steps'} from prior to posterior. ` +
    `Log marginal likelihood ${formatNumber(facts.log_marginal, 5)} (± ${formatNumber(facts.error, 2)}).`
  );
}
