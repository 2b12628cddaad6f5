import { diagnose } from '../diagnostics/diagnose.ts';
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts';
import { nearest } from '../diagnostics/nearest.ts';
import { type Bound, withinBounds } from '../explore/choice/satisfice.ts';
import type { Columns } from '../kernel/columns.ts';
import type { Column } from '../kernel/kernel.ts';
import type { Model } from '../model/model.ts';
import { rowName } from '../model/row-name.ts';
import type { WithinFacts } from '../result/exploration.ts';

/** A bound on an outcome of whatever option. */
export interface Requirement {
  readonly column: Column;
  readonly must: Bound['must'];
  /** In the outcome's unit. */
  readonly limit: number;
  readonly written: string;
}

const WRITTEN = /^(.+?)\s*(<=|>=|<|>)\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)\s*(.*)$/i;

/** Bounds as written: `dead[russia] <= 200`, in the unit in which the outcome is printed, which may stand behind; shares in percent. */
export function requirements(texts: readonly string[], model: Model): Outcome<Requirement[]> {
  const rows = model.outcomes.flatMap((definition) => {
    const found = model.definitions[definition]!;
    return Array.from({ length: found.size }, (_, row) => ({
      column: { definition, row },
      name: rowName(found, model.tables, row),
      truth: found.type.kind === 'truth',
      unit: found.unit.share ? '%' : found.unit.text,
    }));
  });
  const diagnostics: Diagnostic[] = [];
  const value = texts.flatMap((written): Requirement[] => {
    const [, name = '', must, number = '', unit = ''] = WRITTEN.exec(written.trim()) ?? [];
    if (must === undefined) {
      diagnostics.push(diagnose('explore-bound', { written }));
      return [];
    }
    const found = rows.find((row) => row.name === name.replaceAll(/\s/g, ''));
    if (found === undefined) {
      const names = rows.map((row) => row.name);
      diagnostics.push(diagnose('explore-bound-outcome', { name, near: nearest(name, names) }));
      return [];
    }
    const { column, truth } = found;
    const share = found.unit === '%';
    if (truth || (unit !== '' && unit !== found.unit)) {
      const wanted = truth ? 'yes or no' : found.unit === '1' ? 'a number' : found.unit;
      diagnostics.push(
        diagnose('explore-bound-unit', {
          name: found.name,
          unit: wanted,
          written: `${number} ${unit}`.trim(),
        }),
      );
      return [];
    }
    const limit = share && unit === '%' ? Number(number) / 100 : Number(number);
    return [{ column, must: must as Bound['must'], limit, written: written.trim() }];
  });
  return diagnostics.length > 0 ? { diagnostics } : { value, diagnostics };
}

/** In how many worlds each option is within all bounds. The columns hold every world of the base model. */
export function withinFacts(asked: readonly Requirement[], model: Model, columns: Columns): WithinFacts {
  const bounds = asked.map(({ column: { definition, row }, must, limit, written }): Bound => {
    const { scale } = model.definitions[definition]!.unit;
    const values = model.options.map((_, option) =>
      columns.outcome(undefined, option, definition, row).map((value) => value / scale),
    );
    return { id: written, must, limit, values };
  });
  return {
    bounds: asked.map(({ written }) => written),
    options: withinBounds(bounds).map(({ share, mcse, spoiler }, option) => ({
      id: model.options[option]!.id,
      share,
      mcse,
      ...(spoiler === undefined ? {} : { broken: { bound: spoiler.id, share: spoiler.share } }),
    })),
  };
}
