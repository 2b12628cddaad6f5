import { describe, expect, it } from 'vitest';
import { DISTRIBUTIONS } from '../../src/distributions/registry.ts';
import { CASES, IMPOSSIBLE, POINTS } from './cases.ts';
import { isMade, isThePoint, LAWS, named } from './laws.ts';

describe('the registry', () => {
  it('knows every distribution by its own name, and each is tried', () => {
    for (const [name, distribution] of DISTRIBUTIONS) expect(distribution.name).toBe(name);
    const tried = new Set(CASES.map(([name]) => name));
    expect([...DISTRIBUTIONS.keys()].filter((name) => !tried.has(name))).toEqual([]);
  });
});

describe.each(CASES.filter(([name]) => !isMade(name)))('%s(%s)', (name, parameters) => {
  it.each(Object.keys(LAWS))('%s', (law) => {
    LAWS[law]?.(named(name), parameters);
  });
});

describe('laws that are a point', () => {
  it.each(POINTS)('%s(%s)', (name, parameters, point) => {
    isThePoint(named(name), parameters, point);
  });
});

describe('impossible parameters', () => {
  it.each(IMPOSSIBLE)('%s(%s)', (name, parameters, words) => {
    expect(named(name).problem(parameters)).toContain(words);
  });
});
