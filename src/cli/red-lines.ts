import { formatNumber, formatWorlds } from '../result/format.ts';
import type { Quantiles, RedLineFacts, Result, StepFacts } from '../result/result.ts';
import { textStrip } from './strip.ts';
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
      const open = against.filter(({ recorded }) => recorded !== true);
      if (against.length > 0) told.push(fold(LADDER, width, ''), ladder(own, against, width));
      if (open.length > 0) told.push(fold(CHANCES, width, ''), chances(own, open, width));
      return told.join('\n\n');
    })
    .join('\n\n');
}

const LADDER =
  'The ladder from the gravest down: ◆ a line, ○ a step of the record with what followed, ● an open step with the gravest that it would draw.';

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

/** Lines and steps from the gravest down: steps of the record with what followed, others with what probably would. */
function ladder(lines: readonly RedLineFacts[], steps: readonly StepFacts[], width: number): string {
  const shown = steps.filter(({ recorded, reactions = [] }) => recorded !== true || reactions.length > 0);
  const ranges = [...lines.map(({ posterior }) => posterior), ...shown.map(({ provocation }) => provocation)];
  const low = Math.min(...ranges.map(({ q05 }) => q05));
  const high = Math.max(...ranges.map(({ q95 }) => q95));
  const words = (step: StepFacts): string => {
    if (step.recorded !== true) return step.taken ? step.title : `${step.title}: ${likely(step, lines)}`;
    const followed = (step.reactions ?? []).map((one) => one.class).join(', ');
    return `${step.title}${step.taken ? '' : ' (not taken)'}: ${followed}`;
  };
  const rows = [
    ...lines.map((line) => ({ at: line.posterior, name: `line: ${line.class}`, mark: '◆', says: '' })),
    ...shown.map((step) => ({
      ...{ at: step.provocation, name: step.id, says: words(step) },
      mark: step.recorded === true ? '○' : '●',
    })),
  ].sort((a, b) => b.at.q50 - a.at.q50);
  const named = Math.max(...rows.map(({ name }) => name.length));
  const columns = Math.max(16, Math.min(32, width - named - 40));
  return rows
    .map(({ name, at, mark, says }) => {
      const head = `${name.padEnd(named)}  ${textStrip({ low, high }, at, mark, columns)}  `;
      const indent = `\n${' '.repeat(head.length)}`;
      return (head + fold(says, width - head.length, '').replaceAll('\n', indent)).trimEnd();
    })
    .join('\n');
}

/** The classes that are the gravest drawn in at least one world in twenty, with their chances. */
function likely(step: StepFacts, lines: readonly RedLineFacts[]): string {
  const least = lines.map((line) => step.crosses[line.class] ?? 0);
  return ['none', ...lines.map((line) => line.class)]
    .map((name, index) => ({ name, share: (index === 0 ? 1 : least[index - 1]!) - (least[index] ?? 0) }))
    .filter(({ share }) => share >= LEAST_SHARE)
    .map(({ name, share }) => `${name} ${formatWorlds(share).replace(' ', '\u00a0')}`)
    .join(', ');
}

const LEAST_SHARE = 0.05;

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
