import type { Expr } from '../../../src/model/expression.ts';

/** An expression as nested calls, so that a test can say on one line what is expected. */
export function show(expr: Expr): string {
  switch (expr.op) {
    case 'constant':
      return Number.isNaN(expr.value) ? 'missing' : String(expr.value);
    case 'row':
      return `#${expr.slot}`;
    case 'read':
      return `read ${expr.definition}${rows(expr.rows)}`;
    case 'memory':
      return `cell ${expr.cell}${rows(expr.rows)}`;
    case 'clock':
      return expr.what;
    case 'timed':
      return `timed(${expr.values.join(', ')})`;
    case 'apply':
      return `${expr.fn}(${expr.args.map(show).join(', ')})`;
    case 'if':
      return `if(${show(expr.test)}, ${show(expr.then)}, ${show(expr.else)})`;
    case 'fold': {
      const where = expr.where === undefined ? '' : ` where ${show(expr.where)}`;
      return `${expr.how}[#${expr.slot} in ${expr.table}${where}](${show(expr.of)})`;
    }
    case 'draw':
      return `${expr.distribution}(${expr.args.map(show).join(', ')})`;
    case 'density':
      return `density of ${show(expr.of)} by ${expr.distribution}(${expr.args.map(show).join(', ')})`;
    case 'blend':
      return `blend(${[...expr.weights, ...expr.densities].map(show).join(', ')})`;
    case 'outcome': {
      const variant = expr.variant === undefined ? '' : `@${expr.variant}`;
      return `outcome ${expr.definition}${rows(expr.rows)} of ${show(expr.option)}${variant}`;
    }
    case 'world': {
      const variant = expr.variant === undefined ? '' : `@${expr.variant}`;
      return `world ${expr.definition}${rows(expr.rows)}${variant}`;
    }
    case 'aggregate': {
      const args = [expr.of, ...expr.args].map(show).join(', ');
      return `${expr.how}(${args}${expr.when === undefined ? '' : ` when ${show(expr.when)}`})`;
    }
  }
}

function rows(exprs: readonly Expr[]): string {
  return exprs.length === 0 ? '' : `[${exprs.map(show).join(', ')}]`;
}
