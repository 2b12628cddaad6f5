import type {
  AssumptionFacts,
  ClaimResult,
  Decisive,
  Fan,
  OptionResult,
  OutcomeFacts,
  Paired,
  Result,
  Summary,
} from '../../src/result/result.ts';

/** A result as a run of a large scenario would give it: nine options, twelve outcomes, every kind of claim. */
export function fixture(): Result {
  const outcomes = OUTCOMES.map(([facts]) => facts);
  return {
    rubicon: '0.1.0',
    version: 1,
    scenario: {
      id: 'contractors-2024',
      hash: 'b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c',
      file: 'scenarios/contractors-2024/scenario.yaml',
      title: 'US contractors in Ukraine',
      question:
        'Would letting US contractors repair weapons inside Ukraine cross a red line, and is it worth it?',
      about:
        'Monthly, from July 2024 for thirty months, in worlds drawn as things looked on 30 June 2024. Figures marked judgement have a wide range.',
      as_of: '2024-06-30',
      page: {
        section: 'Security',
        kicker: 'Escalation',
        headline: 'US contractors in Ukraine: another red line crossing?',
        dek: 'Fifteen claims of one argument, each put to the test in twenty thousand possible worlds.',
        byline: 'The Rubicon desk',
        date: '2024-06-30',
        correction: 'An earlier version of this page gave the number of periods as 24. It is 30.',
        lead: {
          of: { value: 'front', span: { source: { name: 'scenario.yaml', text: '' }, start: 0, end: 0 } },
          caption: 'Share of Ukraine held by Russia under each option, from July 2024 to December 2026.',
          credit: 'Chart: Rubicon, from the scenario’s assumptions',
        },
        charts: [],
      },
      time: { start: '2024-07-01', finish: '2026-12-31', period: '1 month', count: PERIODS },
      actors: [
        { id: 'west', title: 'United States and allies' },
        { id: 'russia', title: 'Russia' },
        { id: 'ukraine', title: 'Ukraine' },
      ],
      sources: SOURCES.map(([key, title, publisher, date, url]) => ({
        key,
        title,
        publisher,
        date,
        ...(url === undefined ? {} : { url }),
      })),
    },
    seed: 2024,
    worlds: 20_000,
    set: [{ name: 'repair_gain', value: '10%' }],
    timing: { kernel_ms: 8412, threads: 2, paths: 540_000 },
    precision: { asked: 0.01, reached: true },
    outcomes,
    options: OPTIONS.map((_, option) => optionResult(option)),
    claims: CLAIMS,
    checks: [
      { id: 'people_kept', holds: true, failing: 0 },
      { id: 'systems_kept', holds: true, failing: 0 },
      { id: 'front_is_a_share', holds: false, failing: 0.0004, message: 'front left 0 to 100 % in 8 worlds' },
    ],
    fans: [
      fan('front', 'Territory held by Russia', 'share', true, 0.18, 0.006),
      fan('in_service', 'Western systems in service', 'vehicles', false, 900, 60),
      fan('support', 'Political support for aid', 'share', true, 0.58, 0.02),
    ],
    assumptions: assumptions(),
    variants: [
      { id: 'no_manpower', title: 'Manpower left out', about: 'Forces neither grow nor shrink.' },
      { id: 'no_escalation', title: 'Reactions left out', about: 'No reaction has any effect.' },
    ],
    warnings: [
      {
        code: 'wide_interval',
        severity: 'warning',
        message: 'The interval of repair_gain spans more than a factor of eight.',
        mend: 'Name a source, or keep it and say why in because.',
        span: { source: { name: 'scenario.yaml', text: 'a: 1\nb: 2\nc: 3\n' }, start: 10, end: 11 },
      },
    ],
  };
}

const PERIODS = 30;

