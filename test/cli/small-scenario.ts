/** A scenario that is played in no time: rows, an assumption in months, claims of each kind. */
export const SMALL = `rubicon: 1
title: Two ways to wait
actors:
  west: {title: West}
  east: {title: East}
assumptions:
  line: {is: "uniform(0, 1)", source: judgement, because: for the test}
  delay: {is: 2 to 8, unit: months, source: judgement, because: for the test}
  cost: {over: actor, is: {west: 1 to 3, east: 2}, source: judgement, because: for the test}
decisions:
  demand: {by: west, choices: 0 to 1, default: 0.2}
options:
  wait: {title: Wait}
  ask: {title: Ask for more, do: {demand: 0.7}}
outcomes:
  refused: {is: demand > line, better: lower}
  loss: {over: actor, is: "if refused then cost else 0", better: lower, matters: 0.1}
  lasts: {is: delay, unit: months}
claims:
  mild: {says: A small demand is let pass., reading: It is let pass in most worlds., holds: "not refused[wait]"}
  dear: {says: Asking for more costs more., reading: The West loses more on average., holds: "mean(loss[ask, west]) > 2 * mean(loss[wait, west])"}
  later: {says: Somebody will answer., not_judged: Needs another model.}
`;
