import { describe, expect, it } from 'vitest';
import { checkVariants } from '../../src/check/variants.ts';
import type { Diagnostic, Outcome } from '../../src/diagnostics/diagnostic.ts';
import type { Model } from '../../src/model/model.ts';
import { readScenario } from '../../src/parse/read.ts';
import { bodyText, definition, described, settingsOf, sourceOf } from './checking.ts';

const TEXT = `
rubicon: 1
title: Variants
time: {start: 2024-07, period: 1 month, count: 3}
assumptions:
  pace: {is: 1 to 2, unit: 1/month, source: a book of mine}
  size: {is: 5 to 6, source: a book of mine}
model:
  way: {start: size, change: pace * way}
outcomes:
  end: way
variants:
  slow: {title: Slower, assumptions: {pace: {is: 0.1 to 0.2}}, model: {extra: 1}}
  still: {model: {way: size}}
  wrong: {assumptions: {pace: {unit: 1}}}
  odd: {model: {way: {next: wya}}}
`;

function variants(ids: readonly string[], set: readonly string[] = []): Outcome<Map<string, Model>> {
  const source = sourceOf(TEXT);
  const tree = readScenario(source, 'test').value?.tree;
  if (tree === undefined) throw new Error('unreadable');
  return checkVariants(tree, source, 'test', settingsOf(set), ids);
}

describe('variants', () => {
  it('are checked as whole scenarios, names and so draws the same', () => {
    const { value, diagnostics } = variants(['slow', 'still']);
    expect(diagnostics).toEqual([]);
    const [slow, still] = [value?.get('slow'), value?.get('still')];
    if (slow === undefined || still === undefined) throw new Error('no model');
    expect(definition(slow, 'pace')).toMatchObject({ written: ['0.1 to 0.2'], sources: ['a book of mine'] });
    expect(definition(slow, 'extra').role).toBe('quantity');
    expect(definition(still, 'way').role).toBe('quantity');
    expect(still.stocks).toEqual([]);
  });

  it('are held by settings like the scenario', () => {
    const model = variants(['slow'], ['size=7']).value?.get('slow');
    expect(model && bodyText(model, 'size')).toBe('7');
  });

  it('tell in which of them a mistake arises', () => {
    const { value, diagnostics } = variants(['slow', 'wrong', 'odd']);
    expect(value).toBeUndefined();
    expect(diagnostics.map(described)).toEqual(['change-unit at «pace * way»', 'unknown-name at «wya»']);
    expect(diagnostics.map(({ message }: Diagnostic) => message.slice(0, 23))).toEqual([
      'In the variant `wrong`:',
      'In the variant `odd`: N',
    ]);
  });
});
