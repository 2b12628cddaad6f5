import { describe, expect, it } from 'vitest';
import type { Result, Summary } from '../../src/result/result.ts';
import { fixture } from './fixture.ts';
import { pageOf, words } from './page.ts';

const whole = fixture();
const { correction: _, ...furniture } = whole.scenario.page;
const { redLines: _lines, steps: _steps, settlement: _terms, ...plain } = whole;

/** A result with as little in it as a run can give: no time, no charts, no sources, a single option. */
const sparse: Result = {
  ...plain,
  scenario: {
    id: 'small',
    hash: whole.scenario.hash,
    file: 'small.yaml',
    title: 'A small scenario',
    page: { charts: [] },
    actors: [],
    sources: [],
  },
  set: [],
  options: whole.options.slice(0, 1),
  claims: [],
  choices: [],
  checks: [],
  fans: [],
  assumptions: [],
  variants: [],
  warnings: [],
};

const nothing: Summary = {
  mean: Number.NaN,
  mcse: Number.NaN,
  sd: Number.NaN,
  q05: Number.NaN,
  q25: Number.NaN,
  q50: Number.NaN,
  q75: Number.NaN,
  q95: Number.NaN,
  missing: 1,
};

describe('a page with little on it', () => {
  it('leaves out what there is nothing for, in the contents too', () => {
    const { all, one } = pageOf(sparse);
    expect(words(one('h1'))).toBe('A small scenario');
    expect(all('section').map(({ id }) => id)).toEqual(['claims', 'options', 'assumptions', 'method']);
    expect(all('nav a').map(words)).toEqual(['Claims', 'Outcomes', 'Assumptions', 'Method']);
    expect(words(one('#options'))).toContain('a single option, so there is nothing to compare it with');
    expect(all('.matrix, .versus, .against, .options')).toEqual([]);
    expect(all('.card')).toHaveLength(sparse.outcomes.length);
    expect(all('.kicker, .dek, .byline, .correction')).toEqual([]);
  });

  it('prints the correction only where there is one', () => {
    expect(words(pageOf(whole).one('.correction'))).toMatch(/^Correction\. An earlier version/);
    const corrected = { ...whole, scenario: { ...whole.scenario, page: furniture } };
    expect(pageOf(corrected).all('.correction')).toEqual([]);
  });

  it('prints what is missing as a dash and draws nothing for it', () => {
    const [option] = sparse.options;
    const outcomes = Object.fromEntries(sparse.outcomes.map(({ id }) => [id, nothing]));
    const { html, all, one } = pageOf({
      ...sparse,
      options: option === undefined ? [] : [{ ...option, outcomes }],
    });
    expect(html).not.toMatch(/NaN|undefined|Infinity/);
    expect(all('.strip .dot')).toEqual([]);
    expect(words(one('.card .value'))).toBe('– – to –');
    expect(words(one('.card table'))).toContain('100 %');
  });

  it('gives a chart of a single period as a table', () => {
    const fans = whole.fans.map((fan) => ({
      ...fan,
      dates: fan.dates.slice(0, 1),
      options: fan.options.map(({ id, q }) => ({ id, q: q.map((row) => row.slice(0, 1)) })),
    }));
    const { all } = pageOf({ ...whole, fans });
    expect(all('.fans:not(#settlement .fans) svg.drawing')).toHaveLength(0);
    expect(all('.fans:not(#settlement .fans) table')).toHaveLength(fans.length);
  });

  it('prints neither undefined nor a number that is none', () => {
    expect(words(pageOf(whole).one('body'))).not.toMatch(/NaN|undefined|Infinity|\[object/);
  });
});

describe('the lead chart', () => {
  const named = (name: string): Result => {
    const { lead } = whole.scenario.page;
    const page = lead === undefined ? {} : { lead: { ...lead, of: name } };
    return { ...whole, scenario: { ...whole.scenario, page: { charts: [], ...page } } };
  };

  it('is the quantity that the page names, under its caption and credit', () => {
    const { one, all } = pageOf(named('support'));
    expect(words(one('#lead h2'))).toBe('Political support for aid');
    expect(words(one('#lead figcaption'))).toContain('Chart: Rubicon');
    expect(all('#charts h3').map(words)).toEqual(['Territory held by Russia', 'Western systems in service']);
  });

  it('is the first quantity, without a caption that was meant for another, where none has that name', () => {
    const { one, all } = pageOf(named('elsewhere'));
    expect(words(one('#lead h2'))).toBe('Territory held by Russia');
    expect(all('#lead figcaption')).toEqual([]);
  });
});
