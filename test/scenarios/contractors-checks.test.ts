import { describe, expect, it } from 'vitest';
import { unjudged } from './flagship.ts';
import { altered, played, records } from './playing.ts';

describe('the flagship’s own checks', () => {
  it('keep people and systems, and shares within bounds', async () => {
    const { result } = await played(unjudged, { prior: true, worlds: 96 });
    const held = Object.fromEntries(result.checks.map(({ id, holds }) => [id, holds]));
    expect(held).toMatchObject({ people_kept: true, systems_kept: true, front_is_a_share: true });
    expect(Object.values(held)).not.toContain(false);
  });

  it.each([
    ['recruits run out', ['recruits_left=500', 'intake_ceiling=60', 'loss_rate=5%']],
    [
      'everything is broken, sent away, struck and repaired at the greatest rates',
      [
        'damage_rate=80%',
        'sent_abroad=90%',
        'repair_at_home=90%',
        'repair_gain=90%',
        'parts=1000',
        'site_hit_rate=200%',
        'lost_at_site=95%',
      ],
    ],
    ['nobody backs aid', ['support_drift=-500%', 'fatigue=200%', 'fear=300%']],
    [
      'every step draws the gravest reaction and is taken back',
      ['untried=100', 'can_undo=no', 'reaction_delay=0.1'],
    ],
  ])('hold where %s', async (_where, set) => {
    const { checks } = (await played(unjudged, { prior: true, worlds: 24, set })).result;
    expect(checks.filter(({ holds }) => !holds).map(({ id }) => id)).toEqual([]);
  });

  it('fail where somebody or something gets lost, or a step costs something after all', async () => {
    const leaking = altered(
      unjudged,
      ['start: recruits_left, change: -intake}', 'start: recruits_left, change: -0.9 * intake}'],
      ['start: abroad_at_start, change: sent - returned}', 'start: abroad_at_start, change: sent}'],
      [
        '      crews_help: {start: 0, next: 0}\n      aid_cost: aid * aid_cost_at_start\n',
        '      crews_help: {start: 0, next: 0}\n',
      ],
    );
    const { checks } = (await played(leaking, { prior: true, worlds: 8 })).result;
    const failing = checks.filter(({ holds }) => !holds).map(({ id }) => id);
    expect(failing).toEqual([
      'people_kept',
      'systems_kept',
      'steps_off_probe',
      'steps_off_surge',
      'steps_off_contractors',
      'steps_off_troops',
    ]);
  });

  it('are right that with every effect of a step at nothing the courses agree exactly', async () => {
    const rows = await records((await played(unjudged, { prior: true, worlds: 24 })).outcomesCsv());
    const of = (option: string, variant: string): Record<string, string>[] =>
      rows
        .filter((row) => row.option === option && row.variant === variant)
        .map(({ option: _option, steps_taken: _taken, ...others }) => others);
    expect(of('hold', 'no_steps')).toHaveLength(24);
    for (const option of ['probe', 'surge', 'contractors', 'troops']) {
      expect(of(option, 'no_steps')).toEqual(of('hold', 'no_steps'));
      expect(of(option, '')).not.toEqual(of('hold', ''));
    }
  });
});
