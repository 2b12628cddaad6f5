import { diagnose } from '../../diagnostics/diagnose.ts';
import type { At, BodySyntax, LadderSyntax, RedLineSyntax } from '../../syntax/scenario.ts';
import { ladderParts, ladderWords } from '../blocks/ladder.ts';
import type { Part } from '../blocks/part.ts';
import { redLineParts, redLineWords } from '../blocks/red-line.ts';
import { fill, type Words } from '../blocks/template.ts';
import { declare } from '../declare.ts';
import type { NewDraft } from '../draft.ts';
import { meant } from '../meant.ts';
import { rowOf, tableOf } from '../names.ts';
import { present } from '../present.ts';
import type { Work } from '../work.ts';
import { decisionFrom } from './decisions.ts';
import { draftFrom } from './definitions.ts';
import { quantityFrom } from './model.ts';

/** Ladders: each stands for decisions of its climber, a stock of steps taken, and what follows from them. */
export function readLadders(work: Work): void {
  for (const ladder of work.scenario.ladders) {
    const steps = tableOf(ladder.steps, work);
    if (steps === undefined) continue;
    const words = work.recall.once(ladder, 'words', () => ladderWords(ladder));
    for (const part of ladderParts) enter(part, words, ladder.climber, work);
  }
}

/** Red lines: each stands for hidden lines, a reading of every step, and the reactions that follow. */
export function readRedLines(work: Work): void {
  const { ladders, redLines } = work.scenario;
  const byName = new Map(ladders.map((ladder) => [ladder.name.value, ladder]));
  for (const line of redLines) {
    const ladder = byName.get(line.ladder.value);
    if (ladder === undefined) {
      const near = meant(line.ladder.value, byName.keys(), work);
      work.report(diagnose('unknown-ladder', { name: line.ladder.value, near }, line.ladder.span));
    }
    const floor = floorOf(line, work);
    if (ladder === undefined || floor === undefined) continue;
    if (!isPlayable(line, ladder, work)) continue;
    const words = work.recall.once(line, ladder, () => redLineWords(line, ladder, floor));
    for (const part of redLineParts(line)) enter(part, words, line.holder, work);
  }
}

/** The label of the mildest class: the first row of a table whose rows have an order. */
function floorOf({ name, classes, quietBelow }: RedLineSyntax, work: Work): string | undefined {
  const number = tableOf(classes, work);
  const table = number === undefined ? undefined : work.tables[number];
  if (table === undefined) return undefined;
  if (!table.table.ordered) {
    work.report(diagnose('classes-unordered', { name: name.value, table: classes.value }, classes.span));
    return undefined;
  }
  if (quietBelow !== undefined && rowOf(quietBelow, table, work) === undefined) return undefined;
  return table.table.rows[0]?.label;
}

function isPlayable(line: RedLineSyntax, ladder: LadderSyntax, work: Work): boolean {
  if (!work.clock.given)
    work.report(diagnose('red-line-timeless', { name: line.name.value }, line.name.span));
  return work.clock.given && work.tableNumbers.has(ladder.steps.value);
}

/** Enters one of the definitions a block stands for. `actor` climbs the ladder or holds the red line. */
function enter(part: Part, words: Words, actor: At<string>, work: Work): void {
  declare(
    work.recall.once(words, part, () => partFrom(part, words, actor, work)),
    work,
  );
}

function partFrom(part: Part, words: Words, actor: At<string>, work: Work): NewDraft {
  const { span } = words;
  const at = (value: string): At<string> => ({ value, span });
  const named = (word: string): At<string> => at(words.names.get(word) ?? word);
  const [block = '', member = ''] = part.name.split('.');
  const name = at(`${named(block).value}.${member}`);
  const over = (part.over ?? []).map(named);
  const body = (template: string | undefined): BodySyntax | undefined =>
    template === undefined ? undefined : { kind: 'same', formula: fill(template, words), span };
  const entry = { name, span, over, knownTo: part.hidden === true ? [actor] : [] };
  switch (part.section) {
    case 'decisions':
      return decisionFrom({ ...entry, by: [actor], default: fill(part.default, words) }, 'ladder', work);
    case 'assumptions':
      return {
        ...draftFrom({ ...entry, about: part.about, ...present({ is: body(part.is) }) }, 'assumption', work),
        authored: false,
      };
    case 'model': {
      const as = part.as === undefined || part.as === 'yes/no' ? part.as : named(part.as).value;
      const formulas = { is: body(part.is), start: body(part.start), next: body(part.next) };
      const type = as === undefined ? {} : { as: at(as) };
      const origin = { authored: false, draws: part.draws === true };
      return quantityFrom({ ...entry, ...type, ...present(formulas) }, origin, work);
    }
  }
}
