import { boxSentence } from '../result/box-sentence.ts';
import type { BoxFacts, IndexFacts, Interval, PartFacts, TargetFacts } from '../result/exploration.ts';
import { formatNumber, formatPercent, formatWorlds } from '../result/format.ts';
import { turningSentence } from '../result/turning-sentence.ts';
import type { Style } from './style.ts';
import { fold, textTables } from './table.ts';

/** The terminal's account of what decides a claim or an outcome: what turns it, where, and which assumptions. */
export function targetText(target: TargetFacts, style: Style, width: number): string {
  const { id, title, verdict, share, mcse = 0, turns, turning_box, box, further_boxes = [], no_box } = target;
  const { indices, design, no_design, of, parts, trade_off } = target;
  const words = (text: string): string => fold(text, width, '');
  const lines = [
    title === id
      ? style.bold(id)
      : `${style.bold(id)}  ${fold(title, width - id.length - 2, ' '.repeat(id.length + 2))}`,
  ];
  if (verdict !== undefined) {
    const often =
      share === undefined ? '' : `: holds in ${formatPercent(share)} of worlds (± ${formatPercent(mcse)})`;
    lines.push(`${verdict.replace('_', ' ').toUpperCase()}${often}`);
  }
  if (turns !== undefined) lines.push(words(turns));
  if (turning_box !== undefined) lines.push(words(turningSentence(turning_box)));
  if (box !== undefined) {
    lines.push(words(boxSentence(box)), style.dim(words(quasiText(box))));
    const instead = tradeOffText(trade_off);
    if (instead !== '') lines.push(style.dim(words(instead)));
  }
  for (const further of further_boxes) lines.push(words(boxSentence(further, true)));
  if (no_box !== undefined)
    lines.push(words(no_box.startsWith('It ') ? `No box is told. ${no_box}` : no_box));
  lines.push('');
  lines.push(
    indices.length === 0 ? 'No assumption tells the worlds apart beyond noise.' : indexTable(indices, width),
  );
  lines.push(...correlatedText(indices).map((text) => style.dim(words(text))));
  if (design !== undefined) {
    lines.push(
      style.dim(
        words(
          `Totals and effects from ${design.runs.toLocaleString('en-GB')} runs of ${design.worlds.toLocaleString('en-GB')} worlds. An estimate below 0 is noise: its interval says how much. Labels have no order, and so no effect across a range. Where an effect differs much from world to world, it depends on the others or is no straight line.`,
        ),
      ),
    );
  }
  if (design?.learned !== undefined) {
    const { assumptions, first, total } = design.learned;
    const many =
      assumptions.length === 1
        ? `${assumptions[0]}, on which the evidence bears, is drawn anew as the evidence leaves it`
        : `The ${assumptions.length} assumptions on which the evidence bears depend on one another since, and have no total of their own. Drawn anew together, as the evidence leaves them`;
    lines.push(style.dim(words(`${many}: alone ${intervalText(first)}, in all ${intervalText(total)}.`)));
  }
  if (no_design !== undefined) lines.push(style.dim(words(`No design: ${no_design}`)));
  if (parts.length > 1) lines.push('', partTable(parts, of, width));
  return lines.join('\n');
}

/** How likely the box would be as dense without each of its conditions. */
function quasiText({ conditions }: BoxFacts): string {
  const list = conditions.map(
    ({ assumption, quasi_p }) => `${assumption} ${quasi_p < 0.001 ? '< 0.001' : formatNumber(quasi_p, 2)}`,
  );
  return `Quasi-p-values (how likely it would be as dense if the condition did not matter): ${list.join(', ')}.`;
}

/** Shares of the worlds sought that a box could cover instead. */
const COVERAGES = [0.9, 0.7, 0.5, 0.3] as const;

/** A few boxes that could be had instead: more density for less coverage. */
function tradeOffText(trade_off: TargetFacts['trade_off']): string {
  const passed = COVERAGES.flatMap((least) => {
    const covering = trade_off.filter(({ coverage, limits }) => coverage >= least && limits > 0);
    const densest = covering.toSorted((a, b) => b.density - a.density)[0];
    return densest === undefined ? [] : [densest];
  });
  const list = [...new Set(passed)].map(
    ({ coverage, density }) => `${formatWorlds(density)} / ${formatWorlds(coverage)}`,
  );
  return list.length === 0
    ? ''
    : `Other boxes of the same assumptions, as the search saw them (density / coverage): ${list.join(', ')}.`;
}

/** What is to be known of assumptions that move together. */
function correlatedText(indices: readonly IndexFacts[]): string[] {
  return indices.flatMap(({ assumption, moves_with = [] }) =>
    moves_with.length === 0
      ? []
      : [
          `${assumption} moves with ${moves_with.join(' and ')}: what is found of one includes what it tells of the other.`,
        ],
  );
}

function intervalText({ value, low, high }: Interval): string {
  return `${formatNumber(value, 2)} [${formatNumber(low, 2)}, ${formatNumber(high, 2)}]`;
}

function indexTable(indices: readonly IndexFacts[], width: number): string {
  const designed = indices.some(({ total }) => total !== undefined);
  const moved = indices.some(({ distance }) => distance !== undefined);
  const optional = (one: Interval | undefined): string => (one === undefined ? '' : intervalText(one));
  const movedText = (distance: Interval | undefined, floor = 0): string =>
    distance === undefined ? '' : `${intervalText(distance)}${distance.low <= floor ? ' (noise)' : ''}`;
  const rows = indices.map(
    ({ assumption, first, total, effect, effect_spread, distance, distance_floor }) => [
      assumption,
      intervalText(first),
      ...(designed ? [optional(total), optional(effect), optional(effect_spread)] : []),
      ...(moved ? [movedText(distance, distance_floor)] : []),
    ],
  );
  const heads = ['', 'alone', ...(designed ? ['in all', 'across its range', 'which differs by'] : [])];
  return textTables([...heads, ...(moved ? ['moves the distribution'] : [])], rows, width);
}

const PART_HEADS = {
  holds: 'holds in',
  fails: 'fails in',
  yes: 'happens in',
  worst: 'worst in',
  best: 'best in',
} as const;

/** The parts of the space, one a line: how often it comes out so there, how many of the worlds they are, and where. */
function partTable(parts: readonly PartFacts[], of: TargetFacts['of'], width: number): string {
  const heads = [of === undefined ? 'in' : PART_HEADS[of], 'of worlds', 'where'] as const;
  const rows = parts.map(({ conditions, density, mass }) => [
    formatPercent(Math.round(100 * density) / 100),
    formatWorlds(mass),
    conditions.map(({ assumption, words }) => `${assumption} ${words}`).join('; ') || 'anywhere',
  ]);
  const sizes = [0, 1].map((i) => Math.max(...[heads, ...rows].map((row) => row[i]!.length)));
  const indent = sizes.reduce((sum, size) => sum + size + 2, 0);
  return [heads, ...rows]
    .map(
      ([density = '', mass = '', where = '']) =>
        `${density.padStart(sizes[0]!)}  ${mass.padStart(sizes[1]!)}  ${fold(where, width - indent, ' '.repeat(indent))}`,
    )
    .join('\n');
}