/** Title, what it does, its rules, and how strongly it pushes the outcomes. */
const OPTIONS: readonly [string, string, string, readonly string[], number][] = [
  ['hold', 'Hold the present course', 'Aid as in June 2024, no further step.', [], 0],
  [
    'probe',
    'Take the next step after three quiet months',
    'One step at a time, watching the reaction.',
    ['aid.climb: moscow.quiet >= 3 months'],
    0.5,
  ],
  [
    'surge',
    'Take every step short of troops at once and raise aid',
    'All seven steps in September 2024.',
    ['aid.take: known(step.order) and step.people < 1', 'aid_share: 130%'],
    1,
  ],
  [
    'contractors',
    'Let contractors in',
    'US contractors repair systems inside Ukraine.',
    ['aid.take[contractors]: now >= 2024-09'],
    0.3,
  ],
  [
    'troops',
    'Declare a Western contingent',
    'Non-combat troops in the west of the country.',
    ['aid.take[support_troops]: now >= 2024-09'],
    0.8,
  ],
  ['scale_down', 'Halve the aid', 'Half of the aid of June 2024.', ['aid_share: 50%'], -0.9],
  ['talk', 'Negotiate while holding', 'A channel opens; aid goes on.', ['talks: yes'], 0.1],
  [
    'contractors_talk',
    'Contractors and negotiation',
    'Both together.',
    ['aid.take[contractors]: now >= 2024-09', 'talks: yes'],
    0.35,
  ],
  ['scale_down_talk', 'Less aid and negotiation', 'Both together.', ['aid_share: 50%', 'talks: yes'], -0.8],
];

/** Facts, value under the baseline, its spread, and what a push of one does to it. */
const OUTCOMES: readonly [OutcomeFacts, number, number, number][] = [
  [
    {
      id: 'front_end',
      title: 'Territory held by Russia at the end',
      about: 'Share of Ukraine',
      unit: 'share',
      kind: 'share',
      better: 'lower',
      matters: 0.001,
    },
    0.192,
    0.011,
    -0.006,
  ],
  [
    {
      id: 'dead[ukraine]',
      title: 'Killed, Ukraine',
      unit: 'thousand people',
      kind: 'number',
      better: 'lower',
      matters: 5,
    },
    142,
    31,
    -9,
  ],
  [
    {
      id: 'dead[russia]',
      title: 'Killed, Russia',
      unit: 'thousand people',
      kind: 'number',
      better: 'lower',
      matters: 5,
    },
    236,
    48,
    14,
  ],
  [
    {
      id: 'usable',
      title: 'Western systems in service at the end',
      unit: 'vehicles',
      kind: 'number',
      better: 'higher',
      matters: 20,
    },
    842,
    160,
    130,
  ],
  [
    {
      id: 'reached[conventional]',
      title: 'Conventional intensification',
      about: 'A reaction of this class or a graver one that a step caused',
      unit: 'share',
      kind: 'truth',
      better: 'lower',
      matters: 0.01,
    },
    0.31,
    0,
    0.4,
  ],
  [
    {
      id: 'reached[nuclear_signal]',
      title: 'Nuclear signal or graver',
      unit: 'share',
      kind: 'truth',
      better: 'lower',
      matters: 0.01,
    },
    0.14,
    0,
    0.22,
  ],
  [
    {
      id: 'on_west',
      title: 'A Western country is struck, covertly or openly',
      unit: 'share',
      kind: 'truth',
      better: 'lower',
      matters: 0.01,
    },
    0.082,
    0,
    0.07,
  ],
  [
    {
      id: 'troops_fight',
      title: 'Western forces fight',
      unit: 'share',
      kind: 'truth',
      better: 'lower',
      matters: 0.001,
    },
    0.009,
    0,
    0.013,
  ],
  [
    {
      id: 'support_end',
      title: 'Political support for aid at the end',
      unit: 'share',
      kind: 'share',
      better: 'higher',
      matters: 0.01,
    },
    0.49,
    0.07,
    -0.02,
  ],
  [
    {
      id: 'cost',
      title: 'Cost to the West',
      unit: 'billion USD',
      kind: 'number',
      better: 'lower',
      matters: 1,
    },
    168,
    39,
    37,
  ],
  [
    {
      id: 'involvement',
      title: 'Highest step taken',
      about: 'On the scale of provocation',
      unit: 'rung',
      kind: 'number',
    },
    2.4,
    0.3,
    1.6,
  ],
  [
    {
      id: 'worst',
      title: 'Gravest class of reaction',
      unit: '1',
      kind: 'label',
      labels: ['words', 'diplomatic', 'conventional', 'nuclear signal', 'covert', 'attack'],
      better: 'lower',
    },
    1.6,
    1,
    0.9,
  ],
];

