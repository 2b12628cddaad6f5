import { formatNumber, formatWorlds } from '../result/format.ts';
import type { Quantiles, RedLineFacts, Result, StepFacts } from '../result/result.ts';
import type { Style } from './style.ts';
import { fold, textTables } from './table.ts';

/** Where the red lines lie, and below them the steps by provocation with the chance that each reaches the line of each class. */
export function redLines(
  { redLines: lines = [], steps = [], inference }: Result,
  style: Style,
  width: number,
): string {
  const names = [...new Set(lines.map(({ line }) => line))];
  return names
    .map((name) => {
      const own = lines.filter(({ line }) => line === name);
      const against = steps.filter(({ line }) => line === name);
      const [{ title, unit } = { title: name, unit: '' }] = own;
      const head = `${style.bold(title)}: median [90 % of worlds]${unit === '1' ? '' : `, ${unit}`}`;
      const told = [head, places(own, inference !== undefined, width)];
      if (against.length > 0) told.push(fold(CHANCES, width, ''), chances(own, against, width));
      return told.join('\n\n');
    })
    .join('\n\n');
}

const CHANCES =
  'Steps by provocation, and the chance that each reaches the line of a class: what the step is by itself and its luck; circumstances, and what earlier steps made usual, are left aside.';

/** The gravest class first, as the steps below stand by provocation. */
function places(lines: readonly RedLineFacts[], learned: boolean, width: number): string {
  const rows = [...lines].reverse().map((one) => {
    const after = spread(one.posterior);
    return learned
      ? [one.class, spread(one.prior), after, formatNumber(one.informed_bits, 2)]
      : [one.class, after];
  });
  return textTables(learned ? ['line', 'before', 'after', 'bits'] : ['line', 'at'], rows, width);
}

function chances(lines: readonly RedLineFacts[], steps: readonly StepFacts[], width: number): string {
  const classes = lines.map((line) => line.class);
  const rows = [...steps]
    .sort((a, b) => b.provocation.q50 - a.provocation.q50)
    .map(({ id, taken, provocation, crosses }) => [
      taken ? `${id} (taken)` : id,
      spread(provocation),
      ...classes.map((one) => formatWorlds(crosses[one] ?? Number.NaN)),
    ]);
  return textTables(['step', 'provocation', ...classes], rows, width);
}

function spread({ q05, q50, q95 }: Quantiles): string {
  return `${formatNumber(q50)} [${formatNumber(q05)}, ${formatNumber(q95)}]`;
}
