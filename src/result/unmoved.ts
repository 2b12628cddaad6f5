import type { OptionResult, OutcomeFacts } from './result.ts';

/**
 * Whether an outcome is the same under every option in every world: the difference from the baseline, paired world by world,
 * is nothing and has no spread, and it is missing as often. Prices and other facts of a world are such; a table of options
 * would only repeat them. Never so with a single option, and never of labels, whose differences have no size.
 */
export function unmoved(outcome: OutcomeFacts, options: readonly OptionResult[]): boolean {
  const baseline = options[0]?.outcomes[outcome.id];
  if (baseline === undefined || options.length < 2 || outcome.kind === 'label') return false;
  return options.slice(1).every((option) => {
    const paired = option.versus[outcome.id];
    return (
      paired !== undefined &&
      paired.mean === 0 &&
      paired.mcse === 0 &&
      option.outcomes[outcome.id]?.missing === baseline.missing
    );
  });
}
