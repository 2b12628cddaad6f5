import { describe, expect, it } from 'vitest';
import { sharedChanges, shareText } from '../../src/brief/share.ts';

const KNOWN = ['repair_gain', 'gap[overt,near]'];

describe('a link to what was moved', () => {
  it('restores it', () => {
    const changes = {
      repair_gain: { kind: 'fixed', value: -1.5e-7 },
      'gap[overt,near]': { kind: 'range', low: 1, high: 2.25 },
    } as const;
    expect(sharedChanges(`#${shareText(changes)}`, KNOWN)).toEqual(changes);
  });

  it('of the first form is read as ever', () => {
    expect(sharedChanges('#v1!repair_gain=0.11!gap%5Bovert%2Cnear%5D=1..2', KNOWN)).toEqual({
      repair_gain: { kind: 'fixed', value: 0.11 },
      'gap[overt,near]': { kind: 'range', low: 1, high: 2 },
    });
  });

  it('restores nothing of another form, of names that the page has not, and of what is no number', () => {
    expect(sharedChanges('#claims', KNOWN)).toBeUndefined();
    expect(sharedChanges('#v2!repair_gain=1', KNOWN)).toBeUndefined();
    expect(
      sharedChanges(
        '#v1!__proto__=1!other=2!repair_gain=x!repair_gain=!%E0%A4%A=1!repair_gain=1..2..3',
        KNOWN,
      ),
    ).toEqual({});
  });
});