/** A wave between -1 and 1 that differs by place: enough variety, and the same on every run. */
function wave(...places: readonly number[]): number {
  return Math.sin(places.reduce((sum, place, i) => sum + (place + 1) * (1.7 + i * 2.3), 0));
}

function optionResult(option: number): OptionResult {
  const [id, title, about, rules] = OPTIONS[option] as (typeof OPTIONS)[number];
  const outcomes: Record<string, Summary> = {};
  const versus: Record<string, Paired> = {};
  OUTCOMES.forEach(([facts], outcome) => {
    outcomes[facts.id] = summary(option, outcome);
    if (option > 0) versus[facts.id] = paired(option, outcome);
  });
  return { id, title, about, rules, outcomes, versus };
}

function summary(option: number, outcome: number): Summary {
  const [facts, value, spread, effect] = OUTCOMES[outcome] as (typeof OUTCOMES)[number];
  const push = OPTIONS[option]?.[4] ?? 0;
  const middle = value + effect * push + spread * 0.08 * wave(option, outcome);
  if (facts.kind === 'truth') {
    const mean = Math.min(0.97, Math.max(0.002, middle));
    const mcse = Math.sqrt((mean * (1 - mean)) / 20_000);
    const at = (p: number): number => (p > 1 - mean ? 1 : 0);
    return {
      mean,
      mcse,
      sd: Math.sqrt(mean * (1 - mean)),
      q05: at(0.05),
      q25: at(0.25),
      q50: at(0.5),
      q75: at(0.75),
      q95: at(0.95),
      missing: 0,
    };
  }
  const whole = (x: number): number => (facts.kind === 'label' ? Math.min(5, Math.max(0, Math.round(x))) : x);
  return {
    mean: middle + spread * 0.1,
    mcse: spread / Math.sqrt(20_000),
    sd: spread,
    q05: whole(middle - 1.5 * spread),
    q25: whole(middle - 0.65 * spread),
    q50: whole(middle),
    q75: whole(middle + 0.7 * spread),
    q95: whole(middle + 1.9 * spread),
    ...(facts.better === undefined ? {} : { tail: middle + (facts.better === 'lower' ? 3 : -3) * spread }),
    missing: outcome === 10 ? 0.004 : 0,
  };
}

function paired(option: number, outcome: number): Paired {
  const [facts, , spread] = OUTCOMES[outcome] as (typeof OUTCOMES)[number];
  const mean = summary(option, outcome).mean - summary(0, outcome).mean;
  const wide = facts.kind === 'truth' ? 1 : spread * 0.4;
  const numbers = { mean, mcse: wide / 141, q05: mean - wide, q50: mean * 0.9, q95: mean + wide };
  if (facts.better === undefined) return numbers;
  const gain = (facts.better === 'higher' ? 1 : -1) * mean;
  const same = facts.kind === 'truth' ? 0.9 - Math.min(0.6, Math.abs(mean)) : 0.12;
  const better = Math.min(1, Math.max(0, 0.5 + gain / (2.5 * wide))) * (1 - same);
  return { ...numbers, better, same, worse: 1 - same - better };
}

function fan(id: string, title: string, unit: string, share: boolean, start: number, step: number): Fan {
  const p = [0.05, 0.25, 0.5, 0.75, 0.95];
  const spread = [-1.65, -0.67, 0, 0.67, 1.65];
  const dates = Array.from({ length: PERIODS }, (_, i) =>
    new Date(Date.UTC(2024, 7 + i, 0)).toISOString().slice(0, 10),
  );
  const options = OPTIONS.map(([option, , , , push], o) => ({
    id: option,
    q: spread.map((z) =>
      dates.map((_, t) => {
        const drift = step * (0.04 - 0.05 * push) * t + 0.15 * step * wave(o, t / 9);
        return start + drift + step * z * Math.sqrt(t + 1) * 0.45;
      }),
    ),
  }));
  return { id, title, unit, share, p, dates, options };
}

const decisive = (...all: readonly [string, string, number, number, number][]): readonly Decisive[] =>
  all.map(([assumption, about, index, at_lowest, at_highest]) => ({
    assumption,
    about,
    index,
    low: index * 0.8 - 0.01,
    high: index * 1.2 + 0.01,
    at_lowest,
    at_highest,
  }));

