import { describe, expect, it } from 'vitest';
import { check, described } from './checking.ts';

const scenario = (rule: string, option = ''): string =>
  `
rubicon: 1
title: Knowing
actors: {a: {}, b: {}}
assumptions:
  fact: {is: 3, source: a book of mine}
  doubt: {is: 1 to 2, source: a book of mine}
  own: {is: 1 to 2, known_to: [a], source: a book of mine}
  theirs: {is: 1 to 2, known_to: [b], source: a book of mine}
decisions:
  act: {by: a, default: 0}
model:
  from_fact: fact * 2
  from_doubt: fact + doubt
  from_own: fact + own
  moving: act2 + theirs
  secret: {is: act2 + 1, known_to: [b]}
outcomes:
  end: act + from_fact + from_doubt + from_own + secret + moving
options:
  plain: {do: {act: ${rule}}${option}}
`.replace('decisions:\n', 'decisions:\n  act2: {by: b, default: 1}\n');

const refused = (rule: string, option?: string): string[] =>
  check(scenario(rule, option)).diagnostics.map(described);

describe('a rule', () => {
  it.each(['fact', 'own', 'from_fact', 'from_own', 'moving', 'act2'])('may read %s', (name) => {
    expect(refused(name)).toEqual([]);
  });

  it.each(['doubt', 'theirs', 'from_doubt', 'secret'])('may not read %s', (name) => {
    expect(refused(`1 + ${name}`)).toEqual([`rule-hidden at «${name}»`]);
  });

  it('may read what its option says it knows', () => {
    expect(refused('doubt', ', knows: [doubt]')).toEqual([]);
    expect(refused('from_doubt', ', knows: [doubt]')).toEqual([]);
    expect(refused('theirs', ', knows: [doubt]')).toEqual(['rule-hidden at «theirs»']);
  });

  it('taken over by another option must be allowed there too', () => {
    const text = `${scenario('doubt', ', knows: [doubt]')}  other: {like: [plain]}\n`;
    expect(check(text).diagnostics.map(described)).toEqual(['rule-hidden at «doubt»']);
  });

  it('of a joint decision reads what all who take it know', () => {
    const joint = (rule: string): string => scenario(rule).replace('act: {by: a,', 'act: {by: [a, b],');
    expect(check(joint('own')).diagnostics.map(described)).toEqual(['rule-hidden at «own»']);
    const shared = joint('own').replace('known_to: [a]', 'known_to: [a, b]');
    expect(check(shared).diagnostics.map(described)).toEqual([]);
  });
});
