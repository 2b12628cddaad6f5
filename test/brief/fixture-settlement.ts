import type { OptionSettlement, SettlementFacts, TermsPoint } from '../../src/result/settlement.ts';

const DATES = ['2024-07-01', '2024-08-01', '2024-09-01'] as const;

/** Two options: in the first terms are never on the table, in the second two packages from the second date on. */
export const SETTLEMENT: SettlementFacts = {
  title: 'Settlement',
  unit: 'share',
  share: true,
  actors: [
    { id: 'west', title: 'United States and allies', must_agree: false },
    { id: 'russia', title: 'Russia', must_agree: true },
    { id: 'ukraine', title: 'Ukraine', must_agree: true },
  ],
  packages: [
    { id: 'here', title: 'Present line', sources: ['judgement'] },
    { id: 'back', title: 'Line of 2021', sources: ['judgement'] },
  ],
  issues: [
    { id: 'line', title: 'Line', unit: 'share', share: true, range: [0.07, 0.3] },
    { id: 'status', title: 'Status', unit: '1', share: false },
  ],
  dates: DATES,
  worlds: 1024,
  options: [option('hold', 'Hold the course', 0), option('talk', 'Hold and talk', 1)],
};

function option(id: string, title: string, open: 0 | 1): OptionSettlement {
  const from = (values: readonly number[]): number[] => [0, ...values].map((value) => value * open);
  return {
    ...{ id, title, settled: 0.4 * open, mcse: 0.015 * open },
    settled_by: from([0.3, 0.4]),
    ...(open === 0 ? {} : { when: { q05: DATES[1], q50: DATES[1], q95: DATES[2] } }),
    signed: [0.35 * open, 0.05 * open],
    acceptance: ['here', 'back'].map((pack, place) => ({
      package: pack,
      offered: from([1, 1]),
      all: from([0.3, 0.2 - 0.15 * place]),
      actors: ['west', 'russia', 'ukraine'].map((actor, side) => ({
        id: actor,
        accepts: from([0.5 + 0.2 * side - 0.3 * place, 0.4]),
        blocks: from([0.2, 0.1]),
        gain: open === 0 ? [null, null, null] : [null, 0.02, -0.01],
      })),
    })),
    reservations: {
      issue: 'line',
      actors: [
        {
          id: 'russia',
          wants: 'more',
          levels: [
            [0.1, 0.15, 0.18],
            [0.11, 0.155, 0.19],
            [0.12, 0.16, 0.2],
          ],
          moves: [
            [-0.001, 0.005, 0.01],
            [-0.001, 0.004, 0.01],
          ],
          hardens: [0.7, 0.6],
        },
        {
          id: 'ukraine',
          wants: 'less',
          levels: [[0.17, 0.2, 0.24], [0.16, 0.19, 0.23], null],
          moves: [[-0.02, -0.01, 0], null],
          hardens: [0.8, 0],
        },
      ],
    },
    ranges: [
      {
        issue: 'line',
        acceptable: from([0.6, 0.5]),
        from: open === 0 ? [null, null, null] : [null, [0.1, 0.15, 0.18], [0.12, 0.16, 0.19]],
        to: open === 0 ? [null, null, null] : [null, [0.17, 0.2, 0.24], [0.18, 0.19, 0.22]],
      },
    ],
    reasons:
      open === 0
        ? []
        : [
            {
              date: DATES[1],
              ...{
                worlds: 1000,
                blocked: 0.6,
                misjudgement: 0.2,
                hope: 0.1,
                commitment: 0.3,
                domestic: 0.05,
              },
              ...{ indivisible: 0.02, nothing: 0.4, most: 'commitment' },
              shift: [
                { id: 'russia', anyone: 0, rising: 0.02 },
                { id: 'ukraine', anyone: 0.1, rising: 0.3 },
              ],
            },
          ],
    waiting: ['west', 'russia', 'ukraine'].map((actor) => ({
      id: actor,
      price: [0.01, -0.002],
      mcse: [0.001, 0.001],
      loses: [0.8, 0.4],
      terms: [0.004, -0.001],
    })),
    ...(open === 0
      ? {}
      : {
          bounds: [
            {
              id: 'russia',
              ...{ lower: 0.01, lower_mcse: 0.001, upper: 0.012, upper_mcse: 0.001 },
              ...{ gap: 0.002, spread: 0.1, gap_share: 0.02 },
            },
          ],
          undecided: 0.1,
          revealed: { settled: 0.55, mcse: 0.015, sooner: 0.2 },
          moments: [
            {
              date: DATES[1],
              cheapest: { package: 'here', blocked: 0.6, share: 0.75, by: 0.013, affordable: 0.8 },
              packages: [
                {
                  package: 'here',
                  refused: 0.7,
                  refuser: { id: 'ukraine', share: 0.4, issue: 'status', issue_worth: -0.02, short: 0.03 },
                  payment: { by: 0.025, affordable: 0.85 },
                  mend: { issue: 'line', share: 0.5, by: -0.021 },
                },
                {
                  package: 'back',
                  refused: 0.9,
                  refuser: { id: 'russia', share: 0.9, issue: 'line', issue_worth: -0.001, short: 0.1 },
                  payment: { by: 0.1, affordable: 0.2 },
                },
              ],
              open: {
                worlds: 200,
                acceptable: 0.9,
                range: [{ issue: 'line', from: [0.05, 0.1, 0.15], to: [0.15, 0.2, 0.25] }],
                points: {
                  package: 'here',
                  nash: point(0.15, [0.02, 0.03]),
                  kalai_smorodinsky: point(0.16, [0.03, 0.02]),
                  frontier: [point(0.1, [0, 0.05]), point(0.2, [0.05, 0])],
                },
              },
            },
          ],
        }),
  };
}

function point(level: number, gains: readonly number[]): TermsPoint {
  return { terms: [{ issue: 'line', level }], gains };
}
