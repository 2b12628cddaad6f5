import { diagnose } from '../diagnostics/diagnose.ts';
import type { Distribution } from '../distributions/distribution.ts';
import { normalCdf } from '../math/normal-cdf.ts';
import type { Score } from '../model/model.ts';
import { type DrawStream, drawStream, normalOf, ONCE_A_WORLD, uniformOf } from '../random/draw.ts';
import { anewName } from '../random/name.ts';
import type { Moment } from './moment.ts';
import { notFinite } from './not-finite.ts';
import { Refused } from './refused.ts';
import type { Evaluate, Operation } from './surroundings.ts';

/** What is drawn, and how it is keyed. */
export interface Drawn {
  readonly distribution: Distribution;
  readonly parameters: readonly Evaluate[];
  /** Whether no parameter ever changes. */
  readonly constant: boolean;
  /** The canonical name of each row, and the row that is asked for. */
  readonly names: readonly string[];
  readonly row: Evaluate;
  /** The standard normal draws whose weighted sum is the standard draw of each row, where it moves with others. */
  readonly scores?: readonly (readonly Score[])[] | undefined;
  /** How often it is drawn: in each of so many periods, or once a world. */
  readonly periods: number | 'once';
}

/**
 * The draw of the present world, and period if it is made in each: missing where a parameter is. Throws `Refused`
 * where no law has the parameters.
 *
 * The standard draws behind it do not depend on the option, so they are kept until the play moves on to another world.
 */
export function draw(
  { distribution, parameters, constant, names, row, scores, periods }: Drawn,
  moment: Moment,
  at: Operation,
): Evaluate {
  const given = new Float64Array(parameters.length);
  const kept = new Float64Array(names.length * (periods === 'once' ? 1 : periods));
  const of = distribution.latent === 'normal' ? normalOf : uniformOf;
  let streams: readonly DrawStream[] = [];
  let seed = Number.NaN;
  let anew: readonly string[] = [];
  let world = Number.NaN;
  let givenDraws: Moment['given'];
  let lawful = false;

  const moved = (terms: readonly Score[]): number => {
    const score = terms
      .map(({ name, weight }) => {
        const isAnew = moment.anew.includes(name);
        const set = isAnew ? undefined : moment.given?.get(name);
        const stream = drawStream(moment.seed, isAnew ? anewName(name) : name);
        return weight * (set?.[moment.world % set.length] ?? normalOf(stream, moment.world, ONCE_A_WORLD));
      })
      .reduce((sum, term) => sum + term);
    return distribution.latent === 'normal' ? score : probability(score);
  };
  const latent = (): number => {
    const terms = scores?.[row()];
    if (terms !== undefined) return moved(terms);
    if (moment.seed !== seed || moment.anew !== anew) {
      ({ seed, anew } = moment);
      streams = names.map((name) => drawStream(seed, anew.includes(name) ? anewName(name) : name));
      world = Number.NaN;
    }
    if (moment.world !== world || moment.given !== givenDraws) {
      world = moment.world;
      givenDraws = moment.given;
      kept.fill(Number.NaN);
    }
    const asked = row();
    const slot = periods === 'once' ? asked : asked * periods + moment.period;
    const found = kept[slot] as number;
    if (!Number.isNaN(found)) return found;
    const name = names[asked] as string;
    const set = periods === 'once' && !anew.includes(name) ? givenDraws?.get(name) : undefined;
    const time = periods === 'once' ? ONCE_A_WORLD : moment.period;
    const drawn = set?.[world % set.length] ?? of(streams[asked] as DrawStream, world, time);
    kept[slot] = drawn;
    return drawn;
  };

  /** Whether the parameters are known; throws where they are impossible. */
  const law = (): boolean => {
    for (let index = 0; index < given.length; index++) {
      const value = (parameters[index] as Evaluate)();
      if (Number.isNaN(value)) return false;
      // −0 and 0 compare as equal, and what was given last must not decide between them.
      if (!Object.is(value, given[index])) {
        given[index] = value;
        lawful = false;
      }
    }
    if (lawful) return true;
    const problem = distribution.problem(given);
    if (problem !== undefined) throw impossible(distribution.name, problem, at);
    lawful = true;
    return true;
  };

  return () => {
    if (!(constant && lawful) && !law()) return Number.NaN;
    const value = distribution.fromLatent(latent(), given);
    return value - value === 0
      ? value
      : notFinite(value, [...given], `the draw from ${distribution.name}`, at);
  };
}

/** The probability of less than a standard normal score, kept off 0 and 1 as uniform draws are. */
function probability(score: number): number {
  return Math.min(Math.max(normalCdf(score), LEAST), 1 - LEAST);
}

const LEAST = 2 ** -53;

/** A law with parameters that no law of its kind has. */
export function impossible(distribution: string, problem: string, at: Operation): Refused {
  const fields = { name: at.name(), distribution, problem, where: at.where() };
  return new Refused(diagnose('impossible-draw', fields, at.span));
}
