import { beforeEvidence, runMeant } from '../model/before-evidence.ts';
import type { Expr } from '../model/expression.ts';
import type { Model } from '../model/model.ts';
import { parts } from '../model/parts.ts';

/** A run that claims or checks read: one option, of the base model or of a variant, or of one of these before the evidence. */
export interface Run {
  /** A variant, or the name that `beforeEvidence` gives. */
  readonly variant?: string;
  readonly option: number;
}

/**
 * The runs that the claims and the checks across options read, each once: the base model's first, then by variant, in
 * the order of options, and those before the evidence last. Where a formula chooses the option, all are needed. A variant of which nothing is read but
 * what is fixed in a world needs the first option, so that its worlds are drawn.
 */
export function neededRuns(model: Pick<Model, 'options' | 'variants' | 'claims' | 'checks'>): Run[] {
  const found = new Map<string, Set<number>>();
  const note = (variant: string | undefined, options: readonly number[]): void => {
    const set = found.get(variant ?? BASE) ?? new Set();
    for (const option of options) set.add(option);
    found.set(variant ?? BASE, set);
  };
  const all = model.options.map((_, option) => option);
  const visit = (expr: Expr, variant: string | undefined): void => {
    if (expr.op === 'outcome') {
      const { option } = expr;
      note(runMeant(expr.variant, variant), option.op === 'constant' ? [option.value] : all);
    } else if (expr.op === 'world') {
      const named = runMeant(expr.variant, variant);
      if (named !== undefined && !found.has(named)) note(named, []);
    }
    for (const child of parts(expr)) visit(child, variant);
  };
  for (const claim of model.claims) {
    for (const variant of [undefined, ...claim.without]) {
      for (const expr of [claim.holds, claim.given]) if (expr !== undefined) visit(expr, variant);
    }
  }
  for (const check of model.checks) if (check.kind !== 'path') visit(check.holds, undefined);
  const variants = model.variants.map(({ id }) => id);
  const names = [BASE, ...variants, ...[undefined, ...variants].map(beforeEvidence)];
  return names.flatMap((name) => {
    const options = found.get(name);
    if (options === undefined) return [];
    const listed = options.size === 0 ? [0] : [...options].sort((a, b) => a - b);
    return listed.map((option) => (name === BASE ? { option } : { variant: name, option }));
  });
}

/** No variant is called so. */
const BASE = '';
