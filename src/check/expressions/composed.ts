import type { Distribution } from '../../distributions/distribution.ts';
import { fromInterval } from '../../distributions/interval.ts';
import { distributionNamed, isPart } from '../../distributions/named.ts';
import { DISTRIBUTIONS } from '../../distributions/registry.ts';
import type { ValueType } from '../../model/model.ts';
import type { CallNode, IntervalNode, Node } from '../../syntax/expression.ts';
import { plain } from '../units/dimension.ts';
import { agree } from './agree.ts';
import { wrongCount } from './argument-count.ts';
import { type Context, refuse } from './context.ts';
import { drawn, mayDraw, typeOfDraw } from './draw.ts';
import { computed, constant, constantOf, type Found, plainNumber } from './found.ts';
import { warnOfLeak } from './interval.ts';
import { isNumber } from './wanted.ts';

/** A law with its parameters, as a part of another or as the whole; and what its values are. */
interface Law {
  readonly distribution: Distribution;
  readonly args: readonly Found[];
  /** Type, unit and place of its values, as of a formula. */
  readonly values: Found;
}

/** `truncated(d, low, high)`, `mixture(weight, d, weight, d, …)`: one draw from a law made of others. */
export function visitComposed(node: CallNode, context: Context): Found | undefined {
  const allowed = mayDraw(node.name, node.span, context);
  const law = composed(node, context);
  if (law === undefined || !allowed) return undefined;
  return drawn(law.distribution, law.args, law.values.type, node.span, context);
}

function composed(node: CallNode, context: Context): Law | undefined {
  return node.name === 'truncated' ? cut(node, context) : mixed(node, context);
}

function cut(node: CallNode, context: Context): Law | undefined {
  const [of, ...ends] = node.args;
  if (wrongCount(node, 3, 3, context) || of === undefined) return undefined;
  const law = part(of, context);
  const [low, high] = ends.map((end) => context.visit(end, context));
  if (law === undefined || low === undefined || high === undefined) return undefined;
  const type = shared([law.values, low, high], node, context);
  return type && lawOf(`truncated(${law.distribution.name})`, [...law.args, low, high], type, node);
}

function mixed(node: CallNode, context: Context): Law | undefined {
  const { args, name, nameSpan } = node;
  if (wrongCount(node, 2, Number.POSITIVE_INFINITY, context)) return undefined;
  if (args.length % 2 !== 0) {
    return refuse(context, 'mixture-pairs', { name, given: args.length }, nameSpan);
  }
  const weights: Found[] = [];
  const laws: Law[] = [];
  for (const [index, arg] of args.entries()) {
    if (index % 2 === 0) {
      const weight = context.visit(arg, context);
      if (weight !== undefined && isNumber(weight, context, 'a weight of `mixture`', plain))
        weights.push(weight);
    } else {
      const law = part(arg, context);
      if (law !== undefined) laws.push(law);
    }
  }
  if (weights.length < args.length / 2 || laws.length < args.length / 2) return undefined;
  const type = shared(
    laws.map(({ values }) => values),
    node,
    context,
  );
  const all = laws.flatMap((law, index) => [...weights.slice(index, index + 1), ...law.args]);
  const names = laws.map(({ distribution }) => distribution.name).join(',');
  return type && lawOf(`mixture(${names})`, all, type, node);
}

/** A law as a part: a distribution, an interval, or a number, which is a point. */
function part(node: Node, context: Context): Law | undefined {
  if (node.kind === 'interval') return ofInterval(node, context);
  if (node.kind === 'call' && (node.name === 'truncated' || node.name === 'mixture')) {
    return composed(node, context);
  }
  const distribution = node.kind === 'call' ? DISTRIBUTIONS.get(node.name) : undefined;
  if (node.kind === 'call' && (distribution !== undefined || UNFIT.has(node.name))) {
    if (distribution === undefined || !isPart(distribution)) {
      return refuse(context, 'law-not-part', { name: node.name }, node.nameSpan);
    }
    const { length } = distribution.parameters;
    const found = node.args.map((arg) => context.visit(arg, context));
    const args = found.filter((arg) => arg !== undefined);
    if (wrongCount(node, length, length, context) || args.length < found.length) return undefined;
    const type = typeOfDraw(distribution, args, node, context);
    return type && { distribution, args, values: valuesOf(args, type, node) };
  }
  return ofNumber(node, context);
}

const UNFIT: ReadonlySet<string> = new Set(['categorical', 'happens']);

function ofNumber(node: Node, context: Context): Law | undefined {
  const found = context.visit(node, context);
  const normal = DISTRIBUTIONS.get('normal');
  if (found === undefined || normal === undefined) return undefined;
  if (found.type.kind !== 'date' && !isNumber(found, context, 'a part of a distribution')) return undefined;
  const spread = constant(0, plainNumber, node.span, true);
  return { distribution: normal, args: [found, spread], values: found };
}

/** `low to high`. Which law it stands for does not depend on the unit of its ends, but for a share's. */
function ofInterval(node: IntervalNode, context: Context): Law | undefined {
  const { want } = context.place;
  const ends = [node.low, node.high].map((end) => context.visit(end, context));
  const [low, high] = ends;
  if (low === undefined || high === undefined) return undefined;
  const agreed = agree([low, high], 'the ends of the interval', node.span, context);
  const numbers = [low, high].every((end) => isNumber(end, context, 'an end of an interval'));
  if (agreed === undefined || !numbers) return undefined;
  const [from, to] = [low, high].map(
    (end) => constantOf(end) ?? refuse(context, 'interval-ends', {}, end.span),
  );
  if (from === undefined || to === undefined) return undefined;
  const isShare = want?.kind === 'number' && want.unit.share;
  const law = fromInterval(from, to, isShare);
  if (law.kind === 'problem') {
    return refuse(context, 'distribution-impossible', { problem: law.problem }, node.span);
  }
  warnOfLeak(node, from, to, isShare, context);
  const distribution = DISTRIBUTIONS.get(law.distribution);
  if (distribution === undefined) return undefined;
  const bare = low.bare && high.bare;
  const args = law.parameters.map((value) => constant(value, plainNumber, node.span, bare));
  return { distribution, args, values: valuesOf(args, agreed.type, node) };
}

function lawOf(name: string, args: readonly Found[], type: ValueType, node: Node): Law | undefined {
  const distribution = distributionNamed(name);
  return distribution && { distribution, args, values: valuesOf(args, type, node) };
}

function valuesOf(args: readonly Found[], type: ValueType, node: Node): Found {
  const { span } = node;
  return computed({ op: 'draw', distribution: '', args: [], span }, type, span, args);
}

function shared(values: readonly Found[], node: CallNode, context: Context): ValueType | undefined {
  const where = node.name === 'truncated' ? 'the law and the ends of `truncated`' : 'the laws of `mixture`';
  return agree(values, where, node.span, context)?.type;
}
