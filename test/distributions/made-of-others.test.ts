import { describe, expect, it } from 'vitest';
import { distributionNamed } from '../../src/distributions/named.ts';
import { CASES } from './cases.ts';
import { isMade, LAWS, named } from './laws.ts';

describe.each(CASES.filter(([name]) => isMade(name)))('%s(%s)', (name, parameters) => {
  it.each(Object.keys(LAWS))('%s', (law) => {
    LAWS[law]?.(named(name), parameters);
  });
});

describe('a name of laws made of others', () => {
  it.each(['truncated(beta)', 'mixture(normal)', 'mixture(normal,truncated(mixture(gamma,student_t)))'])(
    '%s is one',
    (name) => {
      expect(named(name).name).toBe(name);
      expect(named(name)).toBe(named(name));
    },
  );

  it.each([
    'truncated(discrete)',
    'truncated(bernoulli)',
    'truncated(normal,normal)',
    'truncated()',
    'mixture(norml)',
    'mixture(normal',
    'mixed(normal)',
    'toString',
  ])('%s is none', (name) => {
    expect(distributionNamed(name)).toBeUndefined();
  });
});
