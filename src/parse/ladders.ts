import type { LadderSyntax, RedLineSyntax } from '../syntax/scenario.ts';
import { entrySpan, optional, record, required } from './fields.ts';
import type { Ledger } from './ledger.ts';
import { checkName } from './names.ts';
import { formula, reference, words } from './readers.ts';
import type { Entry } from './tree.ts';

const ladder = record(
  {
    title: optional('title', words),
    climber: required('climber', reference, 'west'),
    steps: required('steps', reference, 'step'),
    provocation: required('provocation', formula, 'step.provocation'),
    taken: optional('taken', formula),
    order: optional('order', formula),
  },
  'A ladder',
  '{climber: west, steps: step, provocation: step.provocation}',
);

/** An entry of `ladders`. */
export function readLadder(entry: Entry, ledger: Ledger): LadderSyntax | undefined {
  checkName(entry.key, ledger);
  const values = ladder(entry.value, entry.key, ledger);
  return values && { name: entry.key, span: entrySpan(entry), ...values };
}

const redLine = record(
  {
    title: optional('title', words),
    holder: required('holder', reference, 'russia'),
    ladder: required('ladder', reference, 'aid'),
    classes: required('classes', reference, 'class'),
    gap: required('gap', formula, 'line_gap'),
    blur: required('blur', formula, 'blur'),
    delay: required('delay', formula, '1 month'),
    common: optional('common', formula),
    increment: optional('increment', formula),
    context: optional('context', formula),
    background: optional('background', formula),
    undo: optional('undo', formula),
    quietBelow: optional('quiet_below', reference),
  },
  'A red line',
  '{holder: russia, ladder: aid, classes: class, gap: line_gap, blur: blur, delay: 1 month}',
);

/** An entry of `red_lines`. */
export function readRedLine(entry: Entry, ledger: Ledger): RedLineSyntax | undefined {
  checkName(entry.key, ledger);
  const values = redLine(entry.value, entry.key, ledger);
  return values && { name: entry.key, span: entrySpan(entry), ...values };
}
