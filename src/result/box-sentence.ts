import { conditionsText } from './conditions.ts';
import type { BoxFacts, Gathering } from './exploration.ts';
import { formatPercent, formatWorlds } from './format.ts';

const GATHERS: { readonly [gathering in Gathering]: { readonly verb: string; readonly all: string } } = {
  holds: { verb: 'It holds', all: 'worlds in which it holds' },
  fails: { verb: 'It fails', all: 'worlds in which it fails' },
  yes: { verb: 'It happens', all: 'worlds in which it happens' },
  best: { verb: 'It is best', all: 'worlds in which it is best' },
  worst: { verb: 'It is among the worst fifth', all: 'worst fifth of worlds' },
};

/**
 * A box in words: "It fails mostly where A is below 4 % and B is yes: in 71 % of these worlds (± 2 %), against 30 % of all; they
 * hold 64 % of the worlds in which it fails." What a box finds is nothing that must be so: "mostly" stands only where it is.
 * A further box speaks of the worlds that those before it leave.
 */
export function boxSentence(
  { of, conditions, density, density_mcse, base, coverage }: BoxFacts,
  further = false,
): string {
  const { verb, all } = GATHERS[of];
  const often = density - 2 * density_mcse > 0.5 ? 'mostly' : 'more often';
  const found = `in ${formatWorlds(density)} of these worlds (± ${formatPercent(density_mcse)}), against ${formatWorlds(base)} of all${further ? ' that are left' : ''}`;
  const opening = further ? `Of the other worlds: ${verb.charAt(0).toLowerCase()}${verb.slice(1)}` : verb;
  return `${opening} ${often} where ${conditionsText(conditions)}: ${found}; they hold ${formatWorlds(coverage)} of the ${further ? 'other ' : ''}${all}.`;
}
