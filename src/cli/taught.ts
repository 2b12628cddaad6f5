import { formatNumber, formatPercent, formatSpread, formatTogether } from '../result/format.ts';
import type { DifferenceFacts, MovedFacts, TaughtFacts, UnseenFacts } from '../result/result.ts';
import type { Style } from './style.ts';
import { fold, textTables } from './table.ts';

/** Rows told one by one; of more those that taught most. */
const MOST_ROWS = 60;

/** What each row and each own move taught, what would have been learned otherwise, and which lines rest on the prior. */
export function taught(facts: TaughtFacts, style: Style, width: number): string {
  return [
    rows(facts, style, width),
    moves(facts, style, width),
    otherwise(facts, style, width),
    ...facts.unseen.map((one) => unseen(one, style, width)),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function rows({ rows: all }: TaughtFacts, style: Style, width: number): string {
  if (all.length === 0) return '';
  const told = [...all].sort((a, b) => (b.bits ?? 0) - (a.bits ?? 0)).slice(0, MOST_ROWS);
  const kept = all.filter((one) => told.includes(one));
  const came = all.some(({ came_bits }) => came_bits !== undefined);
  const seen = all.some((one) => one.seen !== undefined);
  const head = [
    'row',
    ...(seen ? ['seen'] : []),
    ...(came ? ['as it came'] : []),
    'beside all others',
    'expected',
    'without it',
  ];
  const table = textTables(
    head,
    kept.map((one) => [
      one.row,
      ...(seen ? [one.seen ?? '–'] : []),
      ...(came ? [bits(one.came_bits)] : []),
      bits(one.bits),
      chance(one.predicted),
      mostMoved(one),
    ]),
    width,
  );
  const left = all.length - kept.length;
  const words =
    'Bits that each row taught: as it came, given the rows before it; and beside all the others, which is what would be lost without it. ' +
    'Expected is the chance (of measured data the density) that the others give to what was seen. Last, what leaving the row out moves most, red lines before all else.' +
    (left > 0 ? ` ${left} rows that taught less are left out here.` : '');
  return [style.bold('What each row taught'), fold(words, width, ''), table].join('\n\n');
}

function moves({ moves: all }: TaughtFacts, style: Style, width: number): string {
  if (all.length === 0) return '';
  const came = all.some(({ came_bits }) => came_bits !== undefined);
  const table = textTables(
    ['own move', 'rows', ...(came ? ['as they came'] : []), 'beside all others', 'without them'],
    all.map((one) => [
      one.id,
      String(one.rows.length),
      ...(came ? [bits(one.came_bits)] : []),
      bits(one.bits),
      mostMoved(one),
    ]),
    width,
  );
  return [style.bold('What each own move taught, in bits'), table].join('\n\n');
}

function otherwise({ otherwise: all }: TaughtFacts, style: Style, width: number): string {
  if (all.length === 0) return '';
  const parts = all.map((one) => {
    const [first, second] = sorted(one.moved);
    const head = `${one.title}${one.rows === undefined ? '' : ` (${one.rows} ${one.rows === 1 ? 'row' : 'rows'})`}`;
    const told =
      one.found === 'not'
        ? 'could not be told'
        : [
            one.bits === undefined ? '' : `${bits(one.bits)} bits from what was learned`,
            ...[first, second].flatMap((moved) => (moved === undefined ? [] : [change(moved)])),
          ]
            .filter((words) => words !== '')
            .join('; ');
    return `  ${fold(`${head}: ${told}`, width - 2, '    ').trimStart()}`;
  });
  return [style.bold('Had it been otherwise'), parts.join('\n')].join('\n\n');
}

function unseen({ class_title, says, priors, unit }: UnseenFacts, style: Style, width: number): string {
  const table = textTables(
    ['gap below', 'before', 'after'],
    priors.map(({ factor, prior, posterior }) => [
      factor === 1
        ? 'as it stands'
        : factor < 1
          ? `${formatNumber(factor)} of it`
          : `${formatNumber(factor)} times it`,
      spread(prior, unit),
      posterior === undefined ? '–' : spread(posterior, unit),
    ]),
    width,
  );
  return [style.bold(`Not yet seen: ${class_title}`), fold(says, width, ''), table].join('\n\n');
}

function bits(value: number | undefined): string {
  return value === undefined ? '–' : formatNumber(value, 2);
}

function chance(log: number | undefined): string {
  if (log === undefined) return '–';
  const value = Math.exp(log);
  return value <= 1 ? formatPercent(value) : formatNumber(value, 2);
}

/** From so many standard deviations on a line is told before what moves more. */
const LINE_MOVES = 0.05;

/** Those that move most, lines before others. */
function sorted(moved: readonly MovedFacts[]): MovedFacts[] {
  const rank = ({ red_line: line, shift }: MovedFacts): number =>
    Math.abs(shift) + (line && Math.abs(shift) >= LINE_MOVES ? 1e6 : 0);
  return [...moved].sort((a, b) => rank(b) - rank(a));
}

function mostMoved({ found, moved }: DifferenceFacts): string {
  const [most] = sorted(moved);
  if (found === 'not') return 'not to be told';
  return most === undefined ? 'nothing' : change(most);
}

function change({ id, unit, share, posterior, otherwise: other, shift }: MovedFacts): string {
  const sign = shift < 0 ? '−' : '+';
  const [from, to] = formatTogether([posterior.q50, other.q50], share ? 'share' : unit);
  return `${id} ${from} → ${to} (${sign}${formatNumber(Math.abs(shift), 2)} sd)`;
}

function spread(
  { q05, q50, q95 }: { readonly q05: number; readonly q50: number; readonly q95: number },
  unit: string,
): string {
  return formatSpread(q50, q05, q95, unit);
}
