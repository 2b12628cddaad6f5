import { distributionNamed } from '../distributions/named.ts';
import type { Body, Definition, Model } from '../model/model.ts';
import { expressionsOf } from '../model/parts.ts';
import { rowName } from '../model/row-name.ts';
import { type Past, past } from './before.ts';
import { type Memory, memory } from './cells.ts';
import { clockReader } from './clock.ts';
import { admission, ruleAdmission } from './definitions.ts';
import { draw } from './draws.ts';
import { evaluator } from './evaluator.ts';
import { periodsOf } from './layout.ts';
import { inWords, type Moment } from './moment.ts';
import { nth } from './nth.ts';
import { cellOwners } from './owners.ts';
import { type Block, flatRow, readAt } from './reads.ts';
import { boundRow, eachRow, frame } from './rows.ts';
import type { Site, Surroundings } from './surroundings.ts';
import { makeValues, type Values } from './values.ts';

/** Does one thing to the values: computes a definition, updates a cell. Throws `Refused` where a value may not be. */
export type Act = () => void;

/** A model with every formula turned into a function; `schedule.ts` says what is called when. */
export interface Interpreter {
  readonly periods: number;
  /** Where the play stands; whoever plays moves it on before acting. */
  readonly moment: Moment;
  readonly values: Values;
  /** Computes a definition's body: a stock's start, under an option the rule for a decision. */
  readonly compute: (definition: number, option?: number) => Act;
  /** Computes what the stocks become, then lets all become it. */
  readonly step: (stocks: readonly number[]) => Act;
  readonly memories: readonly Memory[];
}

/** Makes a model ready to be played. Nothing is evaluated yet. */
export function interpreter(model: Model): Interpreter {
  const { definitions, cells, clock, tables } = model;
  const periods = periodsOf(model);
  const moment: Moment = { seed: 0, anew: [], world: -1, option: -1, period: 0 };
  const values = makeValues(model);
  const lengths = tables.map((table) => table.rows.length);
  const pasts: Past[] = [];

  const surroundings = (site: Site, owner: Definition, rows: Int32Array): Surroundings => ({
    ...site,
    rows,
    lengths,
    read: (definition, picks) => readAt(nth(values.definitions, definition), picks, rows),
    memory: (cell, picks) => {
      const block = nth(values.cells, cell);
      if (nth(cells, cell).how !== 'before') return readAt(block, picks, rows);
      const rowOf = flatRow(picks, block.lengths, rows);
      return () => {
        const row = rowOf();
        return Number.isNaN(row) ? Number.NaN : (pasts[cell] as Past).read(row);
      };
    },
    clock: clockReader(clock, moment),
    timed: (values) => () => values[moment.period] as number,
    draw: ({ distribution: called, args, span }, parameters) => {
      const distribution = distributionNamed(called);
      if (distribution === undefined) throw new Error(`there is no distribution ${called}`);
      const drawn = {
        distribution,
        parameters,
        constant: args.every(({ op }) => op === 'constant'),
        names: Array.from({ length: owner.size }, (_, row) => rowName(owner, tables, row)),
        row: () => boundRow(rows, owner.over, lengths),
        scores: owner.scores,
        periods: owner.role === 'assumption' || owner.role === 'column' ? ('once' as const) : periods,
      };
      return draw(drawn, moment, { ...site, span });
    },
    across: ({ op }) => {
      throw new Error(`${op} stands outside claims`);
    },
  });

  const write = (number: number, body: Body, into: Block, option?: number): Act => {
    const definition = nth(definitions, number);
    const rows = frame(model.slots);
    const site: Site = {
      name: () => rowName(definition, tables, boundRow(rows, definition.over, lengths)),
      where: () => inWords(moment, model),
    };
    const around = surroundings(site, definition, rows);
    const ready = expressionsOf(body).map((expr) => evaluator(expr, around));
    const admit =
      option === undefined
        ? admission(definition, site)
        : ruleAdmission(definition, nth(model.options, option), site);
    const { values: target, offset } = into;
    return eachRow(into.lengths, rows, ready, (row, value) => {
      target[offset + row] = admit(value);
    });
  };

  const compute = (number: number, option?: number): Act => {
    const { body, rules } = nth(definitions, number);
    const rule = option === undefined ? undefined : rules?.[option];
    const into = nth(values.definitions, number);
    return rule === undefined ? write(number, body, into) : write(number, rule, into, option);
  };

  const step = (stocks: readonly number[]): Act => {
    const acts = stocks.map((number) => {
      const { next, size, name } = nth(definitions, number);
      if (next === undefined) throw new Error(`the stock ${name} has no next`);
      const { offset, lengths } = nth(values.definitions, number);
      const coming = new Float64Array(size);
      const foresee = write(number, next, { values: coming, offset: 0, lengths });
      const become = (): void => {
        for (let row = 0; row < size; row++) values.all[offset + row] = coming[row] as number;
      };
      return { foresee, become };
    });
    return () => {
      for (const { foresee } of acts) foresee();
      for (const { become } of acts) become();
    };
  };

  const owners = cellOwners(model);
  const memories = cells.map((cell, number): Memory => {
    const owner = nth(definitions, owners[number] ?? 0);
    const rows = frame(model.slots);
    const site: Site = { name: () => owner.name, where: () => inWords(moment, model) };
    const around = surroundings(site, owner, rows);
    const of = evaluator(cell.of, around);
    const block = nth(values.cells, number);
    if (cell.how !== 'before') {
      return memory(cell, block, rows, of, moment, clock.length, { ...site, span: owner.span });
    }
    const duration = evaluator(cell.duration, around);
    const initial = evaluator(cell.initial, around);
    const made = past(cell, block.lengths, rows, { of, duration, initial }, moment, periods, clock.length);
    pasts[number] = made;
    return made;
  });

  return { periods, moment, values, compute, step, memories };
}
