import type { Change, ClaimChange, Comparison, Difference, Luck } from '../compare/comparison.ts';
import { formatPercent, formatValue } from '../result/format.ts';
import type { Style } from './style.ts';

/** The comparison of two runs in words: what is written otherwise, which outcomes and verdicts moved, and which of that is luck. */
export function diffReport(comparison: Comparison, style: Style): string {
  const { assumptions, options, outcomes, formulas, differences, claims } = comparison;
  const error = (own: Luck): string =>
    own === comparison.how ? '' : ', by the standard errors of both sides';
  const parts = [
    head(comparison, style),
    section('Assumptions', assumptions.map(changeLine), style),
    section('Options', options.map(changeLine), style),
    section('Outcomes that only one side has, or in another unit', outcomes.map(changeLine), style),
    section('Formulas and settings', (formulas ?? []).map(changeLine), style),
    section('Outcomes', differenceLines(differences, error), style),
    section(
      'Claims',
      claims.map((claim) => claimLine(claim, error)),
      style,
    ),
  ].filter((part) => part !== '');
  const { from, to } = comparison;
  const listed = [...assumptions, ...options, ...outcomes, ...(formulas ?? [])].length > 0;
  if (from.hash !== to.hash && !listed) {
    const rest =
      formulas === undefined ? 'model, decisions, defaults or words' : 'words, or files beside them';
    parts.push(`The texts of the scenarios differ in what is not listed here: ${rest}.`);
  } else if (parts.length === 1) parts.push('Nothing is different.');
  return `${parts.join('\n\n')}\n`;
}

function head(comparison: Comparison, style: Style): string {
  const { from, to, level, looked_at } = comparison;
  const side = ({ id, worlds, seed }: Comparison['from']): string =>
    `${id} (${count(worlds)} worlds, seed ${seed})`;
  const rule = `Of ${looked_at} ${looked_at === 1 ? 'difference' : 'differences'} those are called real that luck alone would hardly make: the chance of any false one among all is at most ${formatPercent(level)} (Holm).`;
  return [
    style.bold(`${side(from)} → ${side(to)}`),
    luckOf(comparison),
    ...dependence(comparison),
    ...(looked_at === 0 ? [] : [rule]),
  ].join('\n');
}

/** Which error was used, and why no better one. */
function luckOf({ from, to, how, apart }: Comparison): string {
  if (how === 'paired')
    return 'The same worlds were played in both: outcomes and shares of claims are compared world by world, and errors are of the difference in common luck.';
  const said = 'Outcomes and shares of claims are compared by the standard errors of both sides';
  if (apart === 'evidence')
    return `What evidence taught is not the same in both, so their worlds are other draws and cannot be compared one by one. ${said}, as if they had no luck in common.`;
  return from.seed === to.seed
    ? `${said} as if the luck were not the same; with the same luck that calls too little real.`
    : `${said}.`;
}

/** Draws from a posterior hang together. */
function dependence({ from, to }: Comparison): string[] {
  const told = [from, to].flatMap(({ worlds, independent }) =>
    independent === undefined || independent >= worlds
      ? []
      : [`${count(independent)} independent worlds rather than ${count(worlds)}`],
  );
  if (told.length === 0) return [];
  const sides = [...new Set(told)].join(' and ');
  return [
    `Worlds that are drawn from what evidence taught hang together: errors are those of ${sides}, by the least effective sample of what was learned.`,
  ];
}

function count(worlds: number): string {
  return worlds.toLocaleString('en-GB');
}

function section(title: string, lines: readonly string[], style: Style): string {
  return lines.length === 0 ? '' : [style.bold(title), ...lines.map((line) => `  ${line}`)].join('\n');
}

function changeLine({ id, from, to }: Change): string {
  if (from === undefined) return `${id} is new: ${to}`;
  return to === undefined ? `${id} is gone: ${from}` : `${id}: ${from} → ${to}`;
}

/** Says which error a difference has, where that is another than is said of all. */
type SayError = (own: Luck) => string;

function differenceLines(differences: readonly Difference[], error: SayError): string[] {
  const real = differences.filter((one) => one.real);
  const noise = differences.length - real.length;
  const rest =
    noise === 0
      ? []
      : [
          `${noise}${real.length === 0 ? '' : ' more'} ${noise === 1 ? 'differs' : 'differ'} by no more than luck may make ${noise === 1 ? 'it' : 'them'}.`,
        ];
  return [...real.map((one) => `${differenceLine(one)}${error(one.how)}`), ...rest];
}

function differenceLine({ option, outcome, unit, kind, from, to, difference, mcse }: Difference): string {
  const isShare = kind === 'truth' || kind === 'share';
  const show = (value: number): string => (isShare ? formatPercent(value) : formatValue(value, unit));
  const bare = (value: number): string => show(value).replace(/ %$/, '');
  const way = difference > 0 ? 'up' : 'down';
  const by = isShare
    ? `${bare(Math.abs(difference))} percentage points (± ${bare(mcse)})`
    : `${show(Math.abs(difference))} (± ${show(mcse)})`;
  return `${outcome}, ${option}: ${show(from)} → ${show(to)}, ${way} ${by}`;
}

function claimLine({ id, from, to, share, formula }: ClaimChange, error: SayError): string {
  const word = (verdict: string): string => verdict.replace('_', ' ');
  const verdict =
    from === undefined
      ? `is new: ${word(to ?? '')}`
      : to === undefined
        ? 'is gone'
        : from === to
          ? `${word(to)} as before`
          : `${word(from)} → ${word(to)}`;
  const shares =
    share === undefined || share.from === share.to
      ? ''
      : `; holds in ${formatPercent(share.from)} → ${formatPercent(share.to)} of worlds (± ${formatPercent(share.mcse)}${error(share.how)}), ${share.real ? 'a real difference' : 'no more than luck may make'}`;
  const written =
    formula === undefined ? '' : `; read as ${formula.from ?? 'nothing'} → ${formula.to ?? 'nothing'}`;
  return `${id} ${verdict}${shares}${written}`;
}
