import type { ClaimResult, Decisive } from '../../src/result/result.ts';

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

/** Fifteen claims of every kind and verdict, in the order of the argument. */
export const CLAIMS: readonly ClaimResult[] = [
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
    box: {
      of: 'fails',
      conditions: [
        { assumption: 'repair_gain', about: 'Repair added', words: 'below 4 %/month', quasi_p: 1e-8 },
        { assumption: 'tempo', words: 'high or very high', quasi_p: 0.01 },
      ],
      coverage: 0.7,
      coverage_mcse: 0.02,
      density: 0.31,
      density_mcse: 0.01,
      base: 0.086,
      mass: 0.2,
    },
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
        words: 'part of the spread of “Western forces fight” (Contractors) that “line_gap” would explain',
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
