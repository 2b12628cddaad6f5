import { diagnose } from '../../diagnostics/diagnose.ts';
import type { LadderSyntax } from '../../syntax/scenario.ts';
import { foundOf } from '../typing.ts';
import { same } from '../units/dimension.ts';
import type { Work } from '../work.ts';

/** Refuses a record of a ladder that is no quantity over one table, measured as the ladder's provocation is and fast in a world. */
export function checkLadderRecords(work: Work): void {
  for (const ladder of work.scenario.ladders) {
    const { record, recordTaken } = ladder;
    if (record === undefined) {
      if (recordTaken !== undefined)
        work.report(diagnose('ladder-record-taken', { name: recordTaken.value }, recordTaken.span));
      continue;
    }
    const table = tableOfRecord(ladder, record.value, work);
    if (table === undefined) {
      work.report(diagnose('ladder-record', { name: record.value }, record.span));
    } else if (recordTaken !== undefined && !tellsTaken(table, recordTaken.value, work)) {
      work.report(diagnose('ladder-record-taken', { name: recordTaken.value }, recordTaken.span));
    }
  }
}

/** The table of the record's steps, undefined where it will not do. */
function tableOfRecord({ name }: LadderSyntax, record: string, work: Work): number | undefined {
  const draft = work.drafts.find((one) => one.name === record);
  const provocation = work.drafts.find((one) => one.name === `${name.value}.provocation`);
  const [type, wanted] = [draft, provocation].map((one) => one && foundOf(one, work)?.type);
  if (draft === undefined || type?.kind !== 'number' || wanted?.kind !== 'number') return undefined;
  const stands = work.reaches[draft.number] !== 'period';
  return stands && draft.over.length === 1 && same(type.dimension, wanted.dimension)
    ? draft.over[0]
    : undefined;
}

function tellsTaken(table: number, column: string, work: Work): boolean {
  const name = `${work.tables[table]?.table.name ?? ''}.${column}`;
  const draft = work.drafts.find((one) => one.name === name);
  if (draft === undefined || work.reaches[draft.number] === 'period') return false;
  return foundOf(draft, work)?.type.kind === 'truth';
}
