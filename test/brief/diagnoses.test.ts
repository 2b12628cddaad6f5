import { describe, expect, it } from 'vitest';
import type { Result } from '../../src/result/result.ts';
import { fixture } from './fixture.ts';
import { pageOf, words } from './page.ts';

const weight = {
  assumption: 'kind',
  error: 0.004,
  log_marginal: -3.2,
  log_marginal_error: 0.01,
  even_at: 0.4,
};

/** Two rival diagnoses, the same reply after two moves, and an option that knows which is right. */
function told(): Result {
  const base = fixture();
  const [first, second] = base.options;
  const [choice] = base.choices ?? [];
  if (first === undefined || second === undefined || choice === undefined) throw new Error('no options');
  const worth = { mean: 1, mcse: 0.1, loss: 2, loss_mcse: 0.3 };
  const category = (label: string, best: string) => ({
    ...{ label, share: 0.5, best },
    options: base.options.map(({ id }) => (id === best ? { ...worth, loss: 0, loss_mcse: 0 } : worth)),
  });
  const gain = { mean: 3, mcse: 0.2, q05: 0, q50: 3, q95: 6 };
  const diagnoses = [
    {
      assumption: 'kind',
      about: 'What the other side is',
      categories: [category('wary', first.id), category('greedy', second.id)],
    },
  ];
  return {
    ...base,
    diagnoses: [
      { ...weight, id: 'wary', title: '<b>Wary</b>', prior: 0.5, posterior: 0.7 },
      { ...weight, id: 'greedy', title: 'Greedy', prior: 0.5, posterior: 0.3, log_marginal: null },
    ],
    weighing: [
      {
        assumption: 'kind',
        about: 'What the other side is',
        labels: ['wary', 'greedy'],
        priors: [{ prior: [0.5, 0.5], posterior: [0.7, 0.3] }],
        observations: [
          { evidence: 'e', row: 'e[a]', title: 'First', move: 'firm', seen: 'yes', chances: [0.6, 0.2] },
          { evidence: 'e', row: 'e[b]', title: 'Second', move: 'soft', seen: 'yes', chances: [0.1, 0.6] },
        ],
      },
    ],
    choices: [{ ...choice, diagnoses }],
    options: base.options.map((option) =>
      option.id === second.id ? { ...option, knows: ['kind'], versus: { [choice.outcome]: gain } } : option,
    ),
  };
}

describe('rival diagnoses on the page', () => {
  it('are not there where there are none', () => {
    expect(pageOf(fixture()).all('#diagnoses')).toEqual([]);
  });

  it('have the shares that the scenario gives them, and no others, where no evidence was asked', () => {
    const { weighing = [], diagnoses = [], ...rest } = told();
    const page = pageOf({
      ...rest,
      diagnoses: diagnoses.map((one) => ({
        ...one,
        ...{ posterior: one.prior, error: 0, log_marginal: 0, log_marginal_error: 0 },
      })),
      weighing: weighing.map((one) => ({ ...one, observations: [] })),
    });
    expect(page.all('#diagnoses .chart')).toEqual([]);
    expect(page.all('#diagnoses p').map(words)[0]).toMatch(/No evidence was asked here/);
    expect(page.all('#diagnoses table')[0]?.textContent).not.toContain('After');
  });

  it('stand before and after the evidence, with their error', () => {
    const items = pageOf(told()).all('#diagnoses .chart li');
    expect(items.map((item) => [...item.querySelectorAll('.name, .value')].map(words))).toEqual([
      ['<b>Wary</b>', '70 % ± 0.4 points, before 50 %'],
      ['Greedy', '30 % ± 0.4 points, before 50 %'],
    ]);
  });

  it('have each observation with the move that drew it, and who held it likeliest', () => {
    const { all } = pageOf(told());
    const rows = all('#diagnoses table').flatMap((table) =>
      [...table.querySelectorAll('tbody tr')].map((row) =>
        [...row.querySelectorAll('th, td')].map(words).join(' '),
      ),
    );
    expect(rows).toContain('First firm yes 0.6 0.2');
    expect(rows).toContain('Second soft yes 0.1 0.6');
    expect(words(all('#diagnoses')[0]!)).not.toContain('never varied');
    const same = told();
    const [one] = same.weighing!;
    const observations = one!.observations.map((row) => ({ ...row, move: 'firm' }));
    const page = pageOf({ ...same, weighing: [{ ...one!, observations }] });
    expect(words(page.all('#diagnoses')[0]!)).toContain('The own move never varied');
  });

  it('have the cost of acting on the wrong one, once, and the worth of correcting it', () => {
    const { all } = pageOf(told());
    expect(words(all('#diagnoses')[0]!)).toContain('the cost of acting on the wrong one');
    expect(words(all('#choosing')[0]!)).not.toContain('the cost of acting on the wrong one');
    const { options } = told();
    const captions = all('#diagnoses caption').map(words);
    expect(captions).toContain('Worth of correcting the diagnosis, now and later');
    expect(words(all('#diagnoses')[0]!)).toContain(options[1]!.title);
  });
});
