import type { Node } from '../../syntax/expression.ts';
import type {
  AssumedSyntax,
  At,
  BodySyntax,
  DecisionSyntax,
  DefinitionSyntax,
  IssueSyntax,
  PackageSyntax,
  RowSyntax,
  SettlementSyntax,
  StakeSyntax,
} from '../../syntax/scenario.ts';
import { present } from '../present.ts';
import { fill, type Words } from './template.ts';

/** A definition that a settlement stands for, as an entry of the section in which an author would write it. */
export type Entry =
  | { readonly section: 'assumptions' | 'outcomes'; readonly entry: DefinitionSyntax }
  | {
      readonly section: 'model';
      readonly entry: DefinitionSyntax;
      readonly draws?: true;
      readonly cited?: true;
    }
  | { readonly section: 'decisions'; readonly entry: DecisionSyntax };

/** The sections of a scenario that make a settlement. */
export interface Terms {
  readonly settlement: SettlementSyntax;
  readonly stakes: readonly StakeSyntax[];
  readonly issues: readonly IssueSyntax[];
  readonly packages: readonly PackageSyntax[];
  /** Labels of all actors. */
  readonly actors: readonly string[];
}

/**
 * What a settlement stands for: the worth of each package to each actor, what going on is thought to add, who accepts, and what
 * was signed. The decisions `x.ahead`, `settlement.hope` and `settlement.known` are the actors' foresight: until an engine
 * has found their rules nobody knows what going on would bring, and nothing is signed.
 */
export function settlementEntries(terms: Terms): Entry[] {
  const { settlement, stakes, issues } = terms;
  return [
    ...stakes.flatMap((stake) => stakeEntries(stake, settlement)),
    ...settlement.seen.map(({ name, formula }) => quantity(`seen.${name.value}`, { is: formula }, name.span)),
    ...issues.flatMap((issue) => issueEntries(issue, terms)),
    ...worthEntries(terms),
    ...signingEntries(terms),
  ];
}

/** The outcome that a settlement makes: what the path was worth to each actor, terms that were signed included. */
export function valueEntry({ settlement, stakes }: Terms): DefinitionSyntax {
  const { span } = settlement;
  const parts = stakes.map((stake) =>
    filled('S.weight * E', span, { E: endOf(stake, span) }, { S: stake.name.value }),
  );
  const is = [...parts, filled('settlement.gained', span)].reduce(plus);
  return {
    ...named('value', span),
    title: 'Value',
    over: [{ value: 'actor', span }],
    is: same(is),
    better: { value: 'higher', span },
    ...present({ unit: settlement.unit, matters: settlement.matters }),
  };
}

/** How a stake stands at the end of a path, read off its last record. */
export function endEntry(stake: StakeSyntax): DefinitionSyntax {
  const { span } = stake.name;
  return {
    ...named(`${stake.name.value}.end`, span),
    ...present({ unit: stake.unit }),
    is: same(endOf(stake, span)),
  };
}

type Span = At<string>['span'];

function endOf(stake: StakeSyntax, span: Span): Node {
  const names = { S: stake.name.value };
  if (stake.is === undefined) return filled('S.so_far', span, {}, names);
  return filled('if settlement.settled then S.signed else L', span, { L: stake.is }, names);
}

function stakeEntries(stake: StakeSyntax, { between }: SettlementSyntax): Entry[] {
  const { name, title, weight, unit, is, flow } = stake;
  const { span } = name;
  const names = { S: name.value };
  const say = (template: string, formulas: Record<string, Node> = {}): Node =>
    filled(template, span, formulas, names);
  const what = title ?? name.value;
  const typed = present({ unit });
  const body: Entry[] =
    flow === undefined
      ? [
          quantity(`${name.value}.now`, { ...typed, is: is ?? say('0') }, span),
          quantity(
            `${name.value}.signed`,
            { ...typed, start: say('0'), next: say('if settlement.agreed then S.now else S.signed') },
            span,
          ),
        ]
      : [
          quantity(
            `${name.value}.so_far`,
            { ...typed, start: say('0'), change: say('if settlement.settled then 0 else F', { F: flow }) },
            span,
          ),
          quantity(`${name.value}.now`, { ...typed, is: say('S.so_far') }, span),
        ];
  return [
    assumption(`${name.value}.weight`, weight, ['actor'], `What a unit counts for each actor: ${what}`, span),
    ...body,
    foresight(`${name.value}.ahead`, { ...typed, by: between, default: say('0') }, span),
  ];
}

