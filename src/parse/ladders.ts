import type { LadderSyntax, RedLineSyntax } from '../syntax/scenario.ts';
import { type EntryReader, entryReader, entrySpan, optional, record, required } from './fields.ts';
import { checkName } from './names.ts';
import { formula, nameOf, words } from './readers.ts';

const ladder = record(
  {
    title: optional('title', words, 'What the ladder is called on the page.'),
    climber: required('climber', nameOf('actor'), 'west', 'The actor who takes the steps.'),
    steps: required('steps', nameOf('table'), 'step', 'The table of steps.'),
    provocation: required(
      'provocation',
      formula,
      'step.provocation',
      'How far a step goes in the eyes of the other side.',
    ),
    taken: optional('taken', formula, 'Which steps are taken at the start; none if absent.'),
    order: optional(
      'order',
      formula,
      'Place of a step in the order in which `climb` takes them; the order of the table if absent.',
    ),
    record: optional(
      'record',
      nameOf('quantity'),
      'How far each step of the record went: a quantity over the table of steps taken or refused before; it changes nothing and is shown beside the ladder.',
    ),
    recordTaken: optional(
      'record_taken',
      nameOf('column'),
      'The column of that table that says which steps of the record were taken; all if absent.',
    ),
  },
  'A ladder',
  '{climber: west, steps: step, provocation: step.provocation}',
);

/** An entry of `ladders`. */
export const readLadder: EntryReader<LadderSyntax> = entryReader(ladder.form, (entry, ledger) => {
  checkName(entry.key, ledger);
  const values = ladder(entry.value, entry.key, ledger);
  return values && { name: entry.key, span: entrySpan(entry), ...values };
});

const redLine = record(
  {
    title: optional('title', words, 'What the red line is called on the page.'),
    holder: required('holder', nameOf('actor'), 'russia', 'The actor whose red line it is.'),
    ladder: required('ladder', nameOf('ladder'), 'aid', 'The ladder whose steps may cross it.'),
    classes: required(
      'classes',
      nameOf('table'),
      'class',
      'The ordered table of reactions, the mildest first.',
    ),
    gap: required(
      'gap',
      formula,
      'line_gap',
      'How far the line of each class lies above that of the class below; missing for the mildest.',
    ),
    blur: required('blur', formula, 'blur', 'How blurred the lines are: the scale of the luck of a step.'),
    delay: required('delay', formula, '1 month', 'Mean time from a step to the reaction to it.'),
    common: optional(
      'common',
      formula,
      'Share of the blur’s variance that all steps have in common; 0 if absent.',
    ),
    increment: optional(
      'increment',
      formula,
      'Yes: what counts is how far a step goes beyond those taken; no, as without it: how far it goes.',
    ),
    kinds: optional(
      'kinds',
      formula,
      'Yes: each kind of reaction has a line of its own, which its `gap` then is, and luck of its own; no, as without it: the lines are in order.',
    ),
    context: optional('context', formula, 'What else heats a step, in units of provocation; 0 if absent.'),
    background: optional(
      'background',
      formula,
      'Rate of reactions that no step caused, by class; none if absent.',
    ),
    undo: optional('undo', formula, 'Whether taking a step back ends its reaction; no if absent.'),
    quietBelow: optional(
      'quiet_below',
      nameOf('label'),
      'The mildest class that ends a quiet spell; any above the floor if absent.',
    ),
  },
  'A red line',
  '{holder: russia, ladder: aid, classes: class, gap: line_gap, blur: blur, delay: 1 month}',
);

/** An entry of `red_lines`. */
export const readRedLine: EntryReader<RedLineSyntax> = entryReader(redLine.form, (entry, ledger) => {
  checkName(entry.key, ledger);
  const values = redLine(entry.value, entry.key, ledger);
  return values && { name: entry.key, span: entrySpan(entry), ...values };
});
