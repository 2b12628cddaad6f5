import { diagnose } from '../diagnostics/diagnose.ts';
import type { Expr } from '../model/expression.ts';
import type { Body } from '../model/model.ts';
import type { Draft } from './draft.ts';
import { elaborate } from './elaborate.ts';
import { sameType } from './expressions/agree.ts';
import { typeText } from './expressions/type-text.ts';
import { fitsEvery } from './fits.ts';
import { present } from './present.ts';
import type { Place, Want } from './scope.ts';
import type { Held } from './setting.ts';
import type { Found } from './typed.ts';
import type { Work } from './work.ts';

/**
 * Lays settings over a definition's value. Their units are checked against its type; later ones win over earlier
 * ones. Undefined after a mistake that is reported here.
 */
export function hold(found: Found, held: readonly Held[], draft: Draft, work: Work): Found | undefined {
  if (held.length === 0) return found;
  const want: Want | undefined = draft.want ?? (found.type.kind === 'number' ? undefined : found.type);
  const place: Place = { role: 'constant', over: [], draws: false, ...present({ want }) };
  let body = found.body;
  for (const { setting, row } of held) {
    const value = elaborate(setting.formula, place, work.scope);
    if (value === undefined) return undefined;
    if (!sameType(value.type, found.type) && !fitsEvery(setting.formula)) {
      const types = { type: typeText(found.type, work.scope), given: typeText(value.type, work.scope) };
      work.report(diagnose('set-type', { name: draft.name, ...types }, setting.span));
      return undefined;
    }
    if (row === undefined) body = { kind: 'same', expr: value.expr };
    else {
      const { expr } = value;
      body = {
        kind: 'each',
        exprs: rowsOf(body, draft.size).map((other, at) => (at === row ? expr : other)),
      };
    }
  }
  return { ...found, body };
}

/** A definition's formulas as written, or the settings that took their place. */
export function writtenWith(
  written: readonly string[],
  held: readonly Held[],
  size: number,
): readonly string[] {
  let rows = written;
  for (const { setting, row } of held) {
    if (row === undefined) rows = [setting.written];
    else {
      const each = rows.length === 1 ? new Array<string>(size).fill(rows[0] ?? '') : rows;
      rows = each.map((text, at) => (at === row ? setting.written : text));
    }
  }
  return rows;
}

function rowsOf(body: Body, size: number): readonly Expr[] {
  return body.kind === 'each' ? body.exprs : new Array<Expr>(size).fill(body.expr);
}
