import { diagnose } from '../../diagnostics/diagnose.ts';
import { declare } from '../declare.ts';
import { tablesOf } from '../names.ts';
import { present } from '../present.ts';
import type { Work } from '../work.ts';

/** The name of an observation's definition: with a character that no formula can write, so that none can read it. */
const PREFIX = 'evidence:';

/** What was observed: definitions that give the log density of each row. */
export function readEvidence(work: Work): void {
  for (const { name, title, about, each, observe } of work.scenario.evidence) {
    const over = tablesOf(each, name.value, work);
    declare(
      {
        name: `${PREFIX}${name.value}`,
        role: 'observation',
        span: name.span,
        over,
        value: { kind: 'same', node: observe },
        draws: false,
        authored: true,
        ...present({ title, about }),
        sources: [],
        written: [],
      },
      work,
    );
  }
}

/** The observations in the order of the file; warns of those that no assumption bears on. */
export function gatherEvidence(work: Work): void {
  const numbers = new Map(work.drafts.map(({ name, number }) => [name, number]));
  for (const { name, about } of work.scenario.evidence) {
    const definition = numbers.get(`${PREFIX}${name.value}`);
    if (definition === undefined) continue;
    if (work.flows[definition]?.reach === 'fixed')
      work.report(diagnose('evidence-idle', { name: name.value }, name.span));
    work.observations.push({ id: name.value, ...present({ about }), definition, span: name.span });
  }
}
