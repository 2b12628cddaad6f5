import type { Node } from '../syntax/expression.ts';
import { namesIn } from './formula-names.ts';
import { nodesOf } from './formulas.ts';
import type { Work } from './work.ts';

/**
 * The numbers of some definitions and of all that these lead to, most after those that their values read, judging by
 * the names alone. Types are then found without long chains of one waiting for the next. Found without recursion,
 * since chains may be long.
 */
export function sequenceOf(roots: Iterable<number>, work: Work): number[] {
  const order: number[] = [];
  const entered = new Set<number>();
  for (const number of roots) {
    const stack: { number: number; left: number[] }[] = [];
    const enter = (next: number): void => {
      if (entered.has(next)) return;
      entered.add(next);
      stack.push({ number: next, left: namedIn(nodesOf(work.drafts[next]?.value), work) });
    };
    enter(number);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const next = top.left.pop();
      if (next !== undefined) enter(next);
      else {
        order.push(top.number);
        stack.pop();
      }
    }
  }
  return order;
}

/** The definitions that formulas name, labels of the same name included. */
export function namedIn(nodes: readonly Node[], work: Work): number[] {
  const numbers: number[] = [];
  for (let index = 0; index < nodes.length; index++) {
    const names = namesIn(nodes[index] as Node);
    for (let at = 0; at < names.length; at++) {
      const number = work.symbols.get(names[at] as string)?.definition;
      if (number !== undefined) numbers.push(number);
    }
  }
  return numbers;
}