function issueEntries(issue: IssueSyntax, { packages }: Terms): Entry[] {
  const { name, title, unit, levels, from, unsaid, weight } = issue;
  const { span } = name;
  const type = levels === undefined ? present({ unit }) : { as: levels };
  const rows = packages.flatMap((terms): RowSyntax[] => {
    const formula = terms.terms.find(({ issue: one }) => one.value === name.value)?.formula ?? unsaid;
    return formula === undefined ? [] : [{ label: terms.name, body: same(formula) }];
  });
  return [
    assumption(
      `${name.value}.weight`,
      weight,
      levels === undefined ? ['actor'] : ['actor', levels.value],
      `What ${levels === undefined ? 'a unit' : 'each level'} counts for each actor: ${title ?? name.value}`,
      span,
    ),
    {
      ...quantity(
        `${name.value}.level`,
        { ...type, over: ['package'], is: { kind: 'each', rows, span } },
        span,
      ),
      cited: true,
    },
    ...(from === undefined ? [] : [quantity(`${name.value}.from`, { ...type, is: from }, span)]),
    quantity(
      `${name.value}.worth`,
      { over: ['package', 'actor'], is: filled(worthOf(issue), span, {}, { I: name.value }) },
      span,
    ),
  ];
}

function worthOf({ levels, from }: IssueSyntax): string {
  if (levels === undefined)
    return from === undefined ? 'I.weight * I.level' : 'I.weight * (I.level - I.from)';
  return from === undefined
    ? 'I.weight[actor, I.level]'
    : 'I.weight[actor, I.level] - I.weight[actor, I.from]';
}

function worthEntries({ settlement, stakes, issues }: Terms): Entry[] {
  const { span, misjudges, homeCost, broken, breaks, horizon, offered, channel, clears } = settlement;
  const say = (
    template: string,
    formulas: Record<string, Node> = {},
    names: Record<string, string> = {},
  ): Node => filled(template, span, formulas, names);
  const sum = (nodes: readonly Node[]): Node => (nodes.length === 0 ? say('0') : nodes.reduce(plus));
  const both = ['package', 'actor'];
  const breaking = breaks !== undefined && horizon !== undefined;
  const given = (name: string, assumed: AssumedSyntax | undefined, about: string): Entry[] =>
    assumed === undefined ? [] : [assumption(`settlement.${name}`, assumed, ['actor'], about, span)];
  const whole = breaking
    ? `(1 - settlement.breaking) * settlement.terms${broken === undefined ? '' : ' + settlement.breaking * settlement.broken'}`
    : 'settlement.terms';
  return [
    ...given('home_cost', homeCost, 'What signing costs the leader of each actor at home'),
    ...given('broken', broken, 'What broken terms are worth to each actor'),
    ...given('misjudges', misjudges, 'What each actor takes going on to be worth beyond what it is'),
    quantity('settlement.offer', { as: at('yes/no', span), is: offered ?? yes(span) }, span),
    quantity(
      'settlement.terms',
      { over: both, is: sum(issues.map(({ name }) => say('I.worth', {}, { I: name.value }))) },
      span,
    ),
    ...(breaking
      ? [
          quantity('settlement.break_rate', { over: ['package'], is: breaks }, span),
          quantity(
            'settlement.breaking',
            { over: ['package'], is: say('1 - exp(-(max(settlement.break_rate, 0) * H))', { H: horizon }) },
            span,
          ),
        ]
      : []),
    quantity(
      'settlement.worth',
      { over: both, is: say(homeCost === undefined ? whole : `${whole} - settlement.home_cost`) },
      span,
    ),
    quantity(
      'settlement.misjudged',
      {
        over: ['actor'],
        is: say(misjudgement(misjudges, channel, clears), present({ C: channel, R: clears })),
      },
      span,
    ),
    quantity(
      'settlement.alone',
      {
        over: ['actor'],
        is: sum([
          ...stakes.map(({ name }) => say('S.weight * S.ahead', {}, { S: name.value })),
          say('settlement.misjudged'),
        ]),
      },
      span,
    ),
  ];
}

function misjudgement(misjudges: unknown, channel: unknown, clears: unknown): string {
  if (misjudges === undefined) return '0';
  return channel === undefined || clears === undefined
    ? 'settlement.misjudges'
    : 'settlement.misjudges * exp(-(R * total(C)))';
}

