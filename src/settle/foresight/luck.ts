import { DISTRIBUTIONS } from '../../distributions/registry.ts';
import { sharedNumbers } from '../../math/shared-numbers.ts';
import type { Expr } from '../../model/expression.ts';
import type { Definition, Model } from '../../model/model.ts';
import { expressionsOf, visitExpression } from '../../model/parts.ts';
import { rowName } from '../../model/row-name.ts';
import { type DrawStream, drawStream, fillNormals, fillUniforms } from '../../random/draw.ts';
import { eventShock, normalShocks, uniformShocks } from '../stopping/shocks.ts';

/** A draw that is made in each period and moves what actors care about. */
export interface Luck {
  /** The canonical name of the draw. */
  readonly name: string;
  readonly definition: number;
  readonly row: number;
  readonly kind: 'normal' | 'uniform' | 'event';
  /** Whether the definition is nothing but the draw, so that its value tells whether an event happened. */
  readonly bare: boolean;
  /** Whether what is known at a date shows the draw of that period; if not, it shows in the next. */
  readonly atOnce: boolean;
}

type Draw = Extract<Expr, { op: 'draw' }>;

/**
 * The luck of each period that some definitions come to feel, with what tells when it shows. Draws have names, so that it can be made again
 * without playing.
 *
 * @param read what is known at a date, and what counts in the end
 */
export function luckOf(model: Model, known: readonly number[], ends: readonly number[]): Luck[] {
  const atOnce = reached(model, known, false);
  const ever = reached(model, [...known, ...ends], true);
  return model.definitions.flatMap((definition, number): Luck[] => {
    if (!definition.draws || definition.role === 'stock' || definition.reach !== 'period') return [];
    if (!ever.has(number)) return [];
    return Array.from({ length: definition.size }, (_, row): Luck | undefined => {
      const draw = drawIn(model, number, row);
      if (draw === undefined) return undefined;
      const law = DISTRIBUTIONS.get(draw.distribution);
      const event = law?.result === 'truth';
      return {
        name: rowName(definition, model.tables, row),
        definition: number,
        row,
        kind: event ? 'event' : (law?.latent ?? 'uniform'),
        bare: rowOf(definition, row) === draw,
        atOnce: atOnce.has(number),
      };
    }).filter((luck) => luck !== undefined);
  });
}

/** The draw that a row of a definition makes. */
export function drawIn({ definitions }: Model, number: number, row: number): Draw | undefined {
  const definition = definitions[number];
  const expr = definition && rowOf(definition, row);
  let draw: Draw | undefined;
  if (expr !== undefined) {
    visitExpression(expr, (part) => {
      if (part.op === 'draw') draw = part;
    });
  }
  return draw;
}

/** The formula of a row. */
export function rowOf({ body }: Definition, row: number): Expr | undefined {
  return body.kind === 'same' ? body.expr : body.exprs[row];
}

/** Everything that some definitions read, within a period or also over time. */
function reached({ definitions, cells }: Model, from: readonly number[], overTime: boolean): Set<number> {
  const found = new Set<number>();
  const seenCells = new Set<number>();
  const left = [...from];
  const visit = (expr: Expr): void =>
    visitExpression(expr, (part) => {
      if (part.op === 'read') left.push(part.definition);
      if (part.op !== 'memory' || seenCells.has(part.cell)) return;
      seenCells.add(part.cell);
      const cell = cells[part.cell];
      if (cell === undefined) return;
      if (overTime || cell.phase === 'period') visit(cell.of);
      if (cell.how === 'before') {
        visit(cell.duration);
        visit(cell.initial);
      }
    });
  for (let number = left.pop(); number !== undefined; number = left.pop()) {
    const definition = definitions[number];
    if (definition === undefined || found.has(number)) continue;
    found.add(number);
    if (definition.role === 'stock' && !overTime) continue;
    const { body, next, rules = [] } = definition;
    for (const one of [body, ...(next === undefined ? [] : [next]), ...rules]) {
      for (const expr of new Set(expressionsOf(one))) visit(expr);
    }
  }
  return found;
}

/** How finely the luck of one draw is looked at: degrees of polynomials in it. */
const NORMAL_DEGREE = 2;
const UNIFORM_DEGREE = 3;

/** The worlds whose luck is made again. */
export interface Drawn {
  readonly seed: number;
  readonly worlds: number;
  readonly periods: number;
}

/** The draws of some worlds made again, and kept: all options of a run meet the same. */
export function drawsOf({ seed, worlds, periods }: Drawn): Draws {
  const kept = new Map<string, Float64Array>();
  const streams = new Map<string, DrawStream>();
  const make = ({ name, kind }: Luck, period: number): Float64Array => {
    const stream = streams.get(name) ?? drawStream(seed, name);
    streams.set(name, stream);
    const draws = sharedNumbers(worlds);
    if (kind === 'normal') {
      fillNormals(stream, 0, period, draws);
      return draws;
    }
    fillUniforms(stream, 0, period, draws);
    // An event happens where the draw lies above 1 less its chance.
    if (kind === 'event') for (let world = 0; world < worlds; world++) draws[world] = 1 - draws[world]!;
    return draws;
  };
  return {
    ...{ periods, worlds },
    of: (luck, period) => {
      const key = `${luck.name} ${period}`;
      const found = kept.get(key) ?? make(luck, period);
      kept.set(key, found);
      return found;
    },
  };
}

/** The draws of a luck in a period; of an event what lies below its chance where it happens. */
export interface Draws {
  readonly periods: number;
  readonly worlds: number;
  readonly of: (luck: Luck, period: number) => Float64Array;
}

/** Makes all draws that luck is made of, one after the other as they are asked for. */
export function* drawAhead(draws: Draws, lucks: readonly Luck[]): Generator<Float64Array> {
  for (const luck of lucks) {
    if (isPlayed(luck)) continue;
    for (let period = luck.atOnce ? 1 : 0; period < draws.periods; period++) yield draws.of(luck, period);
  }
}

/** Whether worlds show the shock of a luck as they are played, so that its draws need not be made again. */
export function isPlayed({ kind, bare }: Luck): boolean {
  return kind === 'event' && bare;
}

/**
 * The luck between a date and the next, as `Play` asks for it, in memory that is used again for the next date that is asked for.
 *
 * @param shown of an event in a period, as the worlds had it: its shock where it is played, else its chance
 */
export function shocksOf(
  lucks: readonly Luck[],
  draws: Draws,
  shown: (luck: Luck, period: number) => Float64Array,
): (date: number) => Float64Array[] {
  const rooms = lucks.map((luck) =>
    isPlayed(luck) ? [] : Array.from({ length: degreeOf(luck.kind) }, () => new Float64Array(draws.worlds)),
  );
  return (date) =>
    lucks.flatMap((luck, place) => {
      const period = luck.atOnce ? date + 1 : date;
      if (period >= draws.periods) return [];
      if (isPlayed(luck)) return [shown(luck, period)];
      const [room, drawn] = [rooms[place]!, draws.of(luck, period)];
      if (luck.kind === 'normal') normalShocks(drawn, NORMAL_DEGREE, room);
      else if (luck.kind === 'uniform') uniformShocks(drawn, UNIFORM_DEGREE, room);
      else eventShock(drawn, shown(luck, period), room[0]);
      return room;
    });
}

function degreeOf(kind: Luck['kind']): number {
  return kind === 'normal' ? NORMAL_DEGREE : kind === 'uniform' ? UNIFORM_DEGREE : 1;
}
