import type { Chances, DatedRow, Foretold } from '../infer/backtest.ts';
import { bootstrapped, brierScore, calibration, type Forecast, logScore } from '../infer/scores.ts';
import type { BaseRate } from '../model/model.ts';
import type { BacktestFacts, BaseFacts, ScoreFacts } from '../result/backtest.ts';

/** One origin: what was known by it, what it foretold, and what became known until the next. */
export interface Origin {
  readonly date: number;
  readonly until: number;
  readonly chances: Chances;
}

/** A row with what was foretold of it, by the model and by each base rate. */
interface Scored {
  readonly model: Forecast;
  readonly bases: readonly Forecast[];
}

/** Base rates made of what was known by the cut-off alone, in words; published ones come after them. */
const BASES: readonly string[] = ['constant', 'recent', 'by own move', 'all alike'];
/** Rows after which a row counts half in the rate of the recent past, which follows a drift. */
const HALF_LIFE = 6;
/** Rows that a base rate is given beforehand: half of one a class, and of a single move these of the constant rate. */
const JEFFREYS = 0.5;
const SHRINK = 4;
/** Differences below so many standard errors are not told from luck. */
const CLEARLY = 2;
/** Of fewer rows than this no resampling tells the error, and being ahead is luck until more have come. */
const FEWEST = 10;

/** Holds what was foretold against what came, and against base rates. */
export function backtestFacts(
  evidence: readonly Foretold[],
  origins: readonly Origin[],
  seed: number,
): Pick<BacktestFacts, 'scores' | 'calibration'> {
  const scores: ScoreFacts[] = [];
  const events: { chance: number; came: boolean }[] = [];
  for (const [index, one] of evidence.entries()) {
    const scored = origins.flatMap((origin) => scoredAt(one, index, origin));
    if (scored.length === 0) continue;
    scores.push(scoreOf(one.id, scored, basesOf(one), seed));
    if (one.classes.length === 2) {
      events.push(...scored.map(({ model }) => ({ chance: model.chances[1]!, came: model.seen === 1 })));
      continue;
    }
    for (const [row, label] of one.classes.entries()) {
      if (one.ordered && row === 0) continue;
      const split = scored.map(({ model, bases }) => ({
        model: splitAt(model, row, one.ordered),
        bases: bases.map((base) => splitAt(base, row, one.ordered)),
      }));
      scores.push(scoreOf(`${one.id} ${one.ordered ? '≥' : '='} ${label}`, split, basesOf(one), seed));
      events.push(...split.map(({ model }) => ({ chance: model.chances[1]!, came: model.seen === 1 })));
    }
  }
  return { scores, calibration: calibration(events) };
}

/** Whether a class, or one beyond it, came. */
function splitAt({ chances, seen }: Forecast, row: number, ordered: boolean): Forecast {
  const yes = (one: number): boolean => (ordered ? one >= row : one === row);
  const chance = chances.reduce((sum, own, one) => sum + (yes(one) ? own : 0), 0);
  return { chances: [1 - chance, chance], seen: yes(seen) ? 1 : 0 };
}

function scoredAt(
  { rows, classes, baseRates: rates }: Foretold,
  index: number,
  { date, until, chances }: Origin,
): Scored[] {
  const before = rows.filter(({ known }) => known <= date);
  const later = rows.filter(({ known }) => known > date && known <= until);
  return later.flatMap((row): Scored[] => {
    const own = classes.map((_, value) => chances[index]![value]![row.row]);
    if (own.some((chance) => chance === undefined)) return [];
    const sum = own.reduce((total: number, chance) => total + chance!, 0);
    return [
      {
        model: { chances: own.map((chance) => chance! / sum), seen: row.seen },
        bases: [...ownRates(before, row, classes.length), ...published(before, classes.length, rates)].map(
          (base) => ({ chances: base, seen: row.seen }),
        ),
      },
    ];
  });
}

