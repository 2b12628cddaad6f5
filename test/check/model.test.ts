import { describe, expect, it } from 'vitest';
import type { Body, Model } from '../../src/model/model.ts';
import { visitExpression } from '../../src/model/parts.ts';
import { bodyText, definition, modelOf, shown } from './checking.ts';
import { LADDER } from './ladder-scenario.ts';

const STOCKS = `
rubicon: 1
title: Stocks
time: {start: 2024-07, period: 1 month, count: 12}
actors: {west: {title: The West}, east: {}}
units: {soldiers: {alias: [soldier]}}
tables:
  side:
    columns: {title: {as: text}, enemy: {as: side}, strength: {unit: thousand soldiers, source: a book of tables}}
    rows:
      blue: {title: Blue side, enemy: red, strength: 2}
      red: {enemy: blue, strength: 3 to 4}
assumptions:
  loss: {over: side, is: {blue: 1% to 2%, red: 3%}, unit: 1/month, source: judgement, because: guessed}
  late: {is: base * 2, source: worked out here}
  base: {is: 3, source: a book of tables}
decisions:
  push: {by: west, choices: 0% to 100%, default: 50%}
model:
  force: {over: side, unit: thousand soldiers, start: side.strength, change: -lost}
  lost: {over: side, is: "push * loss[side.enemy] * force + late * 0 soldiers/month"}
  strong: force[blue] > 2 thousand soldiers
  tired: {as: yes/no, start: no, next: tired or not strong}
options:
  hold: {}
  more: {title: More, do: {push: if strong then 80% else 100%}}
outcomes:
  left: {over: side, is: force, unit: thousand soldiers, better: higher, matters: 5}
  after: {over: side, is: force}
  beaten: {is: total(strong) < 3 months, better: lower, matters: 1%}
values:
  west: left[blue] / (1 thousand soldiers)
claims:
  A1: {says: More is worse., reading: More leaves less., holds: "left[blue, more] < left[blue, hold]", odds: very likely}
  A2: {says: Rare., reading: Rare., holds: "mean(beaten[more]) < 20%"}
  A3: {says: Perhaps., not_judged: No formula says it.}
checks:
  some: all[side](always(force > 0 soldiers))
  order: left[red, more] > 0 soldiers
page: {lead: {of: force}}
`;

