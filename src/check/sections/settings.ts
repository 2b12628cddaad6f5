import { diagnose } from '../../diagnostics/diagnose.ts';
import { meant } from '../meant.ts';
import { rowIn } from '../names.ts';
import { present } from '../present.ts';
import type { Symbol as Named } from '../scope.ts';
import type { Work } from '../work.ts';

/** Finds what each setting holds. Only assumptions and the cells of tables can be set. */
export function readSettings(work: Work): void {
  for (const setting of work.settings) {
    const { name, row, span } = setting;
    const symbol = work.symbols.get(name);
    if (symbol === undefined) {
      work.report(diagnose('set-unknown', { name, near: meant(name, settable(work), work) }, span));
    } else if (!isSettable(symbol)) {
      work.report(
        diagnose(
          'set-moving',
          { name, role: symbol.role === 'outcome' ? 'an outcome' : `a ${symbol.role}` },
          span,
        ),
      );
    } else {
      const number = row === undefined ? undefined : rowIn({ value: row, span }, symbol.over, name, work);
      if (row !== undefined && number === undefined) continue;
      const held = work.held.get(symbol.definition) ?? [];
      work.held.set(symbol.definition, [...held, { setting, ...present({ row: number }) }]);
    }
  }
}

function isSettable({ role }: Named): boolean {
  return role === 'assumption' || role === 'column';
}

function* settable(work: Work): Iterable<string> {
  for (const symbol of work.symbols.values()) if (isSettable(symbol)) yield symbol.name;
}
