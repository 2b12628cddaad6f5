import { diagnose } from '../diagnostics/diagnose.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Model } from '../model/model.ts';
import { rowName } from '../model/row-name.ts';
import type { Target } from './target.ts';
import type { Weighed } from './weighed.ts';

/** Worlds drawn to find out which observations rule them all out. */
const WORLDS = 4096;
/** Rows named in a message, and rows that are compared in pairs. */
const NAMED = 4;
const COMPARED = 300;
const NAMED_TOGETHER = 8;

interface Row {
  readonly name: string;
  readonly span: Diagnostic['span'];
  /** Whether the row can have been seen, by world. */
  readonly possible: Uint8Array;
}

/** Why no world can have given what was observed: rows that none can have given, or a few that none can have given together. */
export function nowhere(
  model: Model,
  { model: weighed, path }: Weighed,
  target: Target,
  seed: number,
): Diagnostic {
  const played = target.play(seed, WORLDS);
  if ('diagnostic' in played) return played.diagnostic;
  const numbers = path
    ? weighed.outcomes
    : weighed.worldOrder.filter((n) => weighed.definitions[n]?.reach === 'world');
  const block = path ? played.outcomes[0] : played.worlds;
  const rows: Row[] = [];
  let column = 0;
  for (const number of numbers) {
    const definition = weighed.definitions[number];
    if (definition === undefined || block === undefined) continue;
    const observation = model.observations.find((one) => one.definition === number);
    for (let row = 0; row < definition.size; row++, column++) {
      if (observation === undefined) continue;
      const values = block.subarray(column * WORLDS, (column + 1) * WORLDS);
      const named = { ...definition, name: observation.id };
      const possible = Uint8Array.from(values, (value) => (value === Number.NEGATIVE_INFINITY ? 0 : 1));
      rows.push({ name: rowName(named, model.tables, row), span: observation.span, possible });
    }
  }
  const impossible = rows.filter(({ possible }) => !possible.includes(1));
  const [first] = impossible;
  if (first !== undefined) {
    const names = impossible.slice(0, NAMED).map(({ name }) => name);
    const more = impossible.length > NAMED ? ` and ${impossible.length - NAMED} more` : '';
    return diagnose('evidence-impossible', { rows: names.join(', ') + more }, first.span);
  }
  const together = contradiction(rows.filter(({ possible }) => possible.includes(0)));
  if (together === undefined) {
    return diagnose('evidence-nowhere', { worlds: WORLDS }, model.observations[0]?.span);
  }
  const names = together.map(({ name }) => name);
  const listed = `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
  return diagnose('evidence-contradicts', { rows: listed, worlds: WORLDS }, together.at(-1)?.span);
}

/**
 * A few rows that no world can have given together, of which any but one could have been: a pair where there is one, else what is left of the
 * rows when each that is not needed has been put aside. Undefined where it would be too many to name.
 */
function contradiction(rows: readonly Row[]): readonly Row[] | undefined {
  const compared = rows.slice(0, COMPARED);
  for (const [index, one] of compared.entries()) {
    const other = compared.slice(index + 1).find((later) => left([one, later]) === 0);
    if (other !== undefined) return [one, other];
  }
  // Up to the first row that leaves nothing; it is one of them.
  const last = rows.findIndex((_, index) => left(rows.slice(0, index + 1)) === 0);
  if (last < 0 || last >= COMPARED) return undefined;
  let needed = rows.slice(0, last + 1);
  for (const row of rows.slice(0, last)) {
    const without = needed.filter((one) => one !== row);
    if (left(without) === 0) needed = without;
  }
  return needed.length <= NAMED_TOGETHER ? needed : undefined;
}

/** In how many of the worlds all of these rows can have been seen. */
function left(rows: readonly Row[]): number {
  let count = 0;
  for (let world = 0; world < WORLDS; world++) {
    if (rows.every(({ possible }) => possible[world] === 1)) count++;
  }
  return count;
}
