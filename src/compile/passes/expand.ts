import { type Algebra, algebra, idOf, type Operand } from '../graph/algebra.ts';
import type { Graph, Id } from '../graph/graph.ts';
import { ELEMENTARY, type Elementary, type Stage } from '../graph/op.ts';
import { TAME, TAME_RANGE } from '../graph/tame.ts';
import type { Memory } from '../lower/memory.ts';
import type { Program } from '../lower/program.ts';
import { cos, LARGEST_FAST_ANGLE, sin } from '../math/angle.ts';
import { exp } from '../math/exponential.ts';
import { log, log1p } from '../math/logarithm.ts';
import { logistic, logit } from '../math/logit.ts';
import { normalCdf } from '../math/normal-cdf.ts';
import { pow } from '../math/power.ts';

const UNKNOWN = -1;

const NAMES: ReadonlySet<string> = new Set(ELEMENTARY);

/**
 * Puts the operations of the elementary functions in their place, the same as src/math performs, in the same order; some
 * functions are left, to be called. What was put in the place of nodes before is remembered.
 */
export function expand(program: Program, { expanded }: Pick<Memory, 'expanded'>): Program {
  const { graph, hosts } = program;
  // Functions outside for large angles are numbered behind the distributions.
  if (expanded.hosts !== hosts.length) expanded.nodes.length = 0;
  expanded.hosts = hosts.length;
  const renamed = expanded.nodes;
  while (renamed.length < graph.nodes.length) renamed.push(UNKNOWN);
  const rename = (id: Id): Id => {
    const known = renamed[id] as number;
    if (known !== UNKNOWN) return known;
    const { op, args, imm, low } = graph.nodes[id] as Graph['nodes'][number];
    let inner = args;
    for (let index = 0; index < args.length; index++) {
      const arg = args[index] as Id;
      const made = rename(arg);
      if (made === arg) continue;
      const changed: Id[] = inner === args ? [...args] : (inner as Id[]);
      changed[index] = made;
      inner = changed;
    }
    const made =
      NAMES.has(op) && !isCalled(op as Elementary, imm === TAME, graph.stage(id))
        ? elementary(graph, op as Elementary, inner, imm === TAME, hosts.length)
        : inner === args
          ? id
          : graph.node(op, inner, imm, low);
    renamed[id] = made;
    return made;
  };
  const sections = program.sections.map(({ phase, statements }) => ({
    phase,
    statements: statements.map((statement) => {
      const node = rename(statement.node);
      return node === statement.node ? statement : { ...statement, node };
    }),
  }));
  return { ...program, sections };
}

/**
 * Whether a function is written once and called. Where it is needed once a world, or is long, a call costs little beside it,
 * and the engine compiles so much less; in every period its operations stand in their place.
 */
function isCalled(name: Elementary, tame: boolean, stage: Stage): boolean {
  if ((name === 'sin' || name === 'cos') && !tame) return false;
  return stage === 'fixed' || stage === 'world' || name === 'normal_cdf' || name === 'logit';
}

/** @param firstAngle number of the outside function that is `sin` for large angles; `cos` follows */
export function elementary(
  graph: Graph,
  name: Elementary,
  args: readonly Id[],
  tame: boolean,
  firstAngle: number,
): Id {
  const v = algebra(graph);
  const x: Operand = { id: args[0] as Id };
  const bounds = (tame ? TAME_RANGE[name] : undefined) ?? {
    lo: Number.NEGATIVE_INFINITY,
    hi: Number.POSITIVE_INFINITY,
  };
  const made = ((): Operand => {
    switch (name) {
      case 'exp':
        return exp(v, x, bounds);
      case 'log':
        return log(v, x, bounds);
      case 'log1p':
        return log1p(v, x, bounds);
      case 'logistic':
        return logistic(v, x, bounds);
      case 'logit':
        return logit(v, x, bounds);
      case 'normal_cdf':
        return normalCdf(v, x);
      case 'sin':
        return tame ? sin(v, x) : anyAngle(graph, v, x, sin(v, x), firstAngle);
      case 'cos':
        return tame ? cos(v, x) : anyAngle(graph, v, x, cos(v, x), firstAngle + 1);
      case 'pow':
        return pow(v, x, { id: args[1] as Id });
    }
  })();
  return idOf(graph, made);
}

/** The quick result, or for angles beyond its range (and what is no number) that of src/math itself. */
function anyAngle(graph: Graph, v: Algebra, x: Operand, quick: Operand, fn: number): Operand {
  const small = v.le(v.abs(x), LARGEST_FAST_ANGLE);
  const large: Operand = { id: graph.node('host', [idOf(graph, v.not(small)), idOf(graph, x)], fn) };
  return v.select(small, quick, large);
}
