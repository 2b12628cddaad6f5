/** The sections that a ladder and a red line read, but for the blocks themselves. */
const HEAD = `
rubicon: 1
title: A ladder
time: {start: 2024-07, period: 1 month, count: 12}
actors: {west: {}, russia: {}}
units: {rung: {alias: [rungs]}}
tables:
  kind: [open, taken]
  step:
    columns: {state: {as: kind}, people: {}, order: {empty: missing}}
    rows:
      old: {state: taken, people: 0.5}
      first: {state: open, people: 1, order: 2}
      second: {state: open, people: 2, order: 1}
  class: {ordered: yes, rows: [words, signal, attack]}
assumptions:
  scale: {is: 1 to 2, unit: rung, source: a book of mine}
  gap: {over: class, unit: rung, is: {words: missing, signal: 1 to 2, attack: 0.5 to 5}, source: a book of mine}
  blur: {is: 0.2 to 1, unit: rung, source: a book of mine}
  delay: {is: 1 to 2, unit: months, source: a book of mine}
  shared: {is: 20% to 40%, unit: share, source: a book of mine}
  jumps: {is: "bernoulli(40%)", source: a book of mine}
  undoes: {is: "bernoulli(40%)", source: a book of mine}
  losing: {is: "normal(0, 0.3)", unit: rung, source: a book of mine}
  background: {over: class, unit: 1/month, is: {words: 0, signal: 5%, attack: 1%}, source: a book of mine}
`;

const FOOT = `
outcomes:
  struck: {is: TOP, better: lower}
`;

export const LADDER: string = `${HEAD}
ladders:
  aid: {climber: west, steps: step, provocation: scale * step.people, taken: step.state == taken, order: step.order}
red_lines:
  moscow:
    holder: russia
    ladder: aid
    classes: class
    gap: gap
    blur: blur
    delay: delay
    common: shared
    increment: jumps
    context: losing
    background: background
    undo: undoes
    quiet_below: signal
options:
  hold: {}
  climb: {do: {aid.climb: moscow.quiet >= 3 months, "aid.take[first]": now >= 2024-09}}
${FOOT.replace('TOP', 'ever(moscow.reaction >= attack)')}`;

/** The same ladder before a red line that may have a line for each kind of reaction. */
export const KINDS: string = LADDER.replace(
  '    increment: jumps\n',
  '    increment: jumps\n    kinds: undoes\n',
);

/** The same in the core language, written by hand from the page on the language, with underscores for the dots. */
export const BY_HAND: string = `${HEAD}
  moscow_mood: {is: "normal(0, 1)", known_to: [russia], source: a book of mine}
  moscow_temper: {over: step, is: "normal(0, 1)", known_to: [russia], source: a book of mine}
  moscow_patience: {over: step, is: exponential(1), known_to: [russia], source: a book of mine}
decisions:
  aid_take: {over: step, by: west, default: no}
  aid_drop: {over: step, by: west, default: no}
  aid_climb: {by: west, default: no}
model:
  aid_already: {over: step, is: step.state == taken}
  aid_taken: {over: step, as: yes/no, start: step.state == taken, next: (aid_taken or aid_new) and not aid_drop}
  aid_next: {as: step, is: "argmin[step where not aid_taken and known(step.order)](step.order)"}
  aid_new:
    over: step
    is: not aid_taken and (aid_take or (aid_climb and ((step == aid_next) otherwise no)))
  aid_provocation: {over: step, is: scale * step.people}
  aid_level: max[step where aid_taken or aid_new](scale * step.people) otherwise 0
  aid_stood: max[step where aid_taken](scale * step.people) otherwise 0
  moscow_gap: {over: class, is: gap, known_to: [russia]}
  moscow_line:
    over: class
    known_to: [russia]
    is: if known(moscow_gap) then sum[k in class where k <= class and known(moscow_gap[k])](moscow_gap[k]) else -infinity
  moscow_slip:
    over: step
    known_to: [russia]
    is: blur * logit(normal_cdf(sqrt(shared) * moscow_mood + sqrt(1 - shared) * moscow_temper))
  moscow_heat:
    over: step
    known_to: [russia]
    is: scale * step.people - (if jumps then aid_stood else 0) + losing + moscow_slip
  moscow_answer:
    over: step
    as: class
    known_to: [russia]
    is: >-
      if aid_new then (max[k in class where moscow_line[k] < moscow_heat](k))
      else before(moscow_answer, period, words)
  moscow_due:
    over: step
    known_to: [russia]
    is: >-
      since(aid_new) >= delay * moscow_patience and since(aid_new) < delay * moscow_patience + period
      and (aid_taken or aid_new or not undoes)
  moscow_caused: {as: class, known_to: [russia], is: "max[step where moscow_due](moscow_answer) otherwise words"}
  moscow_stray: {over: class, known_to: [russia], is: happens(background)}
  moscow_reaction:
    as: class
    is: max(moscow_caused, (max[k in class where moscow_stray[k]](k) otherwise words))
  moscow_quiet: before(min(since(any[step](aid_new)), since(moscow_reaction >= signal)), period, infinity)
options:
  hold: {}
  climb: {do: {aid_climb: moscow_quiet >= 3 months, "aid_take[first]": now >= 2024-09}}
${FOOT.replace('TOP', 'ever(moscow_reaction >= attack)')}`;

const KIND_WORDS: readonly (readonly [string, string])[] = [
  [
    'then sum[k in class where k <= class and known(moscow_gap[k])](moscow_gap[k]) else',
    'then (if undoes then moscow_gap else sum[k in class where k <= class and known(moscow_gap[k])](moscow_gap[k])) else',
  ],
  [
    'is: blur * logit(normal_cdf(sqrt(shared) * moscow_mood + sqrt(1 - shared) * moscow_temper))',
    'is: blur * logit(normal_cdf(sqrt(shared) * moscow_mood + sqrt(1 - shared) * (if undoes then moscow_whim else moscow_temper)))',
  ],
  ['  moscow_slip:\n    over: step', '  moscow_slip:\n    over: [step, class]'],
  ['  moscow_heat:\n    over: step', '  moscow_heat:\n    over: [step, class]'],
  ['where moscow_line[k] < moscow_heat]', 'where moscow_line[k] < moscow_heat[k]]'],
  [
    '  moscow_patience:',
    '  moscow_whim: {over: [step, class], is: "normal(0, 1)", known_to: [russia], source: a book of mine}\n  moscow_patience:',
  ],
];

/** The same by hand with a line for each kind. */
export const KINDS_BY_HAND: string = KIND_WORDS.reduce((text, [from, to]) => text.replace(from, to), BY_HAND);