function signingEntries({ settlement, actors }: Terms): Entry[] {
  const { span, between, breaks, horizon } = settlement;
  const say = (template: string): Node => filled(template, span);
  const truth = { as: at('yes/no', span) };
  const needed = new Set(between.map(({ value }) => value));
  const breaking = breaks !== undefined && horizon !== undefined;
  const rows = actors.map(
    (label): RowSyntax => ({
      label: at(label, span),
      body: same({ kind: 'truth', value: needed.has(label), span }),
    }),
  );
  return [
    quantity('settlement.needed', { ...truth, over: ['actor'], is: { kind: 'each', rows, span } }, span),
    foresight('settlement.known', { ...truth, by: between, default: say('no') }, span),
    foresight('settlement.hope', { by: between, over: [at('actor', span)], default: say('0') }, span),
    quantity(
      'settlement.clear',
      { over: ['package', 'actor'], is: say('settlement.worth - settlement.alone') },
      span,
    ),
    quantity(
      'settlement.nearest',
      {
        as: at('package', span),
        is: say('argmax[package](min[actor where settlement.needed](settlement.clear))'),
      },
      span,
    ),
    quantity(
      'settlement.within_reach',
      { over: ['actor'], is: say('settlement.clear[settlement.nearest, actor] otherwise 0') },
      span,
    ),
    quantity(
      'settlement.gain',
      { over: ['package', 'actor'], is: say('settlement.clear - settlement.hope') },
      span,
    ),
    quantity(
      'settlement.accepts',
      { ...truth, over: ['package', 'actor'], is: say('settlement.known and settlement.gain >= 0') },
      span,
    ),
    quantity(
      'settlement.agreeable',
      {
        ...truth,
        over: ['package'],
        is: say('settlement.offer and all[actor where settlement.needed](settlement.accepts)'),
      },
      span,
    ),
    quantity(
      'settlement.agreed',
      { ...truth, is: say('not settlement.signed and any[package](settlement.agreeable)') },
      span,
    ),
    quantity(
      'settlement.best',
      {
        as: at('package', span),
        is: say(
          'argmax[package where settlement.agreeable](product[actor where settlement.needed](settlement.gain))',
        ),
      },
      span,
    ),
    quantity('settlement.settled', { ...truth, is: say('settlement.signed or settlement.agreed') }, span),
    quantity('settlement.signed', { ...truth, start: say('no'), next: say('settlement.settled') }, span),
    quantity(
      'settlement.under',
      {
        ...truth,
        over: ['package'],
        start: say('no'),
        next: say('settlement.under or (settlement.agreed and ((settlement.best == package) otherwise no))'),
      },
      span,
    ),
    quantity(
      'settlement.gained',
      {
        over: ['actor'],
        start: say('0'),
        next: say(
          'if settlement.agreed then (settlement.worth[settlement.best, actor] otherwise 0) else settlement.gained',
        ),
      },
      span,
    ),
    ...(breaking
      ? [
          {
            ...quantity(
              'settlement.blow',
              {
                ...truth,
                is: say('happens(sum[package where settlement.under](max(settlement.break_rate, 0)))'),
              },
              span,
            ),
            draws: true as const,
          },
          quantity('settlement.breaks', { ...truth, is: say('settlement.signed and settlement.blow') }, span),
        ]
      : []),
    quantity(
      'settlement.holds',
      {
        ...truth,
        is: say(breaking ? 'settlement.settled and not ever(settlement.breaks)' : 'settlement.settled'),
      },
      span,
    ),
  ];
}

interface Fields {
  readonly over?: readonly string[];
  readonly unit?: At<string>;
  readonly as?: At<string>;
  readonly is?: Node | BodySyntax;
  readonly start?: Node;
  readonly next?: Node;
  readonly change?: Node;
}

function quantity(name: string, fields: Fields, span: Span): Extract<Entry, { readonly section: 'model' }> {
  const { over = [], unit, as, is, start, next, change } = fields;
  const body = (node: Node | undefined): BodySyntax | undefined => node && same(node);
  const value = is === undefined || is.kind === 'same' || is.kind === 'each' ? is : same(is);
  return {
    section: 'model',
    entry: {
      ...named(name, span),
      over: over.map((table) => at(table, span)),
      ...present({ unit, as, is: value, start: body(start), next: body(next), change: body(change) }),
    },
  };
}

function assumption(
  name: string,
  { is, about, source, because }: AssumedSyntax,
  over: readonly string[],
  what: string,
  span: Span,
): Entry {
  return {
    section: 'assumptions',
    entry: {
      ...named(name, span),
      over: over.map((table) => at(table, span)),
      is,
      about: about ?? what,
      ...present({ source, because }),
    },
  };
}

/** A decision that no author makes: what the actors foresee. */
function foresight(
  name: string,
  fields: Partial<DecisionSyntax> & Pick<DecisionSyntax, 'by' | 'default'>,
  span: Span,
): Entry {
  return { section: 'decisions', entry: { name: at(name, span), span, over: [], ...fields } };
}

function named(name: string, span: Span): Pick<DefinitionSyntax, 'name' | 'span' | 'over' | 'knownTo'> {
  return { name: at(name, span), span, over: [], knownTo: [] };
}

function at(value: string, span: Span): At<string> {
  return { value, span };
}

function same(formula: Node): BodySyntax {
  return { kind: 'same', formula, span: formula.span };
}

function yes(span: Span): Node {
  return { kind: 'truth', value: true, span };
}

function plus(left: Node, right: Node): Node {
  return { kind: 'binary', operator: '+', left, right, span: left.span };
}

/** A template with formulas for its capital letters, and names for `S`, `I` before a dot. */
function filled(
  template: string,
  span: Span,
  formulas: Readonly<Record<string, Node>> = {},
  names: Readonly<Record<string, string>> = {},
): Node {
  const words: Words = {
    formulas: new Map(Object.entries(formulas)),
    names: new Map(Object.entries(names)),
    span,
  };
  return fill(template, words);
}
