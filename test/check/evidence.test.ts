import { describe, expect, it } from 'vitest';
import { modelOf } from '../infer/learning.ts';
import { definition, shown } from './checking.ts';
import { mistakesIn } from './evidence-mistakes.ts';

const TABLES = `
tables:
  school: {columns: {effect: {unit: points}, fine: {as: yes/no}}, rows: {a: {effect: 28, fine: yes}, b: {effect: 8, fine: no}}}
  class: {ordered: yes, rows: [calm, stern, grave]}
  plain: [one, two]
  reaction: {columns: {p: {}, class: {as: class}}, rows: {x: {p: 1, class: grave}}}
units: {points: {}}
assumptions:
  centre: {is: "normal(0, 5)", unit: points, source: a made example}
  height: {is: 1 to 2, source: a made example}
  line: {over: class, is: {calm: missing, stern: 0 to 1, grave: 2 to 3}, source: a made example}
  flat: {over: plain, is: 0 to 1, source: a made example}
outcomes: {found: centre, high: height, one: "flat[one]", far: "line[grave]"}
`;

/** The formula of a piece of evidence, as calls. */
function observed(observe: string): string {
  const model = modelOf(`${TABLES}\nevidence: {seen: {${observe}}}`);
  const { body } = definition(model, 'evidence:seen');
  if (body.kind !== 'same') throw new Error('one formula was written');
  return shown(body.expr, model);
}

describe('evidence', () => {
  it('is the log density of each row', () => {
    expect(observed('each: school, observe: "school.effect ~ normal(centre, 3 points)"')).toBe(
      'normal(school.effect[$0]; centre[], 3)',
    );
  });

  it('counts the rows that are asked for', () => {
    expect(
      observed(
        'each: school, where: school.fine == yes, observe: "school.effect ~ normal(centre, 3 points)"',
      ),
    ).toMatch(/^if/);
  });

  it('may be a mixture of laws', () => {
    expect(observed('observe: "2 ~ mixture(30%, normal(height, 1), 70%, uniform(0, 9))"')).toBe(
      'blend(0.3, 0.7; normal(2; height[], 1), uniform(2; 0, 9))',
    );
  });

  it('weighs a class by its lines', () => {
    const text = observed('each: reaction, observe: "reaction.class ~ graded(reaction.p, line, height)"');
    expect(text).toMatch(/^classes\(reaction\.class\[\$0\]; inverse_logit\(.*\), max\(.*\), inverse_logit/);
  });

  it('is not evaluated while worlds are played', () => {
    const model = modelOf(`${TABLES}\nevidence: {seen: {observe: "2 ~ normal(height, 1)"}}`);
    const [{ definition: number } = { definition: -1 }] = model.observations;
    expect(number).toBeGreaterThan(0);
    expect([...model.worldOrder, ...model.finishOrder]).not.toContain(number);
  });

  it.each([
    ['each: school, observe: school.effect', 'observe-shape'],
    ['each: school, observe: "centre ~ normal(centre, 3 points)"', 'observe-data at «centre»'],
    [
      'each: school, where: height > 1, observe: "school.effect ~ normal(centre, 3 points)"',
      'observe-where at «height > 1»',
    ],
    ['each: school, observe: "school.effect ~ nrmal(centre, 3 points)"', 'unknown-function at «nrmal»'],
    ['each: school, observe: "school.effect ~ 2 * centre"', 'observe-law at «2 * centre»'],
    ['each: school, observe: "school.effect ~ normal(height, 3)"', 'units-differ'],
    ['each: school, observe: "school.fine ~ poisson(height)"', 'types-differ'],
    ['observe: "2 ~ mixture(30%, normal(height, 1), 70%)"', 'mixture-pairs at «mixture»'],
    ['each: reaction, observe: "reaction.class ~ graded(1, height, 1)"', 'graded-line at «height»'],
    ['each: reaction, observe: "reaction.class ~ graded(1, flat, 1)"', 'table-unordered at «flat»'],
    ['observe: "2 ~ normal(found, 1)"', 'outcome-misplaced at «found»'],
    ['observe: "normal(0, 1) ~ normal(height, 1)"', 'draw-misplaced'],
    ['observe: "2 ~ normal(3, 1)"', 'evidence-idle at «seen»'],
    [
      'each: reaction, observe: "reaction.class ~ max(graded(1, line, 1), normal(0, 1))"',
      'law-not-ordered at «normal(0, 1)»',
    ],
    ['observe: "2.5 ~ poisson(height)"', 'evidence-support at «seen»'],
    ['observe: "-1 ~ exponential(height)"', 'evidence-support at «seen»'],
    ['observe: "2 ~ max[school](normal(height, 1))"', 'law-not-ordered at «normal(height, 1)»'],
    ['each: pupil, observe: "2 ~ normal(height, 1)"', 'unknown-table at «pupil»'],
  ])('%s: %s', (evidence, expected) => {
    expect(mistakesIn(`${TABLES}\nevidence: {seen: {${evidence}}}`).join('\n')).toContain(expected);
  });
});

describe('a column whose cells name several rows', () => {
  const model = (links: string, cells: string): string => `
tables:
  step: [a, b, c]
  reaction: {columns: {links: ${links}}, rows: {x: {links: ${cells}}, y: {links: a}}}
model: {many: {over: reaction, is: "count[s in reaction.links]"}}
outcomes: {found: "sum[reaction](many)"}
`;

  it('says yes or no of each, and a fold goes through those it names', () => {
    const definitions = modelOf(model('{as: step, several: ;}', 'c; a')).definitions;
    const links = definitions.find(({ name }) => name === 'reaction.links');
    expect(links?.over.length).toBe(2);
    const values = links?.body.kind === 'each' ? links.body.exprs : [];
    expect(values.map((expr) => (expr.op === 'constant' ? expr.value : undefined))).toEqual([
      1, 0, 1, 1, 0, 0,
    ]);
  });

  it.each([
    ['{as: step, several: ;}', 'a;d', 'unknown-label at «a;d»'],
    ['{as: step, several: ;}', '""', 'cell-empty at «links»'],
    ['{as: yes/no, several: ;}', 'a', 'several-of at «;»'],
    ['{several: ;}', 'a', 'several-of at «;»'],
  ])('%s: %s is refused', (links, cells, expected) => {
    expect(mistakesIn(model(links, cells)).join('\n')).toContain(expected);
  });
});
