import { describe, expect, it } from 'vitest';
import { courses } from './flagship.ts';
import { played } from './playing.ts';

describe('no effect has its sign built in:', () => {
  /** Shares of worlds in which the option is better and worse than holding the course, by the outcome. */
  const versus = async (option: string, outcome: string, set: readonly string[]) => {
    const { options } = (await played(courses, { prior: true, worlds: 96, set })).result;
    const { better = 0, worse = 0 } = options.find(({ id }) => id === option)?.versus[outcome] ?? {};
    return { better, worse };
  };

  it.each([
    [
      'contractors may cost systems',
      'contractors',
      'in_service_mean',
      ['repair_gain=1%', 'site_hit_rate=30%', 'lost_at_site=90%'],
      'worse',
    ],
    [
      'or save them',
      'contractors',
      'in_service_mean',
      ['repair_gain=30%', 'parts=1000', 'site_hit_rate=0'],
      'better',
    ],
    [
      'talks may delay a settlement',
      'talk',
      'months_of_war',
      ['settling_without_talks=5%', 'talks_to_settling=-3'],
      'worse',
    ],
    ['or bring it', 'talk', 'months_of_war', ['settling_without_talks=5%', 'talks_to_settling=3'], 'better'],
    ['talks may cost support', 'talk', 'support_end', ['talks_to_support=-50%'], 'worse'],
    ['or win it', 'talk', 'support_end', ['talks_to_support=50%'], 'better'],
    [
      'steps may hinder Ukraine',
      'surge',
      'front_end',
      ['measure.fires_gain=-2%', 'measure.crews_gain=-2%'],
      'worse',
    ],
    ['or help it', 'surge', 'front_end', ['measure.fires_gain=5%', 'take_up=20%', 'untried=-1000'], 'better'],
    ['scaling down may be a relief', 'scale_down', 'value[west]', ['price_of_retreat=-50%'], 'better'],
    ['or a cost', 'scale_down', 'value[west]', ['price_of_retreat=50%'], 'worse'],
  ] as const)('%s', async (_what, option, outcome, set, way) => {
    const shares = await versus(option, outcome, set);
    expect(shares[way]).toBeGreaterThan(2 * shares[way === 'worse' ? 'better' : 'worse']);
    expect(shares[way]).toBeGreaterThan(0.2);
  });

  it('Western people in the country may deter the next reaction or invite it', async () => {
    const reached = async (effect: string): Promise<number> => {
      const set = [`presence_effect=${effect}`, 'on_increment=no'];
      const { options } = (await played(courses, { prior: true, worlds: 192, set })).result;
      return (
        options.find(({ id }) => id === 'surge')?.outcomes['reached[nuclear_signal]']?.mean ?? Number.NaN
      );
    };
    const [deterred, neither, invited] = [await reached('1'), await reached('0'), await reached('-1')];
    expect(deterred).toBeLessThan(neither);
    expect(neither).toBeLessThan(invited);
  });
});

describe('the chance that contractors bring Western forces in', () => {
  it('reckoned from lines, rates and pledge agrees with how often it comes about', async () => {
    // Shares that rare need worlds in which it is not rare.
    const set = [
      'widening=60%',
      'creep=40%',
      'pledge=20%',
      'site_hit_rate=5%',
      'background[attack]=0',
      'rescue=0',
      'line_gap[attack]=0.3',
    ];
    const { options } = (await played(courses, { prior: true, worlds: 3000, set })).result;
    const outcomes = options.find(({ id }) => id === 'contractors')?.outcomes;
    const [reckoned, seen] = [outcomes?.entry_chance, outcomes?.troops_fight];
    expect(seen?.mean).toBeGreaterThan(0.1);
    // A reaction that a graver one of the same month hides, or that falls after the end, is not seen: under one in fifty.
    expect(Math.abs((reckoned?.mean ?? 0) - (seen?.mean ?? 1))).toBeLessThan(
      4 * (seen?.mcse ?? 0) + 0.02 * (seen?.mean ?? 0),
    );
  });
});
