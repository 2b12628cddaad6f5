import { diagnose } from '../../diagnostics/diagnose.ts';
import type { ValueType } from '../../model/model.ts';
import type { Node } from '../../syntax/expression.ts';
import type { At, LadderSyntax, RedLineSyntax } from '../../syntax/scenario.ts';
import { elaborate } from '../elaborate.ts';
import { sameType } from '../expressions/agree.ts';
import { typeText } from '../expressions/type-text.ts';
import { fitsEvery } from '../fits.ts';
import { namedIn, sequenceOf } from '../sequence.ts';
import { foundOf } from '../typing.ts';
import type { Work } from '../work.ts';

const TRUTH: ValueType = { kind: 'truth' };
const PLAIN: ValueType = { kind: 'number', dimension: {} };
const DURATION: ValueType = { kind: 'number', dimension: { day: 1 } };
const RATE: ValueType = { kind: 'number', dimension: { day: -1 } };

/** A field of a block as the author wrote it: the table it is read over, and what it should be. */
interface Field {
  readonly name: string;
  readonly node: Node | undefined;
  readonly over: At<string>;
  readonly wanted: ValueType | 'number';
  /** Whether `0` may stand for any unit: not where the field is a factor, which gives the product its unit. */
  readonly zero?: true;
}

/**
 * Checks the fields of ladders and red lines each by itself, before what the blocks stand for is looked at: so that a
 * mistake is told in the words of the field it stands in. What a mistaken block stands for is left aside.
 */
export function measureBlocks(work: Work): void {
  const scales = new Map<string, ValueType>();
  for (const ladder of work.scenario.ladders) {
    const sound = ladderFields(ladder).map((field) => measure(field, ladder.name.value, work));
    const [scale] = sound;
    if (scale !== undefined && sound.every(Boolean)) scales.set(ladder.name.value, scale);
    else setAside(ladder.name.value, work);
  }
  for (const line of work.scenario.redLines) {
    const ladder = work.scenario.ladders.find(({ name }) => name.value === line.ladder.value);
    const scale = scales.get(line.ladder.value);
    const fields = ladder === undefined || scale === undefined ? [] : redLineFields(line, ladder, scale);
    const sound = fields.map((field) => measure(field, line.name.value, work));
    if (sound.length === 0 || !sound.every(Boolean)) setAside(line.name.value, work);
  }
}

/** The first is the scale of the ladder. */
function ladderFields({ provocation, taken, order, steps }: LadderSyntax): Field[] {
  return [
    { name: 'provocation', node: provocation, over: steps, wanted: 'number' },
    { name: 'taken', node: taken, over: steps, wanted: TRUTH },
    { name: 'order', node: order, over: steps, wanted: 'number' },
  ];
}

function redLineFields(line: RedLineSyntax, { steps }: LadderSyntax, scale: ValueType): Field[] {
  return [
    { name: 'gap', node: line.gap, over: line.classes, wanted: scale },
    { name: 'blur', node: line.blur, over: steps, wanted: scale },
    { name: 'delay', node: line.delay, over: steps, wanted: DURATION },
    { name: 'common', node: line.common, over: steps, wanted: PLAIN },
    { name: 'increment', node: line.increment, over: steps, wanted: TRUTH },
    { name: 'kinds', node: line.kinds, over: line.classes, wanted: TRUTH },
    { name: 'context', node: line.context, over: steps, wanted: scale, zero: true },
    { name: 'background', node: line.background, over: line.classes, wanted: RATE, zero: true },
    { name: 'undo', node: line.undo, over: steps, wanted: TRUTH },
  ];
}

/** The field's type, or undefined after a mistake that is reported; a field left out is as it should be. */
function measure(
  { name, node, over, wanted, zero }: Field,
  block: string,
  work: Work,
): ValueType | undefined {
  const table = work.tableNumbers.get(over.value);
  if (table === undefined) return undefined;
  if (node === undefined) return wanted === 'number' ? PLAIN : wanted;
  for (const number of sequenceOf(namedIn([node], work), work)) {
    const draft = work.drafts[number];
    if (draft !== undefined) foundOf(draft, work);
  }
  const found = elaborate(
    node,
    { role: 'quantity', over: [table], draws: false, phase: 'period' },
    work.scope,
  );
  if (found === undefined) return undefined;
  const fits = wanted === 'number' ? found.type.kind === 'number' : sameType(found.type, wanted);
  if (fits || (zero === true && fitsEvery(node))) return found.type;
  const words = wanted === 'number' ? 'a number' : typeText(wanted, work.scope);
  const fields = { field: name, block, wanted: words, given: typeText(found.type, work.scope) };
  work.report(diagnose('block-field', fields, node.span));
  return undefined;
}

/** Leaves what a block stands for without values; what reads them is then passed over in silence. */
function setAside(block: string, work: Work): void {
  for (const { name, authored, number } of work.drafts) {
    if (authored || !name.startsWith(`${block}.`)) continue;
    work.typed[number] = { state: 'done', found: undefined };
  }
}
