/** A scenario of four lines a count: chains of quantities that read one another, stocks over a table, draws. */
export function longScenario(count: number): string;
