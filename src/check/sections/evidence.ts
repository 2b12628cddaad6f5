import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Node, ObserveNode } from '../../syntax/expression.ts';
import type { At, EvidenceSyntax } from '../../syntax/scenario.ts';
import { declare, numbersOf } from '../declare.ts';
import { tablesOf } from '../names.ts';
import { present } from '../present.ts';
import { foundOf } from '../typing.ts';
import type { Work } from '../work.ts';
import { baseRatesOf } from './base-rates.ts';
import { checkSupport } from './evidence-support.ts';

/** The name of an observation's definition: with a character that no formula can write, so that none can read it. */
const PREFIX = 'evidence:';
/** The same by other data, and of the rows that might have counted. */
const INSTEAD = 'evidence instead:';
const ALSO = 'evidence also:';

/** What was observed: definitions that give the log density of each row. */
export function readEvidence(work: Work): void {
  for (const evidence of work.scenario.evidence) {
    const { name, title, about, each, observe } = evidence;
    const over = tablesOf(each, name.value, work);
    const enter = (called: string, node: ObserveNode): void => {
      declare(
        {
          name: called,
          role: 'observation',
          span: name.span,
          over,
          value: { kind: 'same', node },
          draws: false,
          authored: true,
          ...present({ title, about }),
          sources: [],
          written: [],
        },
        work,
      );
    };
    enter(`${PREFIX}${name.value}`, observe);
    const [instead, also] = [recoded(evidence), besides(evidence)];
    if (instead !== undefined) enter(`${INSTEAD}${name.value}`, instead);
    if (also !== undefined) enter(`${ALSO}${name.value}`, also);
  }
}

/** The same with other data, where there are any. */
function recoded({ each, instead, observe }: EvidenceSyntax): ObserveNode | undefined {
  const [table] = each;
  if (instead === undefined || table === undefined || each.length > 1) return undefined;
  const { span } = instead;
  const other: Node = { kind: 'name', name: `${table.value}.${instead.value}`, span };
  return {
    ...observe,
    data: { kind: 'binary', operator: 'otherwise', left: other, right: observe.data, span },
  };
}

/** The rows that might have counted and do not. */
function besides({ also, observe }: EvidenceSyntax): ObserveNode | undefined {
  if (also === undefined) return undefined;
  const { where } = observe;
  const { span } = also;
  if (where === undefined) return { ...observe, where: { kind: 'truth', value: false, span } };
  const not: Node = { kind: 'unary', operator: 'not', of: where, span };
  return { ...observe, where: { kind: 'binary', operator: 'and', left: also, right: not, span } };
}

/** The observations in the order of the file; warns of those that no assumption bears on. */
export function gatherEvidence(work: Work): void {
  const numbers = numbersOf('observation', work);
  for (const evidence of work.scenario.evidence) {
    const { name, about, knownOn, move, instead, said, groups } = evidence;
    const definition = numbers.get(`${PREFIX}${name.value}`);
    if (definition === undefined) continue;
    if (instead !== undefined) columnOf(evidence, instead, ['date', 'label', 'truth', 'number'], work);
    checkSupport(work.drafts[definition]!, work);
    if (work.reaches[definition] === 'fixed')
      work.report(diagnose('evidence-idle', { name: name.value }, name.span));
    work.observations.push({
      id: name.value,
      ...present({ about }),
      definition,
      ...present({
        knownOn: knownOn && columnOf(evidence, knownOn, ['date'], work),
        move: move && columnOf(evidence, move, ['label', 'truth'], work),
        baseRates: evidence.baseRates.length === 0 ? undefined : baseRatesOf(evidence, work),
        instead: numbers.get(`${INSTEAD}${name.value}`),
        also: numbers.get(`${ALSO}${name.value}`),
      }),
      said,
      groups: groups.flatMap((group) => columnOf(evidence, group, ['label', 'truth'], work) ?? []),
      span: name.span,
    });
  }
}

type Kind = 'date' | 'label' | 'truth' | 'number';

const HOLDS: Readonly<Record<Kind, string>> = {
  date: 'dates',
  label: 'rows of a table',
  truth: 'yes or no',
  number: 'numbers',
};

/** The column of the observed table that tells something of each row and is known beforehand; reports what is none. */
function columnOf(
  { each }: EvidenceSyntax,
  column: At<string>,
  kinds: readonly Kind[],
  work: Work,
): number | undefined {
  const [table, ...more] = each;
  const name = `${table?.value ?? ''}.${column.value}`;
  const draft = more.length > 0 ? undefined : work.drafts[work.symbols.get(name)?.definition ?? -1];
  const kind = draft && foundOf(draft, work)?.type.kind;
  const fits = kinds.some((one) => one === kind) && work.reaches[draft?.number ?? -1] === 'fixed';
  if (draft !== undefined && fits) return draft.number;
  const wanted = kinds.map((one) => HOLDS[one]).join(', or ');
  work.report(diagnose('evidence-column', { name: column.value, wanted }, column.span));
  return undefined;
}
