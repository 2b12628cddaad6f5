import type { Fault } from '../../kernel/kernel.ts';
import { pause } from '../../kernel/pause.ts';
import { scaled } from '../altered.ts';
import { dataOf } from '../data.ts';
import { type View, viewerOf } from '../view.ts';
import { type Ask, DRAWS } from './ask.ts';
import { differing } from './difference.ts';
import type { UnseenLine } from './facts.ts';
import { summaryOf } from './spread.ts';

/** How many times as far a line that no row shows may lie from the one below. */
const FACTORS: readonly number[] = [0.5, 1, 2];

/** Lines of classes that no row shows, with the gap below them smaller and larger. */
export async function unseenLines(ask: Ask): Promise<{ readonly lines: readonly UnseenLine[] } | Fault> {
  const lines: UnseenLine[] = [];
  const { model, ours, settings } = ask;
  for (const [redLine, { line, gap, classes }] of model.redLines.entries()) {
    const counts = seenOf(ask, classes);
    if (counts === undefined) continue;
    for (const { row, values } of ours.quantities.filter(({ definition }) => definition === line)) {
      if ((counts[row] ?? 0) > 0) continue;
      const priors: UnseenLine['priors'][number][] = [];
      for (const factor of FACTORS) {
        await pause();
        ask.hooks.signal?.throwIfAborted();
        // A whole factor is the model as it is, which is compiled already.
        const other = factor === 1 ? model : scaled(model, gap, row, factor);
        const viewer = viewerOf(other, settings.seed);
        if ('diagnostic' in viewer) return viewer;
        const before = viewer(DRAWS);
        if ('diagnostic' in before) return before;
        const lineIn = (view: View): Float64Array | undefined =>
          view.quantities.find((one) => one.definition === line && one.row === row)?.values;
        const prior = summaryOf(lineIn(before) ?? values).spread;
        if (factor === 1) {
          priors.push({
            factor,
            before: prior,
            after: summaryOf(values).spread,
            khat: Number.NEGATIVE_INFINITY,
            found: 'weighed',
          });
          continue;
        }
        const different = await differing(other, false, ask);
        if ('diagnostic' in different) return different;
        const moved = different.moved.find((one) => one.definition === line && one.row === row);
        const { khat, found } = different;
        priors.push({ factor, before: prior, after: moved?.other, khat, found });
      }
      lines.push({ redLine, row, priors });
    }
  }
  return { lines };
}

/** How many observed rows show each class of a table; undefined where what was seen cannot be told from the data. */
function seenOf({ model, ours }: Ask, classes: number): number[] | undefined {
  const counts = (model.tables[classes]?.rows ?? []).map(() => 0);
  let told = false;
  for (const [index, { definition: number, said }] of model.observations.entries()) {
    if (said) continue;
    const data = dataOf(model.definitions[number]!);
    const definition = data === undefined ? undefined : model.definitions[data];
    if (definition?.type.kind !== 'label' || definition.type.table !== classes) continue;
    told = true;
    const { body } = definition;
    for (const { observation, row } of ours.rows) {
      if (observation !== index) continue;
      const expr = body.kind === 'same' ? body.expr : body.exprs[row];
      if (expr?.op === 'constant' && counts[expr.value] !== undefined) counts[expr.value]! += 1;
    }
  }
  return told ? counts : undefined;
}
