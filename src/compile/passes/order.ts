import type { Program, Statement } from '../lower/program.ts';

/**
 * Brings the statements of each section into the order in which their nodes came to be, so that a check stands beside what
 * it checks and few values wait for their use. What must come last stays last.
 */
export function order(program: Program): Program {
  const sections = program.sections.map(({ phase, statements }) => ({
    phase,
    statements: [
      ...statements.filter((one) => !isLate(one)).sort(byNode),
      ...statements.filter(isLate).sort(byNode),
    ],
  }));
  return { ...program, sections };
}

function byNode(a: Statement, b: Statement): number {
  return a.node - b.node;
}

function isLate(statement: Statement): boolean {
  return statement.kind === 'store' && statement.late === true;
}
