import type {
  AssumptionFacts,
  ClaimResult,
  InferenceFacts,
  OptionResult,
  OutcomeFacts,
  Result,
  ScenarioFacts,
  Summary,
} from '../result/result.ts';

/** What a comparison reads of a result; a result is one, and a much smaller one can be kept of it. */
export interface Comparable {
  readonly scenario: Pick<ScenarioFacts, 'id' | 'title' | 'hash'>;
  readonly seed: number;
  readonly worlds: number;
  readonly assumptions: readonly Pick<AssumptionFacts, 'id' | 'written' | 'unit'>[];
  readonly outcomes: readonly Pick<OutcomeFacts, 'id' | 'title' | 'unit' | 'kind'>[];
  readonly options: readonly (Pick<OptionResult, 'id' | 'title' | 'rules'> & {
    readonly outcomes: Readonly<Record<string, Pick<Summary, 'mean' | 'mcse' | 'foresight'>>>;
  })[];
  readonly claims: readonly Pick<
    ClaimResult,
    'id' | 'says' | 'verdict' | 'share' | 'mcse' | 'foresight' | 'formula'
  >[];
  /** Where worlds were drawn from what evidence taught. */
  readonly inference?: Pick<
    InferenceFacts,
    'as_written' | 'meaning' | 'log_marginal' | 'draws' | 'runs' | 'particles' | 'ess'
  >;
}

/** Of a result what a comparison reads, and nothing else. */
export function comparableOf(result: Result): Comparable {
  const { scenario, seed, worlds, assumptions, outcomes, options, claims, inference } = result;
  return {
    scenario: { id: scenario.id, title: scenario.title, hash: scenario.hash },
    seed,
    worlds,
    assumptions: assumptions.map(({ id, written, unit }) => ({ id, written, unit })),
    outcomes: outcomes.map(({ id, title, unit, kind }) => ({ id, title, unit, kind })),
    options: options.map(({ id, title, rules, outcomes: found }) => ({
      id,
      title,
      rules,
      outcomes: Object.fromEntries(
        Object.entries(found).map(([name, { mean, mcse, foresight }]) => [
          name,
          { mean, mcse, ...(foresight === undefined ? {} : { foresight }) },
        ]),
      ),
    })),
    claims: claims.map(({ id, says, verdict, share, mcse, foresight, formula }) => ({
      id,
      says,
      verdict,
      ...(share === undefined ? {} : { share }),
      ...(mcse === undefined ? {} : { mcse }),
      ...(foresight === undefined ? {} : { foresight }),
      ...(formula === undefined ? {} : { formula }),
    })),
    ...(inference === undefined ? {} : { inference: luckOf(inference) }),
  };
}

function luckOf({
  as_written,
  meaning,
  log_marginal,
  draws,
  runs,
  particles,
  ess,
}: InferenceFacts): NonNullable<Comparable['inference']> {
  const found = { meaning, log_marginal, draws, runs, particles, ess };
  return as_written === undefined ? found : { as_written, ...found };
}
