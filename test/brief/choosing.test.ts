import { describe, expect, it } from 'vitest';
import { choosingSection } from '../../src/brief/choosing.ts';
import { tradeOffFigure } from '../../src/brief/trade-off.ts';
import type { OptionResult, OutcomeFacts, Result } from '../../src/result/result.ts';
import { fixture } from './fixture.ts';

const outcome = (id: string, better: 'higher' | 'lower'): OutcomeFacts => ({
  id,
  title: id,
  unit: '1',
  kind: 'number',
  better,
});

function option(id: string, gain: number, cost: number): OptionResult {
  const summary = (mean: number): OptionResult['outcomes'][string] => ({
    ...Object.values(fixture().options[0]!.outcomes)[0]!,
    mean,
    mcse: 0.01,
  });
  return { id, title: id, rules: [], outcomes: { gain: summary(gain), cost: summary(cost) }, versus: {} };
}

describe('options by two outcomes', () => {
  const result: Result = {
    ...fixture(),
    // Dear is beaten on both by fair, and nobody beats the others on both.
    options: [option('cheap', 1, 1), option('fair', 2, 2), option('dear', 1.5, 3), option('best', 4, 5)],
  };
  const { markup } = tradeOffFigure(result, outcome('cost', 'lower'), outcome('gain', 'higher'));

  it('are on the line unless another is at least as good on both', () => {
    expect(markup).toContain('On the line: option 1, option 2 and option 4.');
    expect(markup.match(/<td>yes<\/td>/g)).toHaveLength(3);
    expect(markup.match(/<td>no<\/td>/g)).toHaveLength(1);
  });

  it('are on another line where the other way is better', () => {
    const turned = tradeOffFigure(result, outcome('cost', 'higher'), outcome('gain', 'higher')).markup;
    expect(turned).toContain('On the line: option 4.');
  });
});

describe('rival diagnoses', () => {
  const whole = fixture();
  const [choice] = whole.choices ?? [];
  const loss = (lost: number) => ({ mean: 1 - lost, mcse: 0.01, loss: lost, loss_mcse: 0.002 });
  const ids = choice!.options.map(({ id }) => id);
  const diagnoses = [
    {
      assumption: 'type',
      categories: [
        { label: 'bold', share: 0.3, best: ids[0]!, options: ids.map((_, i) => loss(0.1 * i)) },
        { label: 'wary', share: 0.7, best: ids[1]!, options: ids.map((_, i) => loss(0.1 * Math.abs(i - 1))) },
      ],
    },
  ];

  it('stand as columns, with what each option loses to the best one there', () => {
    const { markup = '' } = choosingSection({ ...whole, choices: [{ ...choice!, diagnoses }] }) ?? {};
    expect(markup).toContain('bold <small>in 30');
    expect(markup.match(/<td><b>best<\/b><\/td>/g)).toHaveLength(2);
    expect(choosingSection(whole)?.markup).not.toContain('diagnosis');
  });

  it('are not told of where a choice has none, and dominance says on how many worlds it rests', () => {
    expect(choosingSection(whole)?.markup).toContain('as far as 4,000 worlds tell');
  });
});
