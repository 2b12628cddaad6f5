import { scenario } from '../../src/index.ts';

/** `brinkmanship.yaml`, built in code. */
export function brinkmanship(): string {
  const each = (value: number): { readonly a: number; readonly b: number } => ({ a: value, b: value });
  return scenario({
    title: 'Brinkmanship, round by round',
    question:
      'How often does a contest of nerves end in disaster when each side stays so often that the other is indifferent?',
    about: [
      'In each round both sides stay or quit at once. A side that stays alone has won; if both stay, disaster comes with chance f,',
      'and if it does not there is another round. Each quits with the chance that makes staying and quitting worth the same to the',
      "other; then every way of playing is worth the same to a side, never quitting and quitting at once among them. A side's",
      'chance of quitting depends on what the other stands to win and lose, not on its own stakes.',
    ].join(' '),
    time: { start: '2000-01-01', period: '1 day', count: 40 },
    page: {
      section: 'Teaching',
      kicker: 'Brinkmanship',
      headline: 'Smaller steps, the same danger',
      dek: 'When each round is less dangerous the sides play more of them, and the risk of the crisis hardly moves.',
    },
    actors: { first: { title: 'First side' }, second: { title: 'Second side' } },
    tables: {
      side: {
        title: 'Sides, the first a, the second b',
        columns: { enemy: { as: 'side' } },
        rows: { a: { enemy: 'b' }, b: { enemy: 'a' } },
      },
    },
    assumptions: {
      f: {
        is: '5%',
        unit: 'share',
        about: 'Chance of disaster in a round in which both stay',
        source: 'worked example',
      },
      v: { over: 'side', is: each(1), about: 'Worth of winning against quitting', source: 'worked example' },
      d: {
        over: 'side',
        is: each(4),
        about: 'Loss in a disaster against quitting',
        source: 'worked example',
      },
      z: {
        over: 'side',
        is: 'f * d[side.enemy] / (v[side.enemy] + f * d[side.enemy])',
        unit: 'share',
        about: 'Chance of quitting in a round that leaves the other side indifferent',
        source: "worked example: the other side's stay is worth z v - (1 - z) f d, set to zero",
      },
    },
    decisions: {
      quitting: {
        over: 'side',
        by: ['first', 'second'],
        unit: 'share',
        choices: '0% to 100%',
        default: 'z',
        about: 'Chance of quitting in a round',
      },
    },
    options: {
      mixed: { title: 'Both play the chance that leaves the other indifferent' },
      stays: { title: 'The first side never quits', do: { 'quitting[a]': '0%' } },
      quits: { title: 'The first side quits at once', do: { 'quitting[a]': '100%' } },
      softer: { title: 'The first side quits twice as often', do: { 'quitting[a]': 'min(100%, 2 * z[a])' } },
    },
    model: {
      over: { start: false, next: 'over or ended' },
      playing: 'not over',
      nerve: { over: 'side', is: 'uniform(0, 1)' },
      quits: { over: 'side', is: 'playing and nerve < quitting' },
      both_stay: 'playing and all[side](not quits)',
      slip: 'bernoulli(f)',
      disaster_now: 'both_stay and slip',
      ended: 'any[side](quits) or disaster_now',
      gain: {
        over: 'side',
        is: 'if disaster_now then -d else if quits[side.enemy] and not quits then v else 0',
      },
      worth: { over: 'side', start: 0, next: 'worth + gain' },
    },
    outcomes: {
      disaster: { is: 'ever(disaster_now)', better: 'lower', title: 'Disaster' },
      rounds: { is: 'total(playing) / period', title: 'Rounds played' },
      value: { over: 'side', is: 'worth', better: 'higher', title: 'Worth to a side' },
      yields: { over: 'side', is: 'ever(quits)', title: 'A side quits' },
      unfinished: { is: 'not over', title: 'Both are still in after the last round' },
    },
    checks: {
      ends_one_way:
        '(if disaster then 1 else 0) + (if unfinished then 1 else 0) + (if any[side](yields) then 1 else 0) == 1',
    },
    claims: {
      usually_no_disaster: {
        says: 'A crisis played this way is unlikely to end in disaster.',
        reading:
          'Disaster comes in at most a fifth of worlds where both play the chance that leaves the other indifferent.',
        holds: 'not disaster[mixed]',
        odds: 'very likely',
      },
      nerve_costs_the_other: {
        says: 'A side that never quits makes the crisis worse for the other.',
        reading:
          "The second side's mean worth is lower there than where both play the chance that leaves the other indifferent.",
        holds: 'mean(value[b, stays]) < mean(value[b, mixed])',
      },
      nerve_is_dangerous: {
        says: 'Never quitting makes disaster more likely.',
        reading: 'Its chance is above that where both play the chance that leaves the other indifferent.',
        holds: 'mean(disaster[stays]) > mean(disaster[mixed])',
      },
    },
  });
}
