import { diagnose } from '../../diagnostics/diagnose.ts';
import type { At, EvidenceSyntax } from '../../syntax/scenario.ts';
import { declare } from '../declare.ts';
import { tablesOf } from '../names.ts';
import { present } from '../present.ts';
import { foundOf } from '../typing.ts';
import type { Work } from '../work.ts';
import { baseRatesOf } from './base-rates.ts';

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
  for (const evidence of work.scenario.evidence) {
    const { name, about, knownOn, move } = evidence;
    const definition = numbers.get(`${PREFIX}${name.value}`);
    if (definition === undefined) continue;
    if (work.flows[definition]?.reach === 'fixed')
      work.report(diagnose('evidence-idle', { name: name.value }, name.span));
    work.observations.push({
      id: name.value,
      ...present({ about }),
      definition,
      ...present({
        knownOn: knownOn && columnOf(evidence, knownOn, ['date'], work),
        move: move && columnOf(evidence, move, ['label', 'truth'], work),
        baseRates: evidence.baseRates.length === 0 ? undefined : baseRatesOf(evidence, work),
      }),
      span: name.span,
    });
  }
}

type Kind = 'date' | 'label' | 'truth';

const HOLDS: Readonly<Record<Kind, string>> = { date: 'dates', label: 'rows of a table', truth: 'yes or no' };

/** The column of the observed table that tells something of each row and is known beforehand; reports what is none. */
function columnOf(
  { each }: EvidenceSyntax,
  column: At<string>,
  kinds: readonly Kind[],
  work: Work,
): number | undefined {
  const [table, ...more] = each;
  const name = `${table?.value ?? ''}.${column.value}`;
  const draft = more.length > 0 ? undefined : work.drafts.find((one) => one.name === name);
  const kind = draft && foundOf(draft, work)?.type.kind;
  const fits = kinds.some((one) => one === kind) && work.flows[draft?.number ?? -1]?.reach === 'fixed';
  if (draft !== undefined && fits) return draft.number;
  const wanted = kinds.map((one) => HOLDS[one]).join(', or ');
  work.report(diagnose('evidence-column', { name: column.value, wanted }, column.span));
  return undefined;
}
