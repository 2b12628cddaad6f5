import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { place } from '../diagnostics/place.ts';
import type { Expr } from '../model/expression.ts';
import { isoDate } from '../model/iso-date.ts';
import type { Definition, Model } from '../model/model.ts';
import { rowName, rowTitle } from '../model/row-name.ts';
import type { PageSyntax } from '../syntax/scenario.ts';
import type { AssumptionFacts, OutcomeFacts, PageFacts, ScenarioFacts, WarningFacts } from './result.ts';

/** What the result says of the scenario itself. */
export function scenarioFacts(model: Model, hash: string): ScenarioFacts {
  const { clock } = model;
  const actors = model.tables.find((table) => table.name === 'actor')?.rows ?? [];
  return {
    id: model.id,
    hash,
    file: model.source.name,
    title: model.title,
    ...(model.question === undefined ? {} : { question: model.question }),
    ...(model.about === undefined ? {} : { about: model.about }),
    ...(model.asOf === undefined ? {} : { as_of: isoDate(model.asOf) }),
    page: pageFacts(model.page),
    ...(clock.given
      ? {
          time: {
            start: isoDate(clock.starts[0] ?? 0),
            finish: isoDate(clock.finish),
            period: clock.written,
            count: clock.starts.length,
          },
        }
      : {}),
    actors: actors.map((actor) => ({ id: actor.label, title: actor.title ?? actor.label })),
    sources: model.sources.map((source) => ({
      key: source.key.value,
      title: source.title,
      ...(source.publisher === undefined ? {} : { publisher: source.publisher }),
      ...(source.date === undefined ? {} : { date: sourceDate(source.date.value) }),
      ...(source.url === undefined ? {} : { url: source.url }),
      ...(source.note === undefined ? {} : { note: source.note }),
    })),
  };
}

function pageFacts({ lead, charts, findingsOf: _, ...words }: PageSyntax): PageFacts {
  const names = charts.map(({ value }) => value);
  return { ...words, ...(lead === undefined ? {} : { lead: { ...lead, of: lead.of.value } }), charts: names };
}

/** What is told of warnings: their places as lines and columns, without the text around them. */
export function warningFacts(warnings: readonly Diagnostic[]): WarningFacts[] {
  return warnings.map(({ code, severity, message, mend, span }) => ({
    code,
    severity,
    message,
    ...(mend === undefined ? {} : { mend }),
    ...(span === undefined ? {} : place(span)),
  }));
}

function sourceDate(date: { readonly days: number; readonly precision: 'month' | 'day' }): string {
  const iso = isoDate(date.days);
  return date.precision === 'month' ? iso.slice(0, 7) : iso;
}

/** One entry for each row of each outcome, in order. */
export function outcomeFacts(model: Model): OutcomeFacts[] {
  return model.outcomes.flatMap((number) => {
    const definition = model.definitions[number] as Definition;
    return Array.from({ length: definition.size }, (_, row) => outcomeRow(model, definition, row));
  });
}

function outcomeRow(model: Model, definition: Definition, row: number): OutcomeFacts {
  const { type, unit } = definition;
  const labels = rowTitle(definition, model.tables, row);
  const title = definition.title ?? definition.about ?? definition.name;
  const kind =
    type.kind === 'truth' ? 'truth' : type.kind === 'label' ? 'label' : unit.share ? 'share' : 'number';
  return {
    id: rowName(definition, model.tables, row),
    title: labels === '' ? title : `${title}: ${labels}`,
    ...(definition.about === undefined ? {} : { about: definition.about }),
    unit: unit.text,
    kind,
    ...(type.kind === 'label'
      ? { labels: model.tables[type.table]?.rows.map((one) => one.label) ?? [] }
      : {}),
    ...(definition.better === undefined ? {} : { better: definition.better }),
    ...(definition.matters === undefined ? {} : { matters: definition.matters / unit.scale }),
  };
}

/**
 * One entry for each row of each authored assumption and of each table column that draws, with the spread of the values
 * drawn. `column` gives the values by world, base units; `set` names what `--set` fixed.
 */
export function assumptionFacts(
  model: Model,
  column: (definition: number, row: number) => Pick<AssumptionFacts, 'q05' | 'q50' | 'q95' | 'shape'>,
  set: ReadonlySet<string>,
): AssumptionFacts[] {
  return model.definitions.flatMap((definition, number) => {
    const told = definition.role === 'assumption' || (definition.role === 'column' && definition.draws);
    if (!told || !definition.authored) return [];
    return Array.from({ length: definition.size }, (_, row): AssumptionFacts[] => {
      const written = definition.written[definition.written.length === 1 ? 0 : row] ?? '';
      if (written === 'missing' || (definition.role === 'column' && !drawsIn(definition, row))) return [];
      const id = rowName(definition, model.tables, row);
      const quantiles = column(number, row);
      const distribution = distributionOf(definition, row);
      return [
        {
          id,
          ...(definition.about === undefined ? {} : { about: definition.about }),
          written,
          unit: definition.unit.text,
          share: definition.unit.share,
          ...(distribution === undefined ? {} : { distribution }),
          q05: quantiles.q05,
          q50: quantiles.q50,
          q95: quantiles.q95,
          ...(quantiles.shape === undefined ? {} : { shape: quantiles.shape }),
          sources: definition.sources,
          ...(definition.because === undefined ? {} : { because: definition.because }),
          ...(definition.movesWith === undefined ? {} : { moves_with: definition.movesWith }),
          set: set.has(id) || set.has(definition.name),
        },
      ];
    }).flat();
  });
}

function drawsIn(definition: Definition, row: number): boolean {
  return distributionOf(definition, row) !== undefined;
}

/** The distribution that a row's formula draws from, if it draws. */
export function distributionOf(definition: Definition, row: number): string | undefined {
  const { body } = definition;
  const expr = body.kind === 'same' ? body.expr : body.exprs[row];
  return expr === undefined ? undefined : drawIn(expr);
}

function drawIn(expr: Expr): string | undefined {
  switch (expr.op) {
    case 'draw':
      return expr.distribution;
    case 'apply':
      return first(expr.args);
    case 'if':
      return first([expr.test, expr.then, expr.else]);
    default:
      return undefined;
  }
}

function first(exprs: readonly Expr[]): string | undefined {
  for (const expr of exprs) {
    const found = drawIn(expr);
    if (found !== undefined) return found;
  }
  return undefined;
}
