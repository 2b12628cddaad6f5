import fc from 'fast-check';
import type { SourceFile, Span } from '../../src/diagnostics/diagnostic.ts';
import type { Node } from '../../src/syntax/expression.ts';

const source: SourceFile = { name: 'random', text: '' };
const span: Span = { source, start: 0, end: 0 };

const NAME = fc.constantFrom('a', 'front', 'aid.taken', 'x_1', 'weapon.price', 'USD', 'sum', 'max', 'pi');
const WORD = fc.constantFrom('k', 'side', 'class');
const DIGITS = fc.oneof(
  fc.nat({ max: 5000 }).map(String),
  fc.constantFrom('0.50', '1e-3', '2.5E+7', '17.3', '0', '1e21', '100000'),
);

function numberOf(digits: string, percent: boolean, scale: 'million' | undefined, unit: Node): Node {
  const power = (percent ? -2 : 0) + (scale === undefined ? 0 : 6);
  const [mantissa = '', exponent = '0'] = digits.split(/[eE]/);
  const value = Number(`${mantissa}e${Number(exponent) + power}`);
  return {
    kind: 'number',
    value,
    digits,
    percent,
    ...(scale === undefined ? {} : { scale }),
    ...(unit.kind === 'number' && unit.unit !== undefined ? { unit: unit.unit } : {}),
    span,
  };
}

const UNIT: fc.Arbitrary<Node> = fc
  .record({ name: fc.constantFrom('USD', 'month', 'km', ''), power: fc.integer({ min: 1, max: 3 }) })
  .map(({ name, power }) => ({
    kind: 'number',
    value: 0,
    percent: false,
    ...(name === '' ? {} : { unit: { name, power, span } }),
    span,
  }));

const LEAF: fc.Arbitrary<Node> = fc.oneof(
  fc
    .tuple(DIGITS, fc.boolean(), fc.constantFrom('million' as const, undefined, undefined), UNIT)
    .map(([digits, percent, scale, unit]) => numberOf(digits, percent, scale, unit)),
  NAME.map((name): Node => ({ kind: 'name', name, span })),
  fc
    .integer({ min: -700_000, max: 60_000 })
    .map((days): Node => ({ kind: 'date', days, precision: 'day', span })),
  fc.constantFrom<Node>(
    { kind: 'date', days: 19_905, precision: 'month', span },
    { kind: 'truth', value: true, span },
    { kind: 'truth', value: false, span },
    { kind: 'missing', span },
    { kind: 'infinity', span },
    { kind: 'text', value: 'it is', span },
    { kind: 'text', value: 'a "b" # c: d', span },
  ),
);

const OPERATORS = [
  ...(['+', '-', '*', '/', '^', '==', '!=', '<', '<=', '>', '>=', 'and', 'or', 'otherwise'] as const),
];
const FOLDS = ['sum', 'product', 'min', 'max', 'any', 'all', 'count', 'argmin', 'argmax'] as const;

/** Any tree that the grammar can say, meaningful or not. */
export const FORMULA: fc.Arbitrary<Node> = fc
  .letrec<{ node: Node }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 5, depthIdentifier: 'formula' },
      { weight: 3, arbitrary: LEAF },
      {
        weight: 5,
        arbitrary: fc
          .tuple(fc.constantFrom(...OPERATORS), tie('node'), tie('node'))
          .map(([operator, left, right]): Node => ({ kind: 'binary', operator, left, right, span })),
      },
      {
        weight: 2,
        arbitrary: fc
          .tuple(fc.constantFrom('-' as const, 'not' as const), tie('node'))
          .map(([operator, of]): Node => ({ kind: 'unary', operator, of, span })),
      },
      {
        weight: 2,
        arbitrary: fc
          .tuple(tie('node'), tie('node'), tie('node'))
          .map(([test, then, other]): Node => ({ kind: 'if', test, then, else: other, span })),
      },
      {
        weight: 1,
        arbitrary: fc
          .tuple(tie('node'), fc.array(tie('node'), { minLength: 1, maxLength: 2 }))
          .map(([of, rows]): Node => ({ kind: 'pick', of, rows, span })),
      },
      {
        weight: 1,
        arbitrary: fc
          .tuple(fc.constantFrom('min', 'exp', 'ever'), fc.array(tie('node'), { maxLength: 3 }))
          .map(([name, args]): Node => ({ kind: 'call', name, nameSpan: span, args, span })),
      },
      {
        weight: 1,
        arbitrary: fc.tuple(fc.constantFrom(...FOLDS), WORD, WORD, fc.option(tie('node')), tie('node')).map(
          ([how, variable, table, where, of]): Node => ({
            kind: 'fold',
            how,
            variable,
            table,
            tableSpan: span,
            ...(where === null ? {} : { where }),
            of,
            span,
          }),
        ),
      },
    ),
  }))
  .node.chain((node) =>
    fc.oneof(
      { weight: 9, arbitrary: fc.constant(node) },
      { weight: 1, arbitrary: fc.constant<Node>({ kind: 'interval', low: node, high: node, span }) },
    ),
  );
