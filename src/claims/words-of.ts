import { variantBefore } from '../model/before-evidence.ts';
import type { Expr } from '../model/expression.ts';
import type { Model } from '../model/model.ts';
import { rowTitle } from '../model/row-name.ts';
import { kindOf } from './kind-of.ts';

/**
 * What an aggregate is, in words for a reader: `median of “Cost to the West” (Hold the course)`. Undefined where what it is
 * made of is more than one named quantity, or where it looks at some worlds only; the formula then speaks for itself.
 */
export function wordsOf(expr: Expr, model: Model): string | undefined {
  if (expr.op !== 'aggregate' || expr.when !== undefined) return undefined;
  const named = nameOf(expr.of, model);
  if (named === undefined) return undefined;
  switch (expr.how) {
    case 'mean':
      return kindOf(expr.of, model) === 'truth' ? `chance of ${named}` : `mean of ${named}`;
    case 'quantile':
      return quantileOf(expr.args[0], named);
    case 'sd':
      return `standard deviation of ${named}`;
    case 'mcse':
      return `Monte-Carlo error of ${named}`;
    case 'first_order': {
      const inputs = inputsOf(expr.args, model);
      return inputs === undefined ? undefined : `part of the spread of ${named} that ${inputs} would explain`;
    }
    case 'worth_knowing': {
      const inputs = inputsOf(expr.args, model);
      return inputs === undefined ? undefined : `what knowing ${inputs} before choosing is worth in ${named}`;
    }
    case 'learned':
      return `what the evidence taught about ${named}`;
  }
}

/** What is asked about; a quantity whose rows are all asked about is named once. */
function inputsOf(args: readonly Expr[], model: Model): string | undefined {
  const names = args.map((arg) => {
    const rows = args.filter((other) => definitionOf(other) === definitionOf(arg)).length;
    return nameOf(rows > 1 && arg.op === 'world' ? { ...arg, rows: [] } : arg, model);
  });
  return names.includes(undefined) ? undefined : [...new Set(names)].join(' and ');
}

function definitionOf(expr: Expr): number | undefined {
  return expr.op === 'world' || expr.op === 'outcome' ? expr.definition : undefined;
}

function quantileOf(p: Expr | undefined, named: string): string | undefined {
  if (p?.op !== 'constant') return undefined;
  if (p.value === 0.5) return `median of ${named}`;
  return `the value that ${named} stays below in ${Number((100 * p.value).toPrecision(3))} % of worlds`;
}

/** The title of an outcome, with its row and option, or of a quantity of the world. */
function nameOf(expr: Expr, model: Model): string | undefined {
  if (expr.op !== 'outcome' && expr.op !== 'world') return undefined;
  const definition = model.definitions[expr.definition];
  const rows = expr.rows.map((row) => (row.op === 'constant' ? row.value : Number.NaN));
  if (definition === undefined || rows.some(Number.isNaN)) return undefined;
  const at = definition.over.reduce(
    (flat, table, i) => flat * (model.tables[table]?.rows.length ?? 1) + (rows[i] ?? 0),
    0,
  );
  const row = rows.length === 0 ? '' : rowTitle(definition, model.tables, at);
  const said = (definition.title ?? definition.about ?? definition.name).replace(/\.$/, '');
  const where = [
    ...(row === '' ? [] : [row]),
    ...(expr.op === 'outcome' && expr.option.op !== 'row' ? [optionOf(expr.option, model)] : []),
    ...(expr.variant === undefined ? [] : [variantOf(expr.variant, model)]),
  ];
  if (where.includes(undefined)) return undefined;
  return where.length === 0 ? `“${said}”` : `“${said}” (${where.join(', ')})`;
}

function optionOf(option: Expr, model: Model): string | undefined {
  return option.op === 'constant' ? model.options[option.value]?.title : undefined;
}

function variantOf(id: string, model: Model): string | undefined {
  const before = variantBefore(id);
  if (before !== undefined) {
    const name = before.variant === undefined ? '' : variantOf(before.variant, model);
    return name === undefined ? undefined : `before the evidence${name === '' ? '' : `, ${name}`}`;
  }
  return model.variants.find((variant) => variant.id === id)?.title;
}
