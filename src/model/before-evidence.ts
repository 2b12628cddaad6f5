import type { Expr } from './expression.ts';
import { visitExpression } from './parts.ts';

/** No variant is called so. */
const MARK = 'prior:';

/** The run in which a variant (the base, if none) is played as it was thought before the evidence. */
export function beforeEvidence(variant: string | undefined): string {
  return `${MARK}${variant ?? ''}`;
}

/** Which variant a run plays as it was thought before the evidence, undefined for the base; undefined for any other run. */
export function variantBefore(run: string): { readonly variant: string | undefined } | undefined {
  if (!run.startsWith(MARK)) return undefined;
  const variant = run.slice(MARK.length);
  return { variant: variant === '' ? undefined : variant };
}

/**
 * The run that a read in a claim means.
 *
 * @param named the run that the read names, if it does
 * @param judged the variant that the claim is judged in, of which all reads are that name none
 */
export function runMeant(named: string | undefined, judged: string | undefined): string | undefined {
  return named === beforeEvidence(undefined) ? beforeEvidence(judged) : (named ?? judged);
}

/** The same formula, read in worlds as they were thought before the evidence. */
export function readBefore(expr: Expr): Expr {
  switch (expr.op) {
    case 'outcome':
    case 'world': {
      const isBefore = expr.variant !== undefined && variantBefore(expr.variant) !== undefined;
      const variant = isBefore ? expr.variant : beforeEvidence(expr.variant);
      const rows = expr.rows.map(readBefore);
      return expr.op === 'world'
        ? { ...expr, rows, variant }
        : { ...expr, rows, option: readBefore(expr.option), variant };
    }
    case 'apply':
      return { ...expr, args: expr.args.map(readBefore) };
    case 'if':
      return {
        op: 'if',
        test: readBefore(expr.test),
        then: readBefore(expr.then),
        else: readBefore(expr.else),
      };
    case 'fold': {
      const where = expr.where === undefined ? {} : { where: readBefore(expr.where) };
      return { ...expr, ...where, of: readBefore(expr.of) };
    }
    case 'aggregate': {
      const when = expr.when === undefined ? {} : { when: readBefore(expr.when) };
      return { ...expr, of: readBefore(expr.of), args: expr.args.map(readBefore), ...when };
    }
    default:
      return expr;
  }
}

/** Whether anything in a formula is read in worlds as they were thought before the evidence. */
export function readsBefore(expr: Expr): boolean {
  let found = false;
  visitExpression(expr, (part) => {
    if (part.op !== 'outcome' && part.op !== 'world') return;
    found ||= part.variant !== undefined && variantBefore(part.variant) !== undefined;
  });
  return found;
}
