import type { Change, Changes } from '../live/change.ts';

/** Raised when links are written in another form; those of earlier forms stay readable. */
const FORM = 1;

/**
 * The part of an address behind `#` that restores what a reader moved: `v1!repair_gain=0.11`. Empty where nothing is moved.
 * Ranges are written `low..high`.
 */
export function shareText(changes: Changes): string {
  const parts = Object.entries(changes).map(([name, change]) => {
    const value = change.kind === 'fixed' ? String(change.value) : `${change.low}..${change.high}`;
    return `${encodeURIComponent(name)}=${value}`;
  });
  return parts.length === 0 ? '' : [`v${FORM}`, ...parts].join('!');
}

/**
 * What a link restores, of the assumptions that the page has; undefined where it is no such link. A link of a later form, or a
 * part that cannot be read, restores nothing of it.
 */
export function sharedChanges(hash: string, known: readonly string[]): Changes | undefined {
  const [form, ...parts] = hash.replace(/^#/, '').split('!');
  if (form !== `v${FORM}`) return undefined;
  const changes: Record<string, Change> = {};
  for (const part of parts) {
    const [name, value] = part.split('=');
    const change = changeOf(value ?? '');
    const id = named(name ?? '');
    if (change !== undefined && id !== undefined && known.includes(id)) changes[id] = change;
  }
  return changes;
}

function named(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function changeOf(text: string): Change | undefined {
  const numbers = text.split('..').map((part) => (part === '' ? Number.NaN : Number(part)));
  if (!numbers.every(Number.isFinite)) return undefined;
  const [first, second] = numbers;
  if (first === undefined || numbers.length > 2) return undefined;
  return second === undefined ? { kind: 'fixed', value: first } : { kind: 'range', low: first, high: second };
}
