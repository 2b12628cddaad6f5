import { describe, expect, it } from 'vitest';
import { expansionText } from '../../src/check/blocks/expansion.ts';
import type { Body, Definition, Model } from '../../src/model/model.ts';
import { readScenario } from '../../src/parse/read.ts';
import { check, definition, described, modelOf, shown, sourceOf } from './checking.ts';
import { BY_HAND, KINDS, KINDS_BY_HAND, LADDER } from './ladder-scenario.ts';

function bodiesText(model: Model, { body, next, rules }: Definition): string[] {
  return [body, next, ...(rules ?? [])]
    .filter((found): found is Body => found !== undefined)
    .flatMap((found) => (found.kind === 'same' ? [found.expr] : found.exprs))
    .map((expr) => shown(expr, model).replace(/\b(aid|moscow)\./g, '$1_'));
}

describe.each([
  ['a ladder and a red line', LADDER, BY_HAND, 23],
  ['a ladder and a line for each kind of reaction', KINDS, KINDS_BY_HAND, 24],
])('%s', (_, scenario, written, count) => {
  const expanded = modelOf(scenario);
  const byHand = modelOf(written);
  const generated = expanded.definitions.filter(({ name }) => /^(aid|moscow)\./.test(name));

  it.each(generated.map(({ name }) => name))('%s is what the language page says', (name) => {
    const one = definition(expanded, name);
    const other = definition(byHand, name.replace('.', '_'));
    expect(bodiesText(expanded, one)).toEqual(bodiesText(byHand, other));
    const kept = ({
      role,
      over,
      size,
      type,
      unit,
      reach,
      mayBeMissing,
      mayBeInfinite,
      draws,
    }: Definition): unknown => ({
      ...{ role, over, size, type, unit, reach, mayBeMissing, mayBeInfinite, draws },
    });
    expect(kept(one)).toEqual(kept(other));
    expect(one.authored).toBe(false);
  });

  it('is complete', () => {
    expect(generated).toHaveLength(count);
    const dotless = (name: string): string => name.replace(/^(aid|moscow)\./, '$1_');
    expect(expanded.definitions.map(({ name }) => dotless(name)).sort()).toEqual(
      byHand.definitions.map(({ name }) => name).sort(),
    );
    expect(expanded.cells).toHaveLength(byHand.cells.length);
  });

  it('can be printed', () => {
    const read = readScenario(sourceOf(scenario), 'ladder').value;
    const text = read === undefined ? '' : expansionText(read.scenario);
    expect(text).toContain(
      '  aid.stood:\n    is: max[step where aid.taken]((scale * step.people)) otherwise 0\n',
    );
    expect(text).toContain(
      '  moscow.patience:\n    over: step\n    about: How long the answer to this step takes, in mean delays\n    known_to: [russia]\n    is: exponential(1)\n',
    );
    expect(text.match(/^ {2}\S/gm)).toHaveLength(count);
  });
});

describe('a red line', () => {
  it('has defaults for what is left out', () => {
    const model = modelOf(
      LADDER.replace(', taken: step.state == taken, order: step.order', '')
        .replace(/ {4}(common|increment|context|background|undo|quiet_below): .*\n/g, '')
        .replace(/ {2}(shared|jumps|undoes|losing|background): .*\n/g, ''),
    );
    const text = (name: string): string => bodiesText(model, definition(model, name)).join(' ');
    expect(text('aid.taken').startsWith('0 ')).toBe(true);
    expect(text('aid.next')).toMatch(/argmin.*\(0\)$/);
    expect(text('moscow.stray')).toContain('bernoulli~(0)');
    expect(text('moscow.quiet')).toContain('greater(moscow_reaction[], 0)');
  });

  it('keeps the lines from those who do not hold them', () => {
    const peeking = LADDER.replace('moscow.quiet >= 3 months', '"moscow.line[attack] > 1 rung"');
    expect(check(peeking).diagnostics.map(described)).toEqual(['rule-hidden at «moscow.line[attack]»']);
  });

  it.each([
    ['gap: gap', 'gap: delay', 'block-field at «delay»'],
    ['blur: blur', 'blur: 0', 'block-field at «0»'],
    ['delay: delay', 'delay: blur', 'block-field at «blur»'],
    ['increment: jumps', 'increment: losing', 'block-field at «losing»'],
    ['increment: jumps', 'kinds: losing', 'block-field at «losing»'],
    ['taken: step.state == taken', 'taken: step.people', 'block-field at «step.people»'],
    [
      'provocation: scale * step.people',
      'provocation: step.state == taken',
      'block-field at «step.state == taken»',
    ],
    ['context: losing', 'context: loosing', 'unknown-name at «loosing»'],
    [
      'provocation: scale * step.people',
      'provocation: "normal(0 rung, 1 rung)"',
      'draw-misplaced at «normal(0 rung, 1 rung)»',
    ],
  ])('tells a mistake in `%s` where it is written: `%s`', (right, wrong, found) => {
    const mistakes = check(LADDER.replace(right, wrong)).diagnostics.filter(
      ({ severity }) => severity === 'error',
    );
    expect(mistakes.map(described)).toEqual([found]);
  });
});