describe('a model', () => {
  const model = modelOf(STOCKS);

  it('has the definitions of all sections, in the order of the sections', () => {
    expect(model.definitions.map(({ name, role }) => `${name}: ${role}`)).toEqual([
      'side.enemy: column',
      'side.strength: column',
      'loss: assumption',
      'late: assumption',
      'base: assumption',
      'push: decision',
      'force: stock',
      'lost: quantity',
      'strong: quantity',
      'tired: stock',
      'left: outcome',
      'after: outcome',
      'beaten: outcome',
      'value: outcome',
      'check:some: check',
    ]);
  });

  it('has the tables, actors and options included, with titles', () => {
    expect(
      model.tables.map(({ name, rows }) => [name, rows.map(({ label, title }) => title ?? label)]),
    ).toEqual([
      ['actor', ['The West', 'east']],
      ['side', ['Blue side', 'red']],
      ['option', ['hold', 'More']],
    ]);
  });

  it('knows what is fixed, drawn once a world, or moves', () => {
    const reach = (name: string): string => definition(model, name).reach;
    expect(['side.enemy', 'base', 'late'].map(reach)).toEqual(['fixed', 'fixed', 'fixed']);
    expect(['side.strength', 'loss'].map(reach)).toEqual(['world', 'world']);
    expect(['push', 'force', 'lost', 'left'].map(reach)).toEqual(['period', 'period', 'period', 'period']);
    expect(definition(model, 'loss').draws).toBe(true);
    expect(definition(model, 'late').draws).toBe(false);
  });

  it('computes everything after what it reads', () => {
    for (const text of [STOCKS, LADDER]) expectOrdered(modelOf(text));
  });

  it('turns a rate of change into the next value', () => {
    const { next } = definition(model, 'force');
    expect(next?.kind === 'same' && shown(next.expr, model)).toBe(
      'add(force[$0], multiply(negate(lost[$0]), 30.4375))',
    );
  });

  it('has units in base units, and matters with them', () => {
    expect(definition(model, 'force').unit).toMatchObject({ text: 'thousand soldiers', scale: 1000 });
    expect(definition(model, 'left').matters).toBe(5000);
    expect(definition(model, 'after').unit).toEqual(definition(model, 'force').unit);
    expect(definition(model, 'beaten').matters).toBe(0.01);
    expect(bodyText(model, 'side.strength').split(' | ')[0]).toBe('2000');
  });

  it('writes assumptions as they were written', () => {
    expect(definition(model, 'loss').written).toEqual(['1% to 2%', '3%']);
    expect(definition(model, 'loss')).toMatchObject({ sources: ['judgement'], because: 'guessed' });
  });

  it('lets each option follow its rule or the default', () => {
    const { rules, range, body } = definition(model, 'push');
    expect(rules?.[0]).toEqual(body);
    expect(range).toEqual([0, 1]);
    expect(model.options.map(({ id, written }) => [id, written])).toEqual([
      ['hold', []],
      ['more', ['push: if strong then 80% else 100%']],
    ]);
  });

  it('is missing what an actor without a formula values', () => {
    expect(bodyText(model, 'value').split(' | ')[1]).toBe('NaN');
    expect(definition(model, 'value')).toMatchObject({ mayBeMissing: true, better: 'higher' });
    expect(definition(model, 'force').mayBeMissing).toBe(false);
  });

  it('judges claims and checks by what they read', () => {
    expect(model.claims.map(({ id, kind, bound }) => [id, kind, bound])).toEqual([
      ['A1', 'world', 0.8],
      ['A2', 'aggregate', 0.5],
      ['A3', 'not_judged', 0.5],
    ]);
    expect(model.claims[2]?.because).toBe('No formula says it.');
    expect(model.checks.map(({ id, kind }) => [id, kind])).toEqual([
      ['some', 'path'],
      ['order', 'world'],
    ]);
  });

  it('draws the quantities of the page', () => {
    expect(model.fans).toEqual([model.definitions.findIndex(({ name }) => name === 'force')]);
  });

  it('has one option where the scenario names none', () => {
    const bare = modelOf(
      'rubicon: 1\ntitle: Bare\nassumptions: {x: {is: 1 to 2, source: a book of mine}}\noutcomes: {end: x}\n',
    );
    expect(bare.options).toEqual([{ id: 'baseline', title: 'Baseline', written: [] }]);
    expect(bare.worldOrder).toEqual([0]);
  });
});

/** Walks the orders as an engine would and finds everything already there when it is read. */
function expectOrdered(model: Model): void {
  const known = new Set<string>(model.stocks.map((stock) => `definition ${stock}`));
  const reads = (bodies: readonly Body[]): void => {
    for (const body of bodies) {
      for (const expr of body.kind === 'same' ? [body.expr] : body.exprs) {
        visitExpression(expr, (part) => {
          if (part.op === 'read')
            expect(known, model.definitions[part.definition]?.name).toContain(
              `definition ${part.definition}`,
            );
          const cell = part.op === 'memory' ? model.cells[part.cell] : undefined;
          if (part.op === 'memory' && cell?.phase === 'period') expect(known).toContain(`cell ${part.cell}`);
        });
      }
    }
  };
  const compute = (definition: number): void => {
    const found = model.definitions[definition];
    reads(found === undefined ? [] : [found.body, ...(found.rules ?? [])]);
    known.add(`definition ${definition}`);
  };
  model.worldOrder.forEach(compute);
  for (const step of model.periodOrder) {
    if (step.kind === 'definition') compute(step.definition);
    else {
      const cell = model.cells[step.cell];
      if (cell !== undefined) reads([{ kind: 'same', expr: cell.of }]);
      known.add(`cell ${step.cell}`);
    }
  }
  for (const stock of model.stocks)
    reads([model.definitions[stock]?.next].filter((body) => body !== undefined));
  for (const cell of model.cells) reads([{ kind: 'same', expr: cell.of }]);
  model.finishOrder.forEach(compute);
  expect(known.size).toBe(
    model.definitions.length + model.cells.filter(({ phase }) => phase === 'period').length,
  );
}
