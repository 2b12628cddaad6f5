import type { OptionResult, OutcomeFacts, Paired, Summary } from '../../src/result/result.ts';

/** Title, what it does, its rules, and how strongly it pushes the outcomes. */
export const OPTIONS: readonly [string, string, string, readonly string[], number][] = [
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
export const OUTCOMES: readonly [OutcomeFacts, number, number, number][] = [
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
export function wave(...places: readonly number[]): number {
  return Math.sin(places.reduce((sum, place, i) => sum + (place + 1) * (1.7 + i * 2.3), 0));
}

/** The result of one option, by its place. */
export function optionResult(option: number): OptionResult {
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
