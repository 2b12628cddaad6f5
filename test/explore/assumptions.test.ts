import { describe, expect, it } from 'vitest';
import { assumptionInputs, rankInputs } from '../../src/explore/input.ts';
import { columnsFrom, modelWith } from '../claims/scenario.ts';

describe('the assumptions of a model', () => {
  it('are inputs where they are drawn, with their units and kinds', () => {
    const model = modelWith('');
    const inputs = assumptionInputs(
      model,
      columnsFrom(model, 4, {
        gain: (world) => world,
        luck: (world) => world / 4,
        rate: () => 0.05 / 30.4375,
        vote: (world) => world % 2,
      }),
    );
    // What follows from others, such as `known_cost`, says nothing that they do not say.
    expect(inputs.map(({ id, kind, unit }) => [id, kind, unit.text])).toEqual([
      ['gain', 'number', '1'],
      ['luck', 'number', '1'],
      ['rate', 'number', '1/month'],
      ['vote', 'truth', '1'],
    ]);
    expect(rankInputs(inputs).map(({ id, order }) => [id, [...order]])).toEqual([
      ['gain', [0, 1, 2, 3]],
      ['luck', [0, 1, 2, 3]],
      ['vote', [0, 2, 1, 3]],
    ]);
  });
});
