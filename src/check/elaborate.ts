import { type Context, refuse } from './expressions/context.ts';
import { fitTo } from './expressions/fit.ts';
import { visit } from './expressions/visit.ts';
import type { Elaborate, Elaborated } from './scope.ts';

/**
 * Checks one formula at its place: resolves its names, its rows and its labels, checks types and units, folds what is
 * known, turns look-back functions into memory cells. Reports every mistake it can tell apart, and then gives nothing.
 */
export const elaborate: Elaborate = (node, place, scope) =>
  scope.once(node, place, () => elaborateAnew(node, place, scope));

const UNBOUND: Context['rows'] = [];

/** The same where what is found is not kept: as one row of many, which are kept together. */
export const elaborateAnew: Elaborate = (node, place, scope) => {
  const session: Context['session'] = {
    mistakes: 0,
    depth: 0,
    deepest: place.over.length,
    labelTables: undefined,
  };
  const context: Context = {
    place,
    scope,
    rows:
      place.over.length === 0
        ? UNBOUND
        : place.over.map((table, slot) => ({ name: scope.tables[table]?.name ?? '', table, slot })),
    inFold: false,
    session,
    visit,
  };
  const found = visit(node, context, place.want?.kind === 'label' ? place.want.table : undefined);
  const fitted = found === undefined || place.want === undefined ? found : fitTo(found, place.want, context);
  scope.slots(session.deepest);
  if (fitted === undefined || session.mistakes > 0) return undefined;
  if (place.role === 'constant' && fitted.expr.op !== 'constant') {
    return refuse(context, 'constant-wanted', {}, node.span);
  }
  const { expr, type, reach, mayBeMissing, mayBeInfinite, draws, uncertain, byWorld } = fitted;
  const elaborated: Elaborated = {
    expr,
    type,
    reach,
    mayBeMissing,
    mayBeInfinite,
    draws,
    uncertain,
    byWorld,
  };
  return elaborated;
};
