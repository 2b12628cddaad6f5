import type { Body, Definition, Model } from '../model/model.ts';
import { expressionsOf } from '../model/parts.ts';
import type { Unit } from '../model/units.ts';
import { blocksOf } from './blocks/blocks-of.ts';
import { settlementOf } from './blocks/settlement-of.ts';
import { contentsOf } from './contents.ts';
import type { Draft } from './draft.ts';
import { type Flowing, flowsOf } from './flow.ts';
import { writtenWith } from './hold.ts';
import { bodiesOf } from './order-all.ts';
import { present } from './present.ts';
import { touchedBy } from './touched.ts';
import type { Found } from './typed.ts';
import { foundOf } from './typing.ts';
import { unitOf } from './want.ts';
import type { Work } from './work.ts';

/** The model of a scenario in which no mistake was found. */
export function assemble(work: Work): Model {
  const { source, title, question, about, asOf, page, sources } = work.scenario;
  const { id, options, variants, outcomes, claims, checks } = contentsOf(work);
  const { worldOrder, periodOrder, finishOrder } = work.orders;
  work.flowing = flowingOf(work);
  const numbers = (role: Draft['role']): number[] =>
    work.drafts.filter((draft) => draft.role === role).map(({ number }) => number);
  return {
    source,
    id,
    title,
    ...present({ question, about, asOf: asOf?.value.days }),
    page,
    sources,
    tables: work.tables.map(({ table }) => table),
    definitions: work.drafts.map((draft) => definitionFrom(draft, work)),
    cells: work.cells,
    clock: work.clock,
    worldOrder,
    periodOrder,
    stocks: numbers('stock'),
    finishOrder,
    options,
    outcomes,
    fans: work.fans,
    variants,
    observations: work.observations,
    ...blocksOf(work),
    ...present({ settlement: settlementOf(work) }),
    claims,
    checks,
    slots: work.slots,
  };
}

function definitionFrom(draft: Draft, work: Work): Definition {
  const { number, name, role, over, size, authored, sources, span } = draft;
  const found = foundOf(draft, work);
  if (found === undefined) throw new Error(`no value for ${name}`);
  const followed = work.followed.get(number);
  const flow = work.flowing?.flows[number];
  return {
    name,
    role,
    over,
    size,
    type: found.type,
    unit: printedIn(draft, found, work),
    reach: flow?.reach ?? 'period',
    body: found.body,
    ...present({ next: work.steps.get(number), rules: followed?.rules, range: followed?.range }),
    mayBeMissing: flow?.mayBeMissing ?? true,
    mayBeInfinite: flow?.mayBeInfinite ?? true,
    draws: drawsIn(number, work),
    ...present({ scores: work.scores.get(number), movesWith: work.moves.get(number) }),
    authored,
    ...present({ title: draft.title, about: draft.about, because: draft.because }),
    sources,
    written: writtenWith(draft.written, work.held.get(number) ?? [], size),
    ...present({ better: draft.better, matters: work.weights.get(number) }),
    span,
  };
}

/** What all values may be, told from what those of the scenario underneath may be where there is one. */
function flowingOf(work: Work): Flowing {
  const sources = work.drafts.map(({ role, number }) => ({ role, bodies: bodiesOf(number, work) }));
  return flowsOf(sources, work.cells, work.sequence, work.recall.underneath()?.flowing);
}

function drawsIn(number: number, work: Work): boolean {
  return bodiesOf(number, work).some((body) => expressionsOf(body).some((expr) => touchedBy(expr).draws));
}

/** The unit declared; else, where the value is that of another definition, the unit of that; else base units. */
function printedIn(draft: Draft, found: Found, work: Work): Unit {
  const seen = new Set<Draft>();
  let at: Draft | undefined = draft;
  while (at !== undefined && at.unit === undefined && !seen.has(at)) {
    seen.add(at);
    const body: Body | undefined = foundOf(at, work)?.body;
    at = body?.kind === 'same' && body.expr.op === 'read' ? work.drafts[body.expr.definition] : undefined;
  }
  return at?.unit ?? unitOf(found.type);
}