const notJudged = (id: string, says: string, because: string): ClaimResult => ({
  id,
  says,
  kind: 'not_judged',
  verdict: 'not_judged',
  because,
  decisive: [],
});

const LATER =
  'It needs packages of terms and what each side would accept, which this scenario does not yet hold.';

const CLAIMS: readonly ClaimResult[] = [
  {
    id: 'A1',
    says: 'Letting US contractors work in Ukraine would let weapons be maintained and repaired there.',
    reading:
      'In the same world, more Western systems are in service at the end with contractors than without, by at least one in fifty.',
    kind: 'world',
    verdict: 'holds',
    formula: 'usable[contractors] >= 1.02 * usable[hold]',
    share: 0.914,
    mcse: 0.002,
    word: 'very likely',
    undecided: 0,
    bound: 0.5,
    decisive: decisive(
      [
        'repair_gain',
        'Damaged systems returned to service each month, added by repair in the country',
        0.41,
        0.62,
        0.998,
      ],
      ['site_hit_rate', 'Chance that the sites are struck and stop', 0.17, 0.97, 0.81],
      ['damage_rate', 'Systems damaged each month', 0.09, 0.86, 0.94],
    ),
    turns: 'It fails if repair in the country returns less than 4 % of the damaged systems a month.',
  },
  {
    id: 'A2',
    says: 'It is too soon to tell whether that draws the US closer to having troops in the war, which its president has pledged not to do.',
    reading:
      'The chance that Western forces fight is above one in a hundred, and at least half of its spread is due to where the lines lie.',
    kind: 'aggregate',
    verdict: 'open',
    formula:
      'mean(troops_fight[contractors]) > 1% and first_order(troops_fight[contractors], line_gap) >= 50%',
    value: 0.487,
    bound: 0.5,
    terms: [
      {
        text: 'mean(troops_fight[contractors]) > 1%',
        value: 0.0129,
        mcse: 0.0008,
        bound: 0.01,
        unit: 'share',
        holds: true,
      },
      {
        text: 'first_order(troops_fight[contractors], line_gap) >= 50%',
        value: 0.487,
        mcse: 0.021,
        bound: 0.5,
        unit: 'share',
        holds: false,
      },
    ],
    decisive: decisive([
      'line_gap[attack]',
      'Distance of the last line above the line before it',
      0.49,
      0.031,
      0.002,
    ]),
    turns: 'More worlds would tell: the value lies within its Monte-Carlo error of the bound.',
  },
  notJudged(
    'A3',
    'Western troops are intolerable to Moscow, but the point at which a red line counts as crossed is hard to place.',
    'It needs the red lines inferred from the record of steps and reactions.',
  ),
  notJudged(
    'A4',
    'A Western presence, whatever its purpose, creates facts on the ground that block Moscow’s aims.',
    LATER,
  ),
  notJudged(
    'A5',
    'Russia used facts on the ground itself, in Georgia 2008 and Ukraine 2014, to block the road into NATO.',
    'It needs the two precedents as scenarios of their own.',
  ),
  {
    id: 'A6',
    says: 'A Western military presence meant to block Moscow’s aims would almost certainly lead to escalation that directly threatens the security of Western countries.',
    reading:
      'With a declared contingent, a Western country is struck or Western forces fight in a world where neither happens without it.',
    kind: 'world',
    verdict: 'fails',
    formula: '(on_west[troops] or troops_fight[troops]) and not (on_west[hold] or troops_fight[hold])',
    share: 0.173,
    mcse: 0.0027,
    word: 'very unlikely',
    undecided: 0.031,
    bound: 0.95,
    odds: 'almost certain',
    decisive: decisive(
      ['by_people', 'Provocation of one unit of Western people in the country', 0.28, 0.06, 0.37],
      [
        'line_gap[covert]',
        'Distance of the line for covert action above the line before it',
        0.21,
        0.33,
        0.07,
      ],
      ['blur', 'How far one step’s reading by Moscow strays', 0.08, 0.14, 0.22],
    ),
    turns: 'No single assumption, moved within its range, makes it hold.',
  },
  notJudged(
    'A7',
    'Raising aid gradually has let the West probe red lines by watching the reaction to each step.',
    'It needs what each reaction taught about the lines.',
  ),
  {
    id: 'A8',
    says: 'Gradual steps beat a surge, which ignores the risk of escalation and the lack of manpower.',
    reading: 'In most worlds the West values the path of gradual steps above that of a surge.',
    kind: 'world',
    verdict: 'holds',
    formula: 'value[west, probe] > value[west, surge]',
    share: 0.631,
    mcse: 0.0034,
    word: 'likely',
    undecided: 0,
    bound: 0.5,
    without: [
      { variant: 'no_manpower', title: 'Manpower left out', verdict: 'holds', share: 0.604, mcse: 0.0035 },
      { variant: 'no_escalation', title: 'Reactions left out', verdict: 'fails', share: 0.342, mcse: 0.0034 },
    ],
    decisive: decisive(
      ['clash_weight[west]', 'Weight of a clash in what the West values', 0.33, 0.38, 0.86],
      ['money_weight[west]', 'Weight of cost in what the West values', 0.14, 0.51, 0.75],
    ),
    turns: 'It fails if a clash weighs less than 1.8 in what the West values.',
  },
  {
    id: 'A9',
    says: 'Russia gains under the status quo; scaling down is unthinkable, so only more involvement remains, and the public’s patience for that is running down.',
    reading:
      'Russia holds more at the end under the present course, support ends lower than it began, and no option without more involvement is worth more to the West.',
    kind: 'world',
    verdict: 'fails',
    formula:
      'front_end[hold] > front_at_start and support_end[hold] < support_at_start\n  and not any[option where involvement <= involvement[hold] and option != hold](value[west] > value[west, hold])',
    share: 0.284,
    mcse: 0.0032,
    word: 'unlikely',
    undecided: 0,
    bound: 0.5,
    decisive: decisive(['support_drift', 'Monthly drift of support', 0.22, 0.44, 0.12]),
    turns: 'It holds if support drifts down by more than 0.6 points a month.',
  },
  notJudged('A10', 'A fourth option is to negotiate: open lines are necessary, not enough.', LATER),
  notJudged(
    'A11',
    'An Article 5 promise is hard to believe; tested, it would force a choice between world war and lost credibility.',
    'It needs a game of extended deterrence.',
  ),
  {
    id: 'A12',
    says: 'More territory is unlikely to be worth its human and economic cost to Ukraine; sanctions and overheating may bite, but that is hope.',
    reading:
      'Deaths per point of territory are higher than what Ukraine would pay at the weights drawn, on average over worlds.',
    kind: 'aggregate',
    verdict: 'holds',
    formula: 'mean(dead[hold, ukraine]) / 100 > 0.8 thousand people',
    value: 1.42,
    bound: 0.8,
    terms: [
      {
        text: 'mean(dead[hold, ukraine]) / 100 > 0.8 thousand people',
        value: 1.42,
        mcse: 0.003,
        bound: 0.8,
        unit: 'thousand people',
        holds: true,
      },
    ],
    decisive: decisive([
      'loss_rate[ukraine]',
      'Killed and wounded as a share of the force',
      0.52,
      1.05,
      1.88,
    ]),
    turns: 'It fails if the monthly loss rate is below 1.3 %.',
  },
  notJudged(
    'A13',
    'On the status quo Ukraine will likely have to settle for worse than Istanbul 2022, and certainly for worse than Minsk.',
    LATER,
  ),
  notJudged(
    'A14',
    'No president who wants to keep the job accepts easily; still, rebuilding a European order can begin by quiet dialogue.',
    LATER,
  ),
  {
    id: 'A15',
    says: 'More than two years of war have not made Russia less of a threat to Europe or to Ukraine.',
    reading: 'Russia’s forces at the end are at least as large as in June 2024.',
    kind: 'world',
    verdict: 'open',
    formula: 'soldiers_end[hold, russia] >= soldiers_at_start[russia]',
    share: 0.503,
    mcse: 0.0035,
    word: 'roughly even',
    undecided: 0.0004,
    bound: 0.5,
    decisive: decisive(['recruited_at_start[russia]', 'Recruits a month in June 2024', 0.44, 0.18, 0.83]),
    turns: 'It holds if Russia recruits more than 32,400 people a month.',
  },
];

