import type { Definition } from '../../model/model.ts';
import type { Id } from '../graph/graph.ts';
import type { Builder } from './builder.ts';
import { both, butNot, compare, eitherOf, isKnown, known, mask, opposite } from './masks.ts';

/** A definition's value, with a check of what the definition does not allow: missing, infinite, a rule out of its range. */
export function admit(b: Builder, definition: Definition, value: Id, ruled: boolean): Id {
  const { graph } = b;
  const { mayBeMissing, role, range } = definition;
  const mayBeInfinite = definition.mayBeInfinite && role !== 'outcome';
  b.settle(value);
  const { nan, inf, lo, hi, poison, int, mask: isMask } = graph.fact(value);
  if (ruled && range !== undefined && (lo < range[0] || hi > range[1] || inf)) {
    const [least, most] = range;
    const inside = both(graph, under(b, least, value), over(b, most, value));
    b.refuse(butNot(graph, isKnown(graph, value), inside));
  }
  const wrongNan = nan && !mayBeMissing;
  const wrongInf = inf && !mayBeInfinite && !(ruled && range !== undefined);
  if (wrongNan && !inf) b.demandFinite(value);
  else if (wrongInf && !nan) b.demandFinite(value);
  else if (wrongNan || wrongInf) {
    const missing = opposite(graph, isKnown(graph, value));
    const zero = graph.constant(0);
    const finite = compare(graph, 'eq', graph.node('sub', [value, value]), zero);
    const infinite = butNot(graph, opposite(graph, finite), missing);
    const wrong = eitherOf(
      graph,
      wrongNan ? missing : mask(graph, false),
      wrongInf ? infinite : mask(graph, false),
    );
    if (known(graph, wrong) !== false) b.refuse(wrong);
  }
  if (graph.value(value) !== undefined) return value;
  // Checked above, so whoever reads the definition need not ask again.
  if (poison || wrongNan || wrongInf) {
    graph.restate(value, {
      lo,
      hi,
      int,
      mask: isMask,
      nan: nan && mayBeMissing,
      inf: inf && mayBeInfinite,
      poison: false,
    });
  }
  return value;
}

function under(b: Builder, least: number, value: Id): Id {
  return compare(b.graph, 'le', b.graph.constant(least), value);
}

function over(b: Builder, most: number, value: Id): Id {
  return compare(b.graph, 'le', value, b.graph.constant(most));
}
