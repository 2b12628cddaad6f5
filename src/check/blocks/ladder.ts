import type { Node } from '../../syntax/expression.ts';
import type { LadderSyntax } from '../../syntax/scenario.ts';
import type { Part } from './part.ts';
import type { Words } from './template.ts';

/** What a ladder stands for, in the order in which it is explained. */
export const ladderParts: readonly Part[] = [
  { section: 'decisions', name: 'aid.take', over: ['step'], default: 'no' },
  { section: 'decisions', name: 'aid.drop', over: ['step'], default: 'no' },
  { section: 'decisions', name: 'aid.climb', default: 'no' },
  { section: 'model', name: 'aid.already', over: ['step'], as: 'yes/no', is: 'T' },
  {
    section: 'model',
    name: 'aid.taken',
    over: ['step'],
    as: 'yes/no',
    start: 'T',
    next: '(aid.taken or aid.new) and not aid.drop',
  },
  {
    section: 'model',
    name: 'aid.next',
    as: 'step',
    is: 'argmin[step where not aid.taken and known(O)](O)',
  },
  {
    section: 'model',
    name: 'aid.new',
    over: ['step'],
    as: 'yes/no',
    is: 'not aid.taken and (aid.take or (aid.climb and ((step == aid.next) otherwise no)))',
  },
  { section: 'model', name: 'aid.provocation', over: ['step'], is: 'P' },
  { section: 'model', name: 'aid.level', is: 'max[step where aid.taken or aid.new](P) otherwise 0' },
  { section: 'model', name: 'aid.stood', is: 'max[step where aid.taken](P) otherwise 0' },
];

/** The words of one ladder: where it has no `taken` nothing has been, and without `order` the table's order is climbed. */
export function ladderWords(ladder: LadderSyntax): Words {
  const { name, steps, provocation, taken, order } = ladder;
  const { span } = name;
  const nothing: Node = { kind: 'truth', value: false, span };
  // Steps of equal rank are climbed in the order of the table.
  const level: Node = { kind: 'number', value: 0, percent: false, span };
  return {
    formulas: new Map([
      ['P', provocation],
      ['T', taken ?? nothing],
      ['O', order ?? level],
    ]),
    names: new Map([
      ['aid', name.value],
      ['step', steps.value],
    ]),
    span,
  };
}
