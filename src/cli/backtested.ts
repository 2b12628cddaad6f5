import type { BacktestFacts, ScoreFacts } from '../result/backtest.ts';
import { formatNumber, formatPercent } from '../result/format.ts';
import type { Style } from './style.ts';
import { fold, textTables } from './table.ts';

/** Scores against base rates, in numbers and in words, and the calibration curve. */
export function backtested(facts: BacktestFacts, style: Style, width: number): string {
  const { title, cutoffs, scores, calibration, left_out: left, remarks = [] } = facts;
  const score = (value: number, error: number): string =>
    `${formatNumber(value, 3)} ± ${formatNumber(error, 1)}`;
  const parts = [
    style.bold(title),
    textTables(
      ['cut-off', 'known by then', 'scored'],
      cutoffs.map(({ date, known, scored }) => [date, String(known), String(scored)]),
      width,
    ),
    `${style.bold('Scores')}: less is better; beside each that of the base rate hardest to beat\n\n${textTables(
      ['', 'rows', 'came', 'Brier', 'base', 'log', 'base'],
      scores.map((one) => [
        one.target,
        String(one.n),
        one.came === undefined ? '' : String(one.came),
        score(one.brier, one.brier_error),
        formatNumber(one.brier_base, 3),
        score(one.log, one.log_error),
        formatNumber(one.log_base, 3),
      ]),
      width,
    )}`,
    scores.map((one) => fold(sentence(one), width, '  ')).join('\n'),
    // The others are parts of these.
    ...scores.filter(({ target }) => !/ [≥=] /.test(target)).map((one) => rates(one, style, width)),
    `${style.bold('Calibration')}: chances given, and how often it came [90 %]\n\n${textTables(
      ['given', 'of', 'came'],
      calibration.map(({ n, forecast, observed, observed_low, observed_high }) => [
        formatPercent(forecast),
        String(n),
        `${formatPercent(observed)} [${formatPercent(observed_low)}, ${formatPercent(observed_high)}]`,
      ]),
      width,
    )}`,
  ];
  if (left.length > 0) {
    const rows = left.map(({ file, line, reason }) => fold(`${file}, line ${line}: ${reason}`, width, '  '));
    parts.push(
      [
        `${left.length} ${left.length === 1 ? 'row' : 'rows'} of later files could not be read, and ${left.length === 1 ? 'is' : 'are'} left out:`,
        ...rows,
      ].join('\n'),
    );
  }
  if (remarks.length > 0) parts.push(remarks.map((one) => fold(one, width, '  ')).join('\n'));
  return parts.join('\n\n');
}

/** What each base rate scores, and by how much the forecast scores less. */
function rates({ target, bases }: ScoreFacts, style: Style, width: number): string {
  const less = ({ mean, error }: { mean: number; error: number }): string =>
    `${formatNumber(mean, 2)} ± ${formatNumber(error, 1)}`;
  const rows = bases.map(({ base, brier, log, brier_less, log_less }) => [
    base,
    formatNumber(brier, 3),
    less(brier_less),
    formatNumber(log, 3),
    less(log_less),
  ]);
  const head = ['base rate', 'Brier', 'forecast less', 'log', 'forecast less'];
  return `${style.bold(`Base rates of ${target}`)}\n\n${textTables(head, rows, width)}`;
}

/** What never came, or always, is no test of telling when it comes. */
function sentence({ target, says, came, n }: ScoreFacts): string {
  const always = came === 0 ? ', which never came' : came === n ? ', which always came' : '';
  return `The forecast of ${target}${always} ${always === '' ? '' : 'and so is hardly tested, '}${says}.`;
}
