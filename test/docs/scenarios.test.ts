import { describe, expect, it } from 'vitest';
import { FIRST_SCENARIO } from '../../src/cli/new-command.ts';
import { messages } from '../../src/diagnostics/messages.ts';
import { checkFile } from '../../src/pipeline.ts';
import { anchors, blocks, pages } from './markdown.ts';

const all = pages();

/** Whether a block of YAML is a whole scenario, and not a piece of one. */
function isWhole(text: string): boolean {
  return text.startsWith('rubicon:');
}

function mistakes(text: string): string[] {
  return checkFile({ name: 'shown.yaml', text }, 'shown').diagnostics.map(({ message }) => message);
}

describe('the scenarios that the documentation shows', () => {
  it('are right as they stand', () => {
    const shown = all.flatMap(blocks).filter(({ language, text }) => language === 'yaml' && isWhole(text));
    expect(shown.flatMap(({ text }) => mistakes(text))).toEqual([]);
    expect(isWhole(FIRST_SCENARIO) && mistakes(FIRST_SCENARIO.replace('> line', '> lien'))).toHaveLength(1);
  });
});

describe('the page of diagnostics', () => {
  it('explains every code, and none that is not told', () => {
    const page = all.find(({ path }) => path === 'docs/diagnostics.md');
    if (page === undefined) throw new Error('there is no page of diagnostics');
    const headings = [...page.text.matchAll(/^### (.*)$/gm)].map(([, code = '']) => code);
    expect(headings.sort()).toEqual(Object.keys(messages).sort());
    expect(anchors(page)).toEqual(expect.arrayContaining(Object.keys(messages)));
  });
});
