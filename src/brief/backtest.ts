import type { BacktestFacts, CalibrationFacts, ScoreFacts } from '../result/backtest.ts';
import { formatNumber } from '../result/format.ts';
import { dataTable, fold, scroller, tableWithTools } from './fold.ts';
import { html, type Markup } from './markup.ts';
import { axis, strip } from './strip.ts';
import { fromTo, listed, percent, plural } from './words.ts';

/** What was foretold, held against what came and against base rates; and how often what was given a chance came. */
export function scoresOf({ cutoffs, scores, calibration }: BacktestFacts): Markup {
  const known = cutoffs.map(
    ({ date, known: rows, scored }) => `${date} (${plural(rows, 'row', 'rows')} known, ${scored} scored)`,
  );
  const whole = scores.filter(({ target }) => !PART.test(target));
  return html`<p>From what was known by ${listed(known)} the model foretold the rows that came next: which reaction follows a step, not which steps are taken. Scores are held against those of base rates made of the earlier rows alone, and of published ones; less is better.</p>
${whole.map((one) => html`<p><b>${sentence(one)}</b> ${detail(one)}</p>`)}
${tableWithTools('Scores of the backtest', table(scores))}
${whole.map((one) => fold(html`Base rates of ${one.target}`, scroller(`Base rates of ${one.target}`, rates(one))))}
${curve(calibration)}`;
}

/** Targets that are parts of others: `reactions ≥ covert`. */
const PART = / [≥=] /;

/** What never came, or always, is no test of telling when it comes. */
function sentence({ target, says, came, n }: ScoreFacts): string {
  const always = came === 0 ? ', which never came,' : came === n ? ', which always came,' : '';
  return `The forecast of ${target}${always} ${says}.`;
}

function detail({ n, brier, brier_error, bases }: ScoreFacts): string {
  const best = bases.reduce((low, one) => (one.brier < low.brier ? one : low));
  const { mean, error } = best.brier_less;
  return `Over ${plural(n, 'row', 'rows')} its Brier score is ${score(brier)} ± ${formatNumber(brier_error, 1)}; that of the hardest base rate (${best.base}) is ${score(best.brier)}, a difference of ${formatNumber(Math.abs(mean), 1)} ± ${formatNumber(error, 1)} ${mean < 0 ? 'to its disadvantage' : 'in its favour'}.`;
}

function table(scores: readonly ScoreFacts[]): Markup {
  const rows = scores.map(
    (one) =>
      html`<tr><th scope="row">${one.target}</th><td>${one.n}</td><td>${one.came ?? ''}</td><td>${score(one.brier)} <small>± ${formatNumber(one.brier_error, 1)}</small></td><td>${score(one.brier_base)}</td><td>${score(one.log)} <small>± ${formatNumber(one.log_error, 1)}</small></td><td>${score(one.log_base)}</td><td>${one.says}</td></tr>`,
  );
  return html`<table><caption>Scores of what was foretold, each beside that of the base rate that is hardest to beat</caption><thead><tr><th scope="col">Foretold</th><th scope="col">Rows</th><th scope="col">Came</th><th scope="col">Brier</th><th scope="col">Base rate</th><th scope="col">Log, nats</th><th scope="col">Base rate</th><th scope="col">The forecast</th></tr></thead><tbody>${rows}</tbody></table>`;
}

function rates({ bases }: ScoreFacts): Markup {
  const less = ({ mean, error }: { readonly mean: number; readonly error: number }): Markup =>
    html`<td>${formatNumber(mean, 2)} <small>± ${formatNumber(error, 1)}</small></td>`;
  const rows = bases.map(
    ({ base, brier, log, brier_less, log_less }) =>
      html`<tr><th scope="row">${base}</th><td>${score(brier)}</td>${less(brier_less)}<td>${score(log)}</td>${less(log_less)}</tr>`,
  );
  return html`<table><caption class="unseen">Base rates, and by how much the forecast scores less</caption><thead><tr><th scope="col">Base rate</th><th scope="col">Brier</th><th scope="col">Forecast less</th><th scope="col">Log, nats</th><th scope="col">Forecast less</th></tr></thead><tbody>${rows}</tbody></table>`;
}

/** Of chances given together: how often it came, with its range, against the chance that was given. */
function curve(calibration: readonly CalibrationFacts[]): Markup | undefined {
  if (calibration.length === 0) return undefined;
  const whole = { low: 0, high: 1 };
  const items = calibration.map(({ n, forecast, observed, observed_low, observed_high }) => {
    const mark = { low: observed_low, high: observed_high, at: observed, against: forecast };
    return html`<li><span class="name">Given ${percent(round(forecast))}, ${plural(n, 'time', 'times')}</span>${strip(whole, mark)}<span class="value"><b>${percent(round(observed))}</b> <span class="range">${fromTo(round(observed_low), round(observed_high), 'share')}</span></span></li>`;
  });
  const rows = calibration.map(
    ({ n, forecast, observed, observed_low, observed_high }) =>
      html`<tr><td>${percent(round(forecast))}</td><td>${n}</td><td>${percent(round(observed))}</td><td>${percent(round(observed_low))}</td><td>${percent(round(observed_high))}</td></tr>`,
  );
  return html`<figure class="chart"><h3>Calibration</h3><p class="small">Chances of “this class or a graver one” (or of yes), put together where they are alike. Dot: how often it came, with its 90 % range; dashed: the chance that was given. The classes of one row hang together, so there are fewer independent trials than it seems.</p><ol>${items}</ol>${axis(whole, percent)}${dataTable(
    'Calibration',
    html`<table><caption>Chances given, and how often it came</caption><thead><tr><th scope="col">Given</th><th scope="col">Times</th><th scope="col">Came</th><th scope="col">5 %</th><th scope="col">95 %</th></tr></thead><tbody>${rows}</tbody></table>`,
  )}</figure>`;
}

function score(value: number): string {
  return value.toFixed(2).replace('-', '−');
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
