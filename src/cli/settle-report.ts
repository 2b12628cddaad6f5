import { ofForesight } from '../result/foresight-words.ts';
import { formatNumber, formatPercent, formatValue } from '../result/format.ts';
import type {
  MomentFacts,
  OptionSettlement,
  PackageAcceptance,
  ReasonFacts,
  SettlementFacts,
} from '../result/settlement.ts';
import { REASON_WORDS } from '../result/settlement.ts';
import type { Style } from './style.ts';
import { fold, sparkline, textTables } from './table.ts';

interface Head {
  readonly id: string;
  readonly title: string;
  readonly seed: number;
}

/** The terminal's answer: settlements by option, then for each option who would accept what, what waiting costs, and the dates looked at. */
export function settlementReport(
  { id, title, seed }: Head,
  facts: SettlementFacts,
  style: Style,
  width: number,
): string {
  const { worlds } = facts;
  const needed = facts.actors.filter((actor) => actor.must_agree).map((actor) => actor.title);
  const parts = [
    `${style.bold(title)}\n${style.dim(`${id} · ${worlds.toLocaleString('en-GB')} worlds of each option · seed ${seed}`)}`,
    fold(`Nothing is signed unless ${list(needed)} accept.`, width, ''),
    overview(facts, style, width),
    ...facts.options.flatMap((option) => optionParts(option, facts, style, width)),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function list(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** What is called so in the scenario by a short name, in words. */
function titled(all: readonly { readonly id: string; readonly title: string }[], id: string): string {
  return all.find((one) => one.id === id)?.title ?? id;
}

function overview({ options, packages }: SettlementFacts, style: Style, width: number): string {
  const table = textTables(
    ['', 'something signed', 'half of it by', 'most by'],
    options.map(({ title, settled, mcse, foresight, when }) => [
      title,
      `${formatPercent(settled)} (± ${formatPercent(mcse)}${ofForesight(foresight, mcse, 'share')})`,
      when?.q50 ?? '–',
      when?.q95 ?? '–',
    ]),
    width,
  );
  const signed = packages.flatMap(({ title }, place): string[][] =>
    options.some((option) => (option.signed[place] ?? 0) >= 0.005)
      ? [[title, ...options.map((option) => formatPercent(option.signed[place] ?? 0))]]
      : [],
  );
  const what =
    signed.length === 0
      ? ''
      : `\n\n${textTables(['signed on these terms', ...options.map(({ title }) => title)], signed, width)}`;
  return `${style.bold('Settlements')}, in % of worlds\n\n${table}${what}`;
}

function optionParts(
  option: OptionSettlement,
  facts: SettlementFacts,
  style: Style,
  width: number,
): string[] {
  const offered = option.acceptance[0]?.offered ?? [];
  const mean = offered.reduce((sum, one) => sum + one, 0) / Math.max(1, offered.length);
  const tabled =
    mean === 0
      ? 'Terms are never on the table.'
      : `Terms are on the table in ${formatPercent(Math.round(mean * 1000) / 1000)} of worlds in a period.`;
  const head = style.bold(`${option.title} (${option.id})`);
  return [
    `${head}: who would accept, at first and at last, on the table or not, in % of worlds\n${tabled}\n\n${acceptance(option, facts, width)}`,
    waiting(option, facts, width),
    bounds(option, facts, width),
    ...option.reasons.flatMap((reasons, place) => {
      const moment = option.moments?.[place];
      const why = reasonText(reasons, facts);
      return [moment === undefined ? '' : momentText(moment, facts, width), fold(why, width, '')];
    }),
  ];
}

function acceptance(
  { acceptance: packages }: OptionSettlement,
  facts: SettlementFacts,
  width: number,
): string {
  const rows = packages.flatMap((one): string[][] => {
    const { all } = one;
    const at = [0, all.length - 1] as const;
    const pair = (values: readonly number[]): string =>
      at.map((date) => String(Math.round((values[date] ?? 0) * 100))).join(' → ');
    return [
      [
        titled(facts.packages, one.package),
        pair(all),
        sparkline(all, 0, Math.max(...all)),
        ...one.actors.map(({ accepts }) => pair(accepts)),
        blocker(one, at[1], facts),
      ],
    ];
  });
  return textTables(
    ['', 'all', '', ...facts.actors.map(({ title }) => title), 'alone refuses at last'],
    rows,
    width,
  );
}

function blocker({ actors }: PackageAcceptance, date: number, facts: SettlementFacts): string {
  const most = actors.reduce((a, b) => ((b.blocks[date] ?? 0) > (a.blocks[date] ?? 0) ? b : a));
  const share = most.blocks[date] ?? 0;
  if (share < 0.005) return '–';
  return `${titled(facts.actors, most.id)} ${formatPercent(Math.round(share * 100) / 100)}`;
}

function waiting({ waiting: all }: OptionSettlement, facts: SettlementFacts, width: number): string {
  const [first] = all;
  if (first === undefined || first.price.length === 0) return '';
  const last = first.price.length - 1;
  const rows = all.map(({ id, price, mcse, loses, terms }) => [
    titled(facts.actors, id),
    ...[0, last].map((date) => `${worth(price[date]!, facts)} (± ${worth(mcse[date]!, facts)})`),
    formatPercent(Math.round(loses[0]! * 100) / 100),
    worth(terms[0]!, facts),
  ]);
  const table = textTables(
    ['', `from ${facts.dates[0]}`, `from ${facts.dates[last]}`, 'loses at first', 'of it terms'],
    rows,
    width,
  );
  return `${fold('What a period of waiting costs: the same terms, those nearest to agreement, a period later', width, '')}\n\n${table}`;
}

function worth(value: number, { unit }: SettlementFacts): string {
  return formatValue(value, unit);
}

function bounds(
  { bounds: all, undecided, revealed }: OptionSettlement,
  facts: SettlementFacts,
  width: number,
): string {
  if (all === undefined) return '';
  const rows = all.map(({ id, lower, upper, gap, spread, gap_share }) => [
    titled(facts.actors, id),
    worth(lower, facts),
    worth(upper, facts),
    worth(gap, facts),
    worth(spread, facts),
    formatPercent(gap_share),
  ]);
  const table = textTables(['', 'at least', 'at most', 'gap', 'spread', 'gap over spread'], rows, width);
  const more = [
    undecided === undefined || undecided < 0.005
      ? ''
      : `In ${formatPercent(undecided)} of worlds all would accept another package, too, when one is signed: there it matters who chooses.`,
    revealed === undefined
      ? ''
      : `Were all revealed, something would be signed in ${formatPercent(revealed.settled)} of worlds (± ${formatPercent(revealed.mcse)}), ${periods(revealed.sooner)}.`,
  ].filter((one) => one !== '');
  return [
    fold('What talks are worth beyond going on for good, the rule of the others held fixed', width, ''),
    table,
    fold(more.join(' '), width, ''),
  ]
    .filter((one) => one !== '')
    .join('\n\n');
}

function periods(sooner: number): string {
  const size = formatNumber(Math.abs(sooner), 2);
  if (Math.abs(sooner) < 0.05) return 'no sooner and no later';
  return `${size} periods ${sooner > 0 ? 'sooner' : 'later'} on average`;
}

function momentText(moment: MomentFacts, facts: SettlementFacts, width: number): string {
  const { date, packages, open } = moment;
  const rows = packages.map(({ package: id, refused, refuser, mend, payment }) => [
    titled(facts.packages, id),
    formatPercent(Math.round(refused * 100) / 100),
    refuser === undefined
      ? '–'
      : `${titled(facts.actors, refuser.id)} ${formatPercent(Math.round(refuser.share * 100) / 100)}`,
    refuser === undefined ? '–' : becauseOf(refuser, facts),
    refuser === undefined ? '–' : worth(refuser.short, facts),
    payment === undefined
      ? '–'
      : `${worth(payment.by, facts)} (in ${formatPercent(Math.round(payment.affordable * 100) / 100)})`,
    mend === undefined
      ? 'no single change'
      : `${titled(facts.issues, mend.issue)} by ${signed(mend.by, unitOf(mend.issue, facts))}, in ${formatPercent(Math.round(mend.share * 100) / 100)}`,
  ]);
  const table = textTables(
    [date, 'refused', 'most often by', 'because of', 'short of', 'side payment', 'cheapest single change'],
    rows,
    width,
  );
  const lines = [rangeText(open, facts)].filter((one) => one !== '');
  return [table, ...lines.map((line) => fold(line, width, ''))].join('\n\n');
}

/** The issue that costs most, where it is a good part of what is lacking. */
function becauseOf(
  { issue, issue_worth: cost, short }: NonNullable<MomentFacts['packages'][number]['refuser']>,
  facts: SettlementFacts,
): string {
  return cost < -short / 10 ? `${titled(facts.issues, issue)} (${worth(cost, facts)})` : 'going on';
}

function signed(value: number, unit: string): string {
  return value > 0 ? `+${formatValue(value, unit)}` : formatValue(value, unit);
}

function unitOf(issue: string, { issues }: SettlementFacts): string {
  return issues.find(({ id }) => id === issue)?.unit ?? '1';
}

function rangeText(
  { worlds, acceptable, range, points }: MomentFacts['open'],
  facts: SettlementFacts,
): string {
  if (worlds === 0) return '';
  const head = `Terms that all accept exist in ${formatPercent(acceptable)} of ${worlds} worlds`;
  if (range.length === 0) return `${head}.`;
  const parts = range.map(({ issue, from, to }) => {
    const unit = unitOf(issue, facts);
    return `${titled(facts.issues, issue)} from ${formatValue(from[1], unit)} to ${formatValue(to[1], unit)}`;
  });
  const point = (of: NonNullable<typeof points>['nash']): string =>
    of.terms
      .map(({ issue, level }) => `${titled(facts.issues, issue)} ${formatValue(level, unitOf(issue, facts))}`)
      .join(', ');
  const more =
    points === undefined
      ? ''
      : ` On the mean of the worlds, all else as in “${titled(facts.packages, points.package)}”: Nash’s point has ${point(points.nash)}; Kalai and Smorodinsky’s has ${point(points.kalai_smorodinsky)}.`;
  return `${head}, in the middle of them ${parts.join(', ')}.${more}`;
}

function reasonText(reasons: ReasonFacts, { actors }: SettlementFacts): string {
  if (reasons.blocked < 0.005) return '';
  const parts = Object.entries(REASON_WORDS).map(
    ([reason, words]) =>
      `${words}: ${formatPercent(Math.round(reasons[reason as keyof typeof REASON_WORDS] * 100) / 100)}`,
  );
  const shift = reasons.shift
    .filter(({ anyone, rising }) => anyone >= 0.005 || rising >= 0.005)
    .map(
      ({ id, anyone, rising }) =>
        ` Power shifts against ${actors.find((one) => one.id === id)?.title ?? id} faster than terms can make good in ${formatPercent(anyone)} of worlds, in ${formatPercent(rising)} if the rising side makes all later offers.`,
    );
  return `No package is acceptable to all in ${formatPercent(reasons.blocked)} of worlds. Of these one would be, were a single thing different, in: ${parts.join('; ')}. In ${formatPercent(reasons.nothing)} of them none would be with all of it different.${shift.join('')}`;
}
