import { describe, expect, it } from 'vitest';
import type { Distribution } from '../../src/distributions/distribution.ts';
import { DISTRIBUTIONS } from '../../src/distributions/registry.ts';
import { CASES, IMPOSSIBLE, POINTS } from './cases.ts';
import { isThePoint, LAWS } from './laws.ts';

function named(name: string): Distribution {
  const found = DISTRIBUTIONS.get(name);
  if (found === undefined) throw new Error(`no distribution ${name}`);
  return found;
}

describe('the registry', () => {
  it('knows every distribution by its own name, and each is tried', () => {
    for (const [name, distribution] of DISTRIBUTIONS) expect(distribution.name).toBe(name);
    expect(new Set(CASES.map(([name]) => name))).toEqual(new Set(DISTRIBUTIONS.keys()));
  });
});

describe.each(CASES)('%s(%s)', (name, parameters) => {
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
