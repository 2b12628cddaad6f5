import { checkScenario } from '../../src/check/check.ts';
import type { Setting } from '../../src/check/setting.ts';
import { readSettings } from '../../src/check/setting-text.ts';
import type { Diagnostic, Outcome, SourceFile } from '../../src/diagnostics/diagnostic.ts';
import type { Expr } from '../../src/model/expression.ts';
import type { Definition, Model } from '../../src/model/model.ts';
import { readScenario } from '../../src/parse/read.ts';

/** Reads and checks a text; mistakes of both stages together. */
export function check(text: string, settings: readonly string[] = []): Outcome<Model> {
  const read = readScenario(sourceOf(text), 'test');
  if (read.value === undefined) return { diagnostics: read.diagnostics };
  const { value, diagnostics } = checkScenario(read.value.scenario, settingsOf(settings));
  return { ...(value === undefined ? {} : { value }), diagnostics: [...read.diagnostics, ...diagnostics] };
}

/** The model of a text that must have no errors. */
export function modelOf(text: string, settings: readonly string[] = []): Model {
  const { value, diagnostics } = check(text, settings);
  if (value === undefined) throw new Error(diagnostics.map(described).join('\n'));
  return value;
}

export function settingsOf(texts: readonly string[]): readonly Setting[] {
  const { value, diagnostics } = readSettings(texts);
  if (value === undefined) throw new Error(diagnostics.map(described).join('\n'));
  return value;
}

export function sourceOf(text: string): SourceFile {
  return { name: 'scenario.yaml', text };
}

export function definition(model: Model, name: string): Definition {
  const found = model.definitions.find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`no definition ${name}`);
  return found;
}

/** `code at «text of the span»` */
export function described({ code, span }: Diagnostic): string {
  return span === undefined ? code : `${code} at «${span.source.text.slice(span.start, span.end)}»`;
}

/** An expression as text, definitions by name: what two ways of writing the same must share. */
export function shown(expr: Expr, model: Model): string {
  const inner = (part: Expr): string => shown(part, model);
  const list = (parts: readonly Expr[]): string => parts.map(inner).join(', ');
  switch (expr.op) {
    case 'constant':
      return String(expr.value);
    case 'row':
      return `$${expr.slot}`;
    case 'clock':
      return expr.what;
    case 'timed':
      return `timed(${expr.values.join(', ')})`;
    case 'density':
      return `${expr.distribution}(${inner(expr.of)}; ${list(expr.args)})`;
    case 'blend':
      return `blend(${list(expr.weights)}; ${list(expr.densities)})`;
    case 'read':
    case 'world':
      return `${model.definitions[expr.definition]?.name}[${list(expr.rows)}]`;
    case 'outcome':
      return `${model.definitions[expr.definition]?.name}[${list([...expr.rows, expr.option])}]`;
    case 'memory': {
      const cell = model.cells[expr.cell];
      if (cell === undefined) throw new Error(`no cell ${expr.cell}`);
      const more = cell.how === 'before' ? `; ${inner(cell.duration)}; ${inner(cell.initial)}` : '';
      return `${cell.how}<${cell.phase}; ${cell.over.join()}>(${inner(cell.of)}${more})[${list(expr.rows)}]`;
    }
    case 'apply':
      return `${expr.fn}(${list(expr.args)})`;
    case 'draw':
      return `${expr.distribution}~(${list(expr.args)})`;
    case 'if':
      return `if(${list([expr.test, expr.then, expr.else])})`;
    case 'fold': {
      const where = expr.where === undefined ? '' : ` where ${inner(expr.where)}`;
      return `${expr.how}{$${expr.slot} in ${expr.table}${where}}(${inner(expr.of)})`;
    }
    case 'aggregate':
      return `${expr.how}!(${list([expr.of, ...expr.args])})`;
  }
}

/** The only expression of a definition that has one for all its rows. */
export function bodyText(model: Model, name: string): string {
  const { body } = definition(model, name);
  return body.kind === 'same'
    ? shown(body.expr, model)
    : body.exprs.map((expr) => shown(expr, model)).join(' | ');
}
