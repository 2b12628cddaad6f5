import { distributionNamed } from '../../distributions/named.ts';
import type { Expr } from '../../model/expression.ts';
import type { Body, Cell, Definition } from '../../model/model.ts';
import { ANY, type Fact, MASK } from '../graph/fact.ts';
import type { Id } from '../graph/graph.ts';
import { admit } from './admission.ts';
import { type Builder, builder } from './builder.ts';
import { backwards } from './cells.ts';
import { type Context, cellOf, definitionOf } from './context.ts';
import { mayRemember } from './depends.ts';
import { type Around, formula, type Scope } from './formula.ts';
import { drawFrom, movedLatent } from './laws.ts';
import { checked, choose, isKnown, known, opposite } from './masks.ts';
import type { Moment } from './moment.ts';
import { isAdjustable } from './shape.ts';

/** All rows of a body at a moment, admitted as values of the definition. */
export function rowsOf(
  context: Context,
  b: Builder,
  moment: Moment,
  owner: Definition,
  body: Body,
  ruled = false,
): Id[] {
  const { graph } = b;
  const around = surroundings(context, b, moment, owner);
  const isInput = isAdjustable(owner);
  const rows: Id[] = [];
  for (let row = 0; row < owner.size; row++) {
    const expr = rowOf(body, row);
    // Data may have thousands of rows, of which nothing else is to be said.
    const plain = expr.op === 'constant' && !isInput && !ruled && Number.isFinite(expr.value);
    rows.push(
      plain
        ? graph.constant(expr.value)
        : admit(b, owner, formula(expr, scope(context, around, row, owner.over)), ruled),
    );
  }
  return rows;
}

/** The same, found again where it was built before from the same values. */
export function rowsAgain(
  context: Context,
  name: string,
  checks: Set<Id>,
  moment: Moment,
  owner: Definition,
  body: Body,
  ruled: boolean,
): readonly Id[] {
  return context.recalled(name, body, moment.values, checks, (values, own) =>
    rowsOf(context, builder(context.graph, own), { ...moment, values }, owner, body, ruled),
  );
}

/** What a cell takes in at a moment, for one of its rows. */
export function cellFormula(context: Context, b: Builder, moment: Moment, cell: Cell, row: number): Id {
  return formula(cell.of, scope(context, surroundings(context, b, moment, undefined), row, cell.over));
}

function rowOf(body: Body, row: number): Expr {
  const found = body.kind === 'same' ? body.expr : body.exprs[row];
  if (found === undefined) throw new Error('a definition has no formula for a row');
  return found;
}

function scope({ lengths }: Context, around: Around, row: number, over: readonly number[]): Scope {
  const width = lengths[over[1] ?? -1] ?? 1;
  return { around, place: row, rows: [Math.floor(row / width), row % width] };
}

/** What is around the formulas of a definition, or of a memory cell. */
function surroundings(context: Context, b: Builder, moment: Moment, owner: Definition | undefined): Around {
  return {
    b,
    lengths: context.lengths,
    over: (number) => definitionOf(context, number).over,
    cellOver: (number) => cellOf(context, number).over,
    read: moment.values.definition,
    memory: (number, at) => {
      const cell = cellOf(context, number);
      return cell.how === 'before'
        ? past(context, b, moment, number, cell, at)
        : moment.values.cell(number, at);
    },
    clock: moment.clock,
    timed: moment.timed,
    draw: ({ distribution }, parameters, place) => {
      if (owner === undefined) throw new Error('a memory cell draws');
      const kind = distributionNamed(distribution)?.latent ?? 'uniform';
      const scores = owner.scores?.[place];
      const latent =
        scores === undefined
          ? context.latent(owner, place, kind)
          : movedLatent(
              b,
              scores.map(({ name, weight }) => [context.score(name), weight] as const),
              kind,
            );
      return drawFrom(b, distribution, latent, parameters, context.host);
    },
    host: context.host,
    constant: adjustable(context, owner),
  };
}

/** A number written in an assumption is an input; any other is built in. */
function adjustable({ graph, input, load }: Context, owner: Definition | undefined): Around['constant'] {
  if (owner === undefined || !isAdjustable(owner)) return ({ value }) => graph.constant(value);
  return (expr) => {
    if (!Number.isFinite(expr.value)) return graph.constant(expr.value);
    return load(input(expr), ANY);
  };
}

/** What a `before` cell says at a moment: a value of an earlier period, or the initial one. */
function past(
  context: Context,
  b: Builder,
  moment: Moment,
  number: number,
  cell: Extract<Cell, { how: 'before' }>,
  row: number,
): Id {
  const { graph, model, periods } = context;
  const { length } = model.clock;
  const around = scope(context, surroundings(context, b, moment, undefined), row, cell.over);
  const ago = b.settle(formula(cell.duration, around));
  const slot = context.states[number]?.[row] as number;
  const fact: Fact = { ...ANY, ...mayRemember(model, cell) };
  const missing = graph.constant(Number.NaN);
  const initially = (there: Id): Id =>
    b.within(opposite(graph, there), () => b.settle(formula(cell.initial, around)));
  const days = graph.value(ago);
  if (days !== undefined && Number.isNaN(days)) return missing;
  if (days !== undefined) {
    const steps = Math.max(1, Math.round(days / length));
    const index = graph.node('sub', [moment.period, graph.constant(steps)]);
    const there = graph.assume(graph.node('le', [graph.constant(0), index]), MASK);
    const before = graph.assume(graph.node('record', [], slot, Math.min(steps, periods)), fact);
    return checked(graph, choose(graph, there, before, initially(there)));
  }
  const { within, index } = backwards(b, ago, moment.period, length);
  const before = graph.assume(graph.node('record', [index], slot), fact);
  const found = checked(graph, choose(graph, within, before, initially(within)));
  const certain = isKnown(graph, ago);
  return known(graph, certain) === true ? found : choose(graph, certain, found, missing);
}