/** The share of each class among rows, each with its weight. */
function among(
  rows: readonly DatedRow[],
  pseudo: readonly number[],
  weight: (index: number) => number = () => 1,
): number[] {
  const counts = pseudo.slice();
  for (const [index, { seen }] of rows.entries()) counts[seen] = counts[seen]! + weight(index);
  const sum = counts.reduce((total, one) => total + one, 0);
  return counts.map((one) => one / sum);
}

function constantRate(before: readonly DatedRow[], classes: number): number[] {
  return among(before, new Array<number>(classes).fill(JEFFREYS));
}

/** In the order of their words. Rows stand by the day on which they became known. */
function ownRates(before: readonly DatedRow[], { move }: DatedRow, classes: number): number[][] {
  const even = new Array<number>(classes).fill(1 / classes);
  const constant = constantRate(before, classes);
  const recent = among(
    before,
    constant.map((share) => share * SHRINK),
    (index) => 0.5 ** ((before.length - 1 - index) / HALF_LIFE),
  );
  const alike = move === undefined ? [] : before.filter((row) => row.move === move);
  const own = among(
    alike,
    constant.map((share) => share * SHRINK),
  );
  return [constant, recent, own, even];
}

/** Published rates; within the classes that count, and within the others, shares are as in the constant rate. */
function published(before: readonly DatedRow[], classes: number, rates: readonly BaseRate[]): number[][] {
  const constant = constantRate(before, classes);
  return rates.map(({ from, chance }) => {
    const counted = constant.reduce((sum, share, row) => (row >= from ? sum + share : sum), 0);
    return constant.map((share, row) =>
      row >= from ? (share / counted) * chance : (share / (1 - counted)) * (1 - chance),
    );
  });
}

function basesOf({ baseRates }: Foretold): string[] {
  return [...BASES, ...baseRates.map(({ id, title = id }) => title)];
}

function scoreOf(
  target: string,
  scored: readonly Scored[],
  words: readonly string[],
  seed: number,
): ScoreFacts {
  const models = scored.map(({ model }) => model);
  const briers = models.map(brierScore);
  const logs = models.map(logScore);
  const bases = words.map((base, index): BaseFacts => {
    const forecasts = scored.map((one) => one.bases[index]!);
    const [brier, logarithm] = [forecasts.map(brierScore), forecasts.map(logScore)];
    return {
      base,
      brier: meanOf(brier),
      log: meanOf(logarithm),
      brier_less: less(briers, brier, seed),
      log_less: less(logs, logarithm, seed),
    };
  });
  const hardest = (of: 'brier' | 'log'): BaseFacts =>
    bases.reduce((low, one) => (one[of] < low[of] ? one : low));
  const brier = bootstrapped(briers, seed);
  const logarithm = bootstrapped(logs, seed);
  const base = hardest('brier');
  return {
    target,
    n: scored.length,
    ...(models[0]?.chances.length === 2 ? { came: models.filter(({ seen }) => seen === 1).length } : {}),
    brier: brier.mean,
    brier_error: brier.error,
    brier_base: base.brier,
    log: logarithm.mean,
    log_error: logarithm.error,
    log_base: hardest('log').log,
    bases,
    says: verdictOf(base, hardest('log'), scored.length),
  };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, one) => sum + one, 0) / values.length;
}

/** How much less the model scores, row by row, and the error of that. */
function less(
  own: readonly number[],
  base: readonly number[],
  seed: number,
): { mean: number; error: number } {
  return bootstrapped(
    own.map((one, i) => base[i]! - one),
    seed,
  );
}

/** Against the base rate that is hardest to beat. */
function verdictOf(brier: BaseFacts, logarithm: BaseFacts, rows: number): ScoreFacts['says'] {
  const clear = ({ mean, error }: { mean: number; error: number }): number =>
    mean > CLEARLY * error ? 1 : mean > 0 ? 0 : -1;
  const least = Math.min(clear(brier.brier_less), clear(logarithm.log_less));
  if (least > 0 && rows >= FEWEST) return 'beats the base rates';
  return least >= 0 ? 'is ahead of the base rates by no more than luck' : 'does not beat the base rates';
}