const SOURCES: readonly [string, string, string, string, string?][] = [
  [
    'P003',
    'Ukraine Support Tracker',
    'Kiel Institute',
    '2024-06-06',
    'https://www.ifw-kiel.de/topics/war-against-ukraine/ukraine-support-tracker/',
  ],
  ['P023', 'Force estimates of the two sides', 'Institute of strategic studies', '2024-02-13'],
  ['P029', 'Territory under control, 2015', 'Joint observers', '2015-02-20'],
  [
    'P031',
    'Assessed control of terrain',
    'Research group',
    '2024-06-28',
    'https://example.org/control?from=2023&to=2024',
  ],
  ['P059', 'Survey of public support', 'Polling institute', '2024-05-08'],
  ['P068', 'Artillery expenditure on both sides', 'Ministry briefing', '2024-03-11'],
  ['evidence', 'Steps of support and reactions, coded', 'This scenario', '2024-06-30'],
];

const BLOCKS: readonly [string, string, string, string, number, number][] = [
  ['soldiers_at_start', 'Soldiers in the theatre in June 2024', 'thousand people', '600 to 850', 600, 850],
  ['loss_rate', 'Killed and wounded as a share of the force', '1/month', '1.2% to 3.2%', 0.012, 0.032],
  ['damage_rate', 'Systems damaged each month', '1/month', '3% to 8%', 0.03, 0.08],
  ['transport', 'One way to a workshop abroad', 'months', '1 to 3', 1, 3],
  ['support_at_start', 'Support for aid in June 2024', 'share', '52% to 64%', 0.52, 0.64],
  ['aid_cost', 'Cost of the aid', 'billion USD/month', '4 to 8', 4, 8],
  ['by_people', 'Provocation of one unit of Western people in the country', 'rung', '0.8 to 3', 0.8, 3],
  ['line_gap', 'Distance of the line above the line before it', 'rung', '0.2 to 2', 0.2, 2],
  ['clash_weight', 'Weight of a clash', '1', '0.5 to 6', 0.5, 6],
  ['background', 'Reactions that no step caused', '1/month', '4% to 15%', 0.04, 0.15],
];

