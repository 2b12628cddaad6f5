/** The probabilities of a fan's quantiles. */
export const FAN_P: readonly number[] = [0.05, 0.25, 0.5, 0.75, 0.95];
