import type { Findings, FoundClaim, FoundTerms } from '../result/findings.ts';
import type { ClaimResult, Result } from '../result/result.ts';

/** What a run found, for the pages of other scenarios. @param found the day of the run */
export function findingsOf(result: Result, found: string): Findings {
  const { scenario, rubicon, seed, worlds, claims } = result;
  const terms = termsOf(result);
  return {
    scenario: scenario.id,
    title: scenario.title,
    found,
    rubicon,
    hash: scenario.hash,
    seed,
    worlds,
    claims: claims.filter(({ kind }) => kind !== 'not_judged').map(claimOf),
    ...(terms === undefined ? {} : { terms }),
  };
}

function claimOf({
  id,
  says,
  verdict,
  reading,
  share,
  mcse,
  foresight,
  value,
  bound,
  terms = [],
}: ClaimResult): FoundClaim {
  const term = terms.find((one) => one.value === value && one.bound === bound) ?? terms[0];
  return {
    ...{ id, says, verdict },
    ...(reading === undefined ? {} : { reading }),
    ...(share === undefined ? {} : { share }),
    ...(share === undefined || mcse === undefined ? {} : { mcse }),
    ...(foresight === undefined ? {} : { foresight }),
    ...(share !== undefined || term === undefined
      ? {}
      : { value: term.value, mcse: term.mcse, bound: term.bound, unit: term.unit }),
  };
}

function termsOf({ settlement }: Result): FoundTerms | undefined {
  const option = settlement?.options[0];
  const [first, last] = [option?.reasons[0], option?.reasons.at(-1)];
  if (settlement === undefined || option === undefined || first === undefined || last === undefined) {
    return undefined;
  }
  const { dates, packages, issues, actors, options, worlds } = settlement;
  const ends = [first, last].map(({ date }) => dates.indexOf(date)) as [number, number];
  const { reservations } = option;
  const issue = issues.find(({ id }) => id === reservations?.issue);
  return {
    worlds,
    date: first.date,
    last: last.date,
    some: [1 - first.blocked, 1 - last.blocked],
    packages: option.acceptance.map(({ package: id, all }) => ({
      title: packages.find((pack) => pack.id === id)?.title ?? id,
      all: [all[ends[0]] ?? 0, all[ends[1]] ?? 0],
    })),
    courses: options.flatMap(({ title, reasons }) => {
      const [start, end] = [reasons[0], reasons.at(-1)];
      return start === undefined || end === undefined
        ? []
        : [{ title, some: [1 - start.blocked, 1 - end.blocked] as const }];
    }),
    ...(reservations === undefined || issue === undefined
      ? {}
      : {
          levels: {
            issue: issue.title,
            unit: issue.share ? 'share' : issue.unit,
            actors: reservations.actors.flatMap(({ id, wants, levels }) => {
              const level = levels[ends[0]]?.[1];
              const title = actors.find((actor) => actor.id === id)?.title ?? id;
              return level === undefined ? [] : [{ title, wants, level }];
            }),
          },
        }),
    signed: options.map(({ title, settled, mcse, foresight }) => ({
      ...{ title, share: settled, mcse },
      ...(foresight === undefined ? {} : { foresight }),
    })),
  };
}
