import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Node } from '../../../src/syntax/expression.ts';
import { type Played, parsed, playNode, type Setting } from './stage.ts';

const span = parsed('front').span;
const words = fc.constantFrom(
  ...[
    'front',
    'soldiers',
    'lag',
    'reaction',
    'surging',
    'russia',
    'attack',
    'side',
    'step',
    'now',
    'month',
    'pi',
  ],
  ...[
    'step.order',
    'doubt',
    'war',
    'value',
    'option',
    'no_steps',
    'nothing',
    'enemy',
    'signed',
    'k',
    'broken',
  ],
);
const calls = fc.constantFrom(
  ...['abs', 'min', 'exp', 'sqrt', 'known', 'clamp', 'since', 'ever', 'total', 'before', 'highest', 'normal'],
  ...['beta', 'discrete', 'happens', 'mean', 'quantile', 'first_order', 'nothing'],
);
const operators = fc.constantFrom(
  ...(['+', '-', '*', '/', '^', '==', '!=', '<', '>=', 'and', 'or', 'otherwise'] as const),
);
const folds = fc.constantFrom(
  ...(['sum', 'product', 'min', 'max', 'any', 'all', 'count', 'argmin', 'argmax'] as const),
);

/** Formulas of every kind of node, most of them senseless. */
const { node: nodes } = fc.letrec<{ node: Node }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 5, depthSize: 'medium' },
    fc
      .double({ noNaN: true, min: -1e6, max: 1e6 })
      .map((value): Node => ({ kind: 'number', value, percent: false, span })),
    words.map((name): Node => ({ kind: 'name', name, span })),
    fc.constantFrom<Node>(
      { kind: 'missing', span },
      { kind: 'infinity', span },
      { kind: 'truth', value: true, span },
      { kind: 'truth', value: false, span },
      { kind: 'text', value: 'russia', span },
      { kind: 'date', days: 19800, precision: 'day', span },
      { kind: 'number', value: 3, percent: false, unit: { name: 'months', power: 1, span }, span },
    ),
    fc
      .tuple(operators, tie('node'), tie('node'))
      .map(([operator, left, right]): Node => ({ kind: 'binary', operator, left, right, span })),
    fc
      .tuple(fc.constantFrom('-' as const, 'not' as const), tie('node'))
      .map(([operator, of]): Node => ({ kind: 'unary', operator, of, span })),
    fc.tuple(tie('node'), tie('node'), tie('node')).map(([test, yes, no]): Node => {
      return { kind: 'if', test, then: yes, else: no, span };
    }),
    fc
      .tuple(calls, fc.array(tie('node'), { maxLength: 4 }))
      .map(([name, args]): Node => ({ kind: 'call', name, nameSpan: span, args, span })),
    fc.tuple(words, fc.array(tie('node'), { minLength: 1, maxLength: 3 })).map(
      ([name, rows]): Node => ({
        kind: 'pick',
        of: { kind: 'name', name, span },
        rows,
        span,
      }),
    ),
    fc
      .tuple(folds, fc.constantFrom('side', 'class', 'step', 'option', 'nowhere'), tie('node'), tie('node'))
      .map(
        ([how, table, where, of]): Node => ({
          kind: 'fold',
          how,
          variable: 'k',
          table,
          tableSpan: span,
          where,
          of,
          span,
        }),
      ),
    fc.tuple(tie('node'), tie('node')).map(([low, high]): Node => ({ kind: 'interval', low, high, span })),
  ),
}));

const settings = fc.record<Setting>({
  role: fc.constantFrom('quantity', 'stock', 'assumption', 'outcome', 'check', 'rule', 'claim', 'constant'),
  over: fc.constantFrom([], ['side'], ['class', 'step']),
  timeless: fc.boolean(),
});

describe('whatever is written', () => {
  it('is either understood or refused with a reason, and never throws', () => {
    let understood = 0;
    fc.assert(
      fc.property(nodes, settings, (node, setting) => {
        const { found, errors }: Played = playNode(node, setting);
        if (found !== undefined) understood += 1;
        expect(found === undefined).toBe(errors.length > 0 || JSON.stringify(node).includes('"broken"'));
        if (found?.expr.op === 'constant') {
          // What is known is finite, or says that it may be missing or infinite.
          const { value } = found.expr;
          if (Number.isNaN(value)) expect(found.mayBeMissing).toBe(true);
          else if (!Number.isFinite(value)) expect(found.mayBeInfinite).toBe(true);
        }
      }),
      { seed: 5, numRuns: 3000 },
    );
    expect(understood).toBeGreaterThan(100);
  });

  it('takes time in proportion to its length', () => {
    const chain = (length: number): Node => {
      let node: Node = { kind: 'name', name: 'reaction', span };
      for (let i = 0; i < length; i++) {
        const test: Node = { kind: 'name', name: 'surging', span };
        node = { kind: 'if', test, then: { kind: 'name', name: 'attack', span }, else: node, span };
      }
      return node;
    };
    let asked = 0;
    const counted = (node: Node): Node =>
      new Proxy(node, {
        get(target, key, receiver) {
          if (key === 'kind') asked += 1;
          return Reflect.get(target, key, receiver);
        },
      });
    const visits = (length: number): number => {
      asked = 0;
      const wrap = (node: Node): Node =>
        counted(
          node.kind === 'if'
            ? { ...node, test: wrap(node.test), then: wrap(node.then), else: wrap(node.else) }
            : node,
        );
      const { found } = playNode(wrap(chain(length)));
      expect(found).toBeDefined();
      return asked;
    };
    expect(visits(160) / visits(80)).toBeLessThan(2.2);
  });
});