function assumptions(): readonly AssumptionFacts[] {
  const rows = ['', '[ukraine]', '[russia]', '[west]', '[attack]'];
  const drawn = BLOCKS.flatMap(([name, about, unit, written, low, high], block) =>
    rows.map((row, i): AssumptionFacts => {
      const fixed = i === 2 && block % 3 === 0;
      return {
        id: `${name}${row}`,
        about,
        written: fixed ? String(low) : written,
        unit,
        share: unit === 'share',
        ...(fixed ? {} : { distribution: unit === 'share' ? 'logit-normal' : 'lognormal' }),
        q05: low,
        q50: fixed ? low : Math.sqrt(low * high),
        q95: fixed ? low : high,
        sources:
          (block + i) % 3 === 0 ? [SOURCES[(block + i) % 7]?.[0] ?? 'judgement', 'judgement'] : ['judgement'],
        ...((block + i) % 2 === 0
          ? { because: 'Counts differ by who is counted, and no later figure was public.' }
          : {}),
        set: false,
      };
    }),
  );
  const named = [
    'repair_gain',
    'site_hit_rate',
    'line_gap[covert]',
    'blur',
    'money_weight[west]',
    'support_drift',
    'recruited_at_start[russia]',
    'election_turns',
    'europe_fill',
    'aid_lag',
  ];
  const rest = named.map(
    (id, i): AssumptionFacts => ({
      id,
      about: 'Damaged systems returned to service each month, or another quantity that a claim turns on',
      written: i === 0 ? '3% to 25%' : '0.2 to 1',
      unit: i === 9 ? 'months' : '1/month',
      share: false,
      ...(i === 0 ? {} : { distribution: 'lognormal' }),
      q05: i === 0 ? 0.1 : 0.2,
      q50: i === 0 ? 0.1 : 0.45,
      q95: i === 0 ? 0.1 : 1,
      sources: i % 4 === 1 ? ['P003', 'A survey of 2023, told in words'] : ['judgement'],
      because: 'No comparable programme is public.',
      set: i === 0,
    }),
  );
  return [...drawn, ...rest];
}
