import type { AssumptionFacts, Fan, RedLineFacts, Result, StepFacts } from '../../src/result/result.ts';
import { CLAIMS } from './fixture-claims.ts';
import { OPTIONS, OUTCOMES, optionResult, wave } from './fixture-options.ts';
import { SETTLEMENT } from './fixture-settlement.ts';

/** A result as a run of a large scenario would give it: nine options, twelve outcomes, every kind of claim. */
export function fixture(): Result {
  const outcomes = OUTCOMES.map(([facts]) => facts);
  return {
    rubicon: '0.1.0',
    settlement: SETTLEMENT,
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
          of: 'front',
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
    redLines: RED_LINES,
    steps: STEPS,
    outcomes,
    options: OPTIONS.map((_, option) => optionResult(option)),
    claims: CLAIMS,
    checks: [
      { id: 'people_kept', holds: true, failing: 0 },
      { id: 'systems_kept', holds: true, failing: 0 },
      { id: 'front_is_a_share', holds: false, failing: 0.0004, message: 'front left 0 to 100 % in 8 worlds' },
    ],
    choices: [
      {
        outcome: 'value[west]',
        unit: 'share',
        options: OPTIONS.map(([id], option) => ({
          id,
          best: 1 / (option + 2),
          best_mcse: 0.003,
          regret: { mean: 0.01 * (option + 1), mcse: 0.0004, q95: 0.05, worst: 0.4 },
          dominates: option === 0 ? [{ option: 'troops', order: 'first' as const }] : [],
        })),
        compared_worlds: 4000,
        best: OPTIONS[0]![0],
        switches: [
          {
            assumption: 'repair_gain',
            words: 'below 4 %/month',
            option: OPTIONS[1]![0],
            gain: 0.01,
            mcse: 0.001,
          },
        ],
        knowing_all: { value: 0.012, mcse: 0.0003 },
        knowing: [
          { assumption: 'gap[attack]', about: 'How far the line lies', value: 0.004, mcse: 0.0002 },
          { assumption: 'repair_gain', value: 0.001, mcse: 0.0001 },
        ],
      },
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
        line: 3,
        column: 1,
      },
    ],
  };
}

const CLASSES = [
  ['diplomatic', 'Diplomatic or economic measure', -0.24, 0.49, 1.26],
  ['nuclear_signal', 'Nuclear signal, doctrine or exercise', 1.11, 1.95, 2.87],
  ['attack', 'Overt attack on Western forces or territory', 3.57, 5.51, 9.87],
] as const;

const RED_LINES: readonly RedLineFacts[] = CLASSES.map(([id, title, q05, q50, q95]) => ({
  line: 'moscow',
  title: 'Moscow’s red lines',
  holder: 'russia',
  class: id,
  class_title: title,
  unit: 'rung',
  prior: { q05: q05 - 0.5, q50, q95: q95 + 0.5 },
  posterior: { q05, q50, q95 },
  informed_bits: id === 'attack' ? 0.02 : 0.6,
}));

const STEPS: readonly StepFacts[] = (
  [
    ['so_far', 'All that had been given', true, 1.1, 1.7, 2.7, 0.76, 0.45, 0.041],
    ['contractors', 'Contractors repair weapons in the country', false, 0.15, 1.21, 2.43, 0.64, 0.34, 0.004],
    ['contingent', 'A declared contingent', false, 1.17, 2.61, 4.86, 0.86, 0.64, 0.119],
  ] as const
).map(([id, title, taken, q05, q50, q95, ...chances]) => ({
  ladder: 'aid',
  ladder_title: 'Western support',
  line: 'moscow',
  ...{ id, title, taken, unit: 'rung' },
  provocation: { q05, q50, q95 },
  crosses: Object.fromEntries(CLASSES.map(([name], i) => [name, chances[i] ?? Number.NaN])),
}));

const PERIODS = 30;

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
