import { describe, expect, it } from 'vitest';
import { nearest } from '../../src/diagnostics/nearest.ts';

describe('nearest', () => {
  const names = ['soldiers', 'side', 'support', 'front', 'provocation', 'aid.taken'];

  it.each([
    ['soldires', 'soldiers'], // two neighbours swapped
    ['suport', 'support'], // a letter left out
    ['frront', 'front'], // a letter added
    ['provokation', 'provocation'], // a letter replaced
    ['Front', 'front'], // another case
    ['aid.takn', 'aid.taken'],
  ])('finds what %s was meant to be', (name, meant) => {
    expect(nearest(name, names)).toBe(meant);
  });

  it.each(['economy', 'x', 'frsomethinont', ''])('has no answer for %j', (name) => {
    expect(nearest(name, names)).toBeUndefined();
  });

  it('prefers the smaller distance, and the first of equals', () => {
    expect(nearest('frnt', ['font', 'front'])).toBe('font');
    expect(nearest('soldie', ['soldiers', 'soldier'])).toBe('soldier');
  });

  it('counts a swap as one edit, which plain Levenshtein counts as two', () => {
    expect(nearest('ab', ['ba'])).toBe('ba');
  });

  it('never answers with the name itself', () => {
    expect(nearest('front', ['front'])).toBeUndefined();
  });

  it('does not stall over thousands of names', () => {
    const many = Array.from({ length: 20_000 }, (_, index) => `quantity_of_something_${index}`);
    const begin = performance.now();
    expect(nearest('quantity_of_something_19999x', many)).toBe('quantity_of_something_19999');
    expect(performance.now() - begin).toBeLessThan(20_000);
  });
});
