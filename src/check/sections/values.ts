import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Node } from '../../syntax/expression.ts';
import { declare } from '../declare.ts';
import { rowOf, take } from '../names.ts';
import type { Work } from '../work.ts';

/** What the path is worth to each actor: the outcome `value` over the actors, missing for those without a formula. */
export function readValues(work: Work): void {
  const { values } = work.scenario;
  const [first] = values;
  if (first === undefined) return;
  const { span } = first.actor;
  const number = work.tableNumbers.get('actor');
  const actors = number === undefined ? undefined : work.tables[number];
  if (number === undefined || actors === undefined) {
    work.report(diagnose('values-unowned', {}, span));
    return;
  }
  const missing: Node = { kind: 'missing', span };
  const nodes = new Array<Node>(actors.rows.size).fill(missing);
  for (const { actor, formula } of values) {
    const row = rowOf(actor, actors, work);
    if (row !== undefined) nodes[row] = formula;
  }
  if (!take({ value: 'value', span }, 'the outcome of the section `values`', work)) return;
  declare(
    {
      name: 'value',
      role: 'outcome',
      span,
      over: [number],
      value: { kind: 'each', nodes },
      draws: false,
      authored: true,
      title: 'Value',
      sources: [],
      written: [],
      better: 'higher',
    },
    work,
  );
}
