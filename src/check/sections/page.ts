import { diagnose } from '../../diagnostics/diagnose.ts';
import { meant } from '../meant.ts';
import type { Work } from '../work.ts';

/** The quantities that the page draws over time: numbers that the model computes in each period. */
export function readPage(work: Work): void {
  const { lead, charts } = work.scenario.page;
  for (const { value, span } of [...(lead === undefined ? [] : [lead.of]), ...charts]) {
    const symbol = work.symbols.get(value);
    const type = symbol?.type();
    if (symbol === undefined) {
      work.report(
        diagnose('unknown-quantity', { name: value, near: meant(value, work.symbols.keys(), work) }, span),
      );
    } else if (symbol.role === 'outcome' || work.reaches[symbol.definition] !== 'period') {
      work.report(diagnose('chart-still', { name: value }, span));
    } else if (type !== undefined && type.kind !== 'number') {
      work.report(diagnose('chart-number', { name: value }, span));
    } else if (!work.fans.includes(symbol.definition)) {
      work.fans.push(symbol.definition);
    }
  }
}
