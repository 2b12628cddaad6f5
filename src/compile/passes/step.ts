import type { Graph, Id } from '../graph/graph.ts';
import type { Program, Section, Statement } from '../lower/program.ts';

/**
 * Lets a stock step at the end of what options share of a period, where nothing reads its old value afterwards. Otherwise it steps
 * when all options have played the period, and its new value has to be kept until then.
 */
export function step(program: Program): Program {
  const { graph, sections } = program;
  const read = readByOptions(graph, sections);
  const becoming = sections
    .filter(({ phase }) => phase.when === 'become')
    .flatMap(({ statements }) => statements);
  const mayStep = (one: Statement): boolean => one.kind === 'store' && !read.has(one.slot);
  readByWaiting(graph, becoming, read);
  const now = becoming.filter(mayStep);
  const stepped = sections.map(({ phase, statements }): Section => {
    if (phase.when === 'become') return { phase, statements: statements.filter((one) => !mayStep(one)) };
    const isShared = phase.when === 'period' && !('option' in phase);
    return { phase, statements: isShared ? [...statements, ...now] : statements };
  });
  return { ...program, sections: stepped };
}

/** Slots that what is played for an option in each period loads. */
function readByOptions(graph: Graph, sections: readonly Section[]): Set<number> {
  const found = new Set<number>();
  const seen = new Uint8Array(graph.nodes.length);
  const visit = (id: Id): void => {
    seen[id] = 1;
    const { op, args, imm } = graph.nodes[id] as Graph['nodes'][number];
    if (op === 'load') found.add(imm);
    for (let index = 0; index < args.length; index++) {
      const arg = args[index] as Id;
      if (seen[arg] !== 1) visit(arg);
    }
  };
  for (const { phase, statements } of sections) {
    if (phase.when === 'period' && 'option' in phase)
      for (const { node } of statements) if (seen[node] !== 1) visit(node);
  }
  return found;
}

/**
 * Adds the slots of stocks that others become as they are, where those wait for the options: they are read only then. What is computed of a
 * stock is computed before it steps.
 */
function readByWaiting({ nodes }: Graph, becoming: readonly Statement[], read: Set<number>): void {
  let before: number;
  do {
    before = read.size;
    for (const one of becoming) {
      if (one.kind !== 'store' || !read.has(one.slot)) continue;
      const { op, imm } = nodes[one.node] as Graph['nodes'][number];
      if (op === 'load') read.add(imm);
    }
  } while (read.size > before);
}
