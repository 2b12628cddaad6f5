import type { Node } from '../../syntax/expression.ts';
import type { LadderSyntax, RedLineSyntax } from '../../syntax/scenario.ts';
import type { Part } from './part.ts';
import type { Words } from './template.ts';

/** How far a step goes in the eyes of the one who answers, whether he has one luck a step or one for each kind of reaction. */
const HEAT = 'P - (if I then aid.stood else 0) + C + moscow.slip';

/**
 * What a red line stands for: a graded response of the holder to the steps of a ladder (after F. Samejima, "Estimation of
 * Latent Ability Using a Response Pattern of Graded Scores", Psychometrika Monograph 17, 1969), with a lag. `F` is the
 * floor, the mildest class. With `kinds` each kind has a line of its own instead, in no order, and answers on its own luck; what is
 * seen is the gravest that does.
 */
const graded: readonly Part[] = [
  { section: 'model', name: 'moscow.gap', over: ['class'], hidden: true, is: 'G' },
  {
    section: 'model',
    name: 'moscow.line',
    over: ['class'],
    hidden: true,
    is: 'if known(moscow.gap) then sum[k in class where k <= class and known(moscow.gap[k])](moscow.gap[k]) else -infinity',
  },
  {
    section: 'assumptions',
    name: 'moscow.mood',
    hidden: true,
    about:
      'How gravely all steps are taken in this world, in standard deviations of the luck that they share',
    is: 'normal(0, 1)',
  },
  {
    section: 'assumptions',
    name: 'moscow.temper',
    over: ['step'],
    hidden: true,
    about: 'How gravely this step is taken, in standard deviations of its own luck',
    is: 'normal(0, 1)',
  },
  {
    section: 'model',
    name: 'moscow.slip',
    over: ['step'],
    hidden: true,
    is: 'B * logit(normal_cdf(sqrt(M) * moscow.mood + sqrt(1 - M) * moscow.temper))',
  },
  {
    section: 'assumptions',
    name: 'moscow.patience',
    over: ['step'],
    hidden: true,
    about: 'How long the answer to this step takes, in mean delays',
    is: 'exponential(1)',
  },
  {
    section: 'model',
    name: 'moscow.heat',
    over: ['step'],
    hidden: true,
    is: HEAT,
  },
  {
    section: 'model',
    name: 'moscow.answer',
    over: ['step'],
    as: 'class',
    hidden: true,
    is: 'if aid.new then max[k in class where moscow.line[k] < moscow.heat](k) else before(moscow.answer, period, F)',
  },
  {
    section: 'model',
    name: 'moscow.due',
    over: ['step'],
    hidden: true,
    as: 'yes/no',
    is: 'since(aid.new) >= L * moscow.patience and since(aid.new) < L * moscow.patience + period and (aid.taken or aid.new or not U)',
  },
  {
    section: 'model',
    name: 'moscow.caused',
    as: 'class',
    hidden: true,
    is: 'max[step where moscow.due](moscow.answer) otherwise F',
  },
  {
    section: 'model',
    name: 'moscow.stray',
    over: ['class'],
    as: 'yes/no',
    hidden: true,
    draws: true,
    is: 'happens(R)',
  },
  {
    section: 'model',
    name: 'moscow.reaction',
    as: 'class',
    is: 'max(moscow.caused, (max[k in class where moscow.stray[k]](k) otherwise F))',
  },
  {
    section: 'model',
    name: 'moscow.quiet',
    is: 'before(min(since(any[step](aid.new)), since(Q)), period, infinity)',
  },
];

/** What stands otherwise where each kind of reaction may have a line and luck of its own. */
const byKind: readonly Part[] = [
  {
    section: 'model',
    name: 'moscow.line',
    over: ['class'],
    hidden: true,
    is: 'if known(moscow.gap) then (if K then moscow.gap else sum[k in class where k <= class and known(moscow.gap[k])](moscow.gap[k])) else -infinity',
  },
  {
    section: 'assumptions',
    name: 'moscow.whim',
    over: ['step', 'class'],
    hidden: true,
    about: 'How gravely this step is taken for this kind of answer, in standard deviations of its own luck',
    is: 'normal(0, 1)',
  },
  {
    section: 'model',
    name: 'moscow.slip',
    over: ['step', 'class'],
    hidden: true,
    is: 'B * logit(normal_cdf(sqrt(M) * moscow.mood + sqrt(1 - M) * (if K then moscow.whim else moscow.temper)))',
  },
  {
    section: 'model',
    name: 'moscow.heat',
    over: ['step', 'class'],
    hidden: true,
    is: HEAT,
  },
  {
    section: 'model',
    name: 'moscow.answer',
    over: ['step'],
    as: 'class',
    hidden: true,
    is: 'if aid.new then max[k in class where moscow.line[k] < moscow.heat[k]](k) else before(moscow.answer, period, F)',
  },
];

/** What the fields of a red line come to. */
export function redLineParts({ kinds }: RedLineSyntax): readonly Part[] {
  if (kinds === undefined) return graded;
  const own = new Map(byKind.map((part) => [part.name, part]));
  const kept = graded.map((part) => own.get(part.name) ?? part);
  return [...kept, ...byKind.filter(({ name }) => !graded.some((part) => part.name === name))];
}

/** The words of one red line. `floor` is the mildest class; fields left out say no, nothing, or never. */
export function redLineWords(line: RedLineSyntax, ladder: LadderSyntax, floor: string): Words {
  const { span } = line.name;
  const no: Node = { kind: 'truth', value: false, span };
  const zero: Node = { kind: 'number', value: 0, percent: false, span };
  const mildest: Node = { kind: 'name', name: floor, span };
  const reaction: Node = { kind: 'name', name: `${line.name.value}.reaction`, span };
  const { quietBelow } = line;
  // Without `quiet_below` any reaction above the floor ends a quiet spell.
  const loud: Node =
    quietBelow === undefined
      ? { kind: 'binary', operator: '>', left: reaction, right: mildest, span }
      : {
          kind: 'binary',
          operator: '>=',
          left: reaction,
          right: { kind: 'name', name: quietBelow.value, span: quietBelow.span },
          span: quietBelow.span,
        };
  return {
    formulas: new Map([
      ['P', ladder.provocation],
      ['G', line.gap],
      ['B', line.blur],
      ['M', line.common ?? zero],
      ['L', line.delay],
      ['I', line.increment ?? no],
      ['K', line.kinds ?? no],
      ['C', line.context ?? zero],
      ['R', line.background ?? zero],
      ['U', line.undo ?? no],
      ['F', mildest],
      ['Q', loud],
    ]),
    names: new Map([
      ['moscow', line.name.value],
      ['aid', ladder.name.value],
      ['step', ladder.steps.value],
      ['class', line.classes.value],
    ]),
    span,
  };
}
