import { made } from './dom.ts';

/** A text as it was at a time, in milliseconds since 1970. */
export interface Kept {
  readonly at: number;
  readonly text: string;
}

/** States of a scenario that the browser keeps, the youngest last. */
const MOST_KEPT = 20;
/** The youngest state is written over until it is this old: a state a keystroke would be no history. */
const APART_MS = 2 * 60_000;

const key = (id: string): string => `rubicon:${id}`;

/** Keeps a text in the browser by its scenario's name; false where the browser keeps nothing. */
export function keep(id: string, text: string, now: number = Date.now()): boolean {
  const before = keptOf(id);
  const last = before.at(-1);
  if (last?.text === text) return true;
  const fresh = last !== undefined && before.length > 1 && now - (before.at(-2)?.at ?? 0) < APART_MS;
  const states = [...(fresh ? before.slice(0, -1) : before), { at: now, text }].slice(-MOST_KEPT);
  try {
    localStorage.setItem(key(id), JSON.stringify(states));
    return true;
  } catch {
    return false;
  }
}

/** What is kept of a scenario, the youngest last. What cannot be read is as nothing. */
export function keptOf(id: string): readonly Kept[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(key(id)) ?? '[]');
    return Array.isArray(found) ? found.filter(isKept) : [];
  } catch {
    return [];
  }
}

function isKept(value: unknown): value is Kept {
  const { at, text } = (value ?? {}) as Record<string, unknown>;
  return typeof at === 'number' && typeof text === 'string';
}

/** Earlier states as buttons, the youngest first. @param bring told the text that is wanted back */
export function historyList(id: string, now: string, bring: (text: string) => void): HTMLElement[] {
  return keptOf(id)
    .filter(({ text }) => text !== now)
    .toReversed()
    .map(({ at, text }) => {
      const button = made('button', new Date(at).toLocaleString());
      button.addEventListener('click', () => bring(text));
      const item = made('li', '');
      item.append(button, ` ${text.split('\n').length} lines, ${difference(text, now)}`);
      return item;
    });
}

/** How many lines one text has that the other has not. */
function difference(then: string, now: string): string {
  const lines = new Set(now.split('\n'));
  const other = then.split('\n').filter((line) => !lines.has(line)).length;
  return other === 1 ? '1 line other than now' : `${other} lines other than now`;
}
