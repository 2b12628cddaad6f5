import type { Cell, Reach, Role, Step } from '../model/model.ts';
import { touchedBy } from './touched.ts';

/** What ordering needs to know of a definition. */
export interface Ordered {
  readonly role: Role;
  readonly reach: Reach;
  /** What its value reads, and of a decision the rules of all options: definitions by number, and -1 - c for the cell c. */
  readonly reads: readonly number[];
}

/** Orders in which everything is computed after what it reads. */
export interface Orders {
  readonly worldOrder: number[];
  readonly periodOrder: Step[];
  readonly finishOrder: number[];
  /** Cycles, each as the numbers of its definitions in the order in which one reads the next. */
  readonly cycles: number[][];
}

/**
 * Sorts definitions and memory cells, by the file's order where nothing else decides. Stocks are read as the period
 * found them and `before` as an earlier period left it, so reading them makes no edge; what `before` starts from does.
 * Depth first without recursion, since chains may be long.
 */
export function orderOf(definitions: readonly Ordered[], cells: readonly Cell[]): Orders {
  const orders: Orders = { worldOrder: [], periodOrder: [], finishOrder: [], cycles: [] };
  const place = (node: number): void => {
    const definition = definitions[node];
    if (definition === undefined) {
      orders.periodOrder.push({ kind: 'cell', cell: node - definitions.length });
    } else if (definition.role === 'observation') {
      // Inference puts what was observed where it needs it.
    } else if (definition.role === 'outcome' || definition.role === 'check') {
      orders.finishOrder.push(node);
    } else if (definition.role !== 'stock') {
      if (definition.reach !== 'period') orders.worldOrder.push(node);
      else orders.periodOrder.push({ kind: 'definition', definition: node });
    }
  };
  const state = new Map<number, 'open' | 'done'>();
  const inCycle = new Set<number>();
  const stack: { node: number; left: number[] }[] = [];
  const enter = (node: number): void => {
    if (state.get(node) === 'open') {
      const from = stack.findIndex((entry) => entry.node === node);
      const circle = stack.slice(from).map((entry) => entry.node);
      if (!circle.some((member) => inCycle.has(member))) {
        orders.cycles.push(circle.filter((member) => member < definitions.length));
      }
      for (const member of circle) inCycle.add(member);
    }
    if (state.has(node)) return;
    state.set(node, 'open');
    stack.push({ node, left: readsOf(node, definitions, cells).reverse() });
  };
  for (let node = 0; node < definitions.length; node++) {
    enter(node);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const next = top.left.pop();
      if (next !== undefined) enter(next);
      else {
        stack.pop();
        state.set(top.node, 'done');
        place(top.node);
      }
    }
  }
  for (const [cell, { phase }] of cells.entries()) {
    const node = definitions.length + cell;
    if (phase === 'period' && !state.has(node)) place(node);
  }
  return orders;
}

/**
 * Whether orders still serve after some definitions have changed and others were added behind the last: each that has changed
 * still stands behind all that it reads. Then no cycle has come about.
 *
 * @param changed numbers of definitions, those that were added included
 * @param count how many definitions there were
 * @param cells those that were there, and perhaps more behind them
 */
export function keepsOrder(
  { worldOrder, periodOrder, finishOrder }: Orders,
  changed: readonly number[],
  count: number,
  definitions: readonly Ordered[],
  cells: readonly Cell[],
): boolean {
  const places = new Map<number, number>();
  const put = (node: number): void => {
    places.set(node, places.size);
  };
  worldOrder.forEach(put);
  for (const step of periodOrder)
    put(step.kind === 'cell' ? definitions.length + step.cell : step.definition);
  finishOrder.forEach(put);
  /** Of what was added the last place of what it reads. */
  const placeOf = (node: number): number => {
    const known = places.get(node);
    if (known !== undefined) return known;
    places.set(node, Number.POSITIVE_INFINITY); // one that reads itself has no place
    const place = Math.max(-1, ...readsOf(node, definitions, cells).map(placeOf));
    places.set(node, place);
    return place;
  };
  return changed.every((node) => {
    const place = node >= count ? placeOf(node) + 1 : (places.get(node) ?? Number.POSITIVE_INFINITY);
    return readsOf(node, definitions, cells).every((read) => placeOf(read) < place);
  });
}

/** The nodes that must be computed before, some perhaps twice: definitions by number, cells after them. */
function readsOf(node: number, definitions: readonly Ordered[], cells: readonly Cell[]): number[] {
  const found: number[] = [];
  const gather = (reads: readonly number[]): void => {
    for (let index = 0; index < reads.length; index++) {
      const read = reads[index] as number;
      if (read >= 0) {
        if (definitions[read]?.role !== 'stock') found.push(read);
        continue;
      }
      const memory = cells[-1 - read];
      if (memory?.how === 'before') {
        gather(touchedBy(memory.duration).reads);
        gather(touchedBy(memory.initial).reads);
      } else if (memory?.phase === 'period') {
        found.push(definitions.length - 1 - read);
      } else if (memory !== undefined) {
        gather(touchedBy(memory.of).reads);
      }
    }
  };
  const definition = definitions[node];
  const cell = definition === undefined ? cells[node - definitions.length] : undefined;
  if (definition !== undefined && definition.role !== 'stock') gather(definition.reads);
  else if (cell !== undefined) gather(touchedBy(cell.of).reads);
  return found;
}
