import type { Change, Changes } from '../live/change.ts';

/** What a link carries. The version stands in the link, so that later forms can tell which they read. */
export interface Linked {
  readonly id: string;
  readonly text: string;
  /** Files beside the scenario, by their paths from its folder; in older links by the paths by which they are named. */
  readonly files: Readonly<Record<string, string>>;
  /** What was done to assumptions. */
  readonly moved: Changes;
}

/** Raised when links are written in another form; those of earlier forms stay readable. */
const FORM = 2;

/** Longer addresses are cut on their way by mail and chat programs. */
const LONGEST = 30_000;

/** The part of an address behind `#`: `edit2=` or `view2=` and the state, compressed; undefined where it is too long for a link. */
export async function linkOf(
  { id, text: written, files, moved }: Linked,
  way: 'edit' | 'view',
): Promise<string | undefined> {
  const packed = await through(
    new TextEncoder().encode(JSON.stringify({ id, text: written, files, moved })),
    new CompressionStream('deflate-raw'),
  );
  const letters = btoa(Array.from(packed, (byte) => String.fromCharCode(byte)).join(''));
  const text = letters.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  return text.length > LONGEST ? undefined : `#${way}${FORM}=${text}`;
}

/** What a link says; undefined where it says nothing, an error where it cannot be read. */
export async function readLink(
  hash: string,
): Promise<{ readonly state: Linked; readonly way: 'edit' | 'view' } | undefined> {
  const [, way, version, text] = /^#(edit|view)(\d+)=([\w-]+)$/.exec(hash) ?? [];
  if (text === undefined || (way !== 'edit' && way !== 'view')) return undefined;
  if (Number(version) > FORM) throw new Error('this link is of a newer version of the workbench');
  const packed = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) =>
    letter.charCodeAt(0),
  );
  const json: unknown = JSON.parse(
    new TextDecoder().decode(await through(packed, new DecompressionStream('deflate-raw'))),
  );
  const state = stateOf(version === '1' ? fromFirstForm(json) : json);
  if (state === undefined) throw new Error('this link does not carry a scenario');
  return { state, way };
}

/** The same as a file, for what is too long for a link. */
export function fileOf({ id, text, files, moved }: Linked): string {
  return JSON.stringify({ rubicon_state: FORM, id, text, files, moved });
}

/** What such a file says; an error where it cannot be read. */
export function readFile(words: string): Linked {
  const json: unknown = JSON.parse(words);
  if (!isObject(json) || json.rubicon_state === undefined) throw new Error('it is no file of this workbench');
  if (json.rubicon_state !== FORM) throw new Error('it is of a newer version of the workbench');
  const state = stateOf(json);
  if (state === undefined) throw new Error('it does not carry a scenario');
  return state;
}

/** In the first form an assumption could only be fixed, and its value stood there as a text. */
function fromFirstForm(value: unknown): unknown {
  if (!isObject(value) || !isObject(value.moved)) return undefined;
  const moved = Object.entries(value.moved).map(([name, text]) => [
    name,
    { kind: 'fixed', value: Number(text) },
  ]);
  return { ...value, moved: Object.fromEntries(moved) };
}

/** What a link carries, of which anyone may be the author; undefined where it is no scenario. */
function stateOf(value: unknown): Linked | undefined {
  if (!isObject(value)) return undefined;
  const { id, text, files, moved } = value;
  if (typeof id !== 'string' || typeof text !== 'string' || !isTexts(files) || !isObject(moved))
    return undefined;
  const changes = Object.entries(moved).flatMap(([name, change]) =>
    isChange(change) ? [[name, change]] : [],
  );
  return { id, text, files, moved: Object.fromEntries(changes) as Changes };
}

function isChange(value: unknown): value is Change {
  if (!isObject(value)) return false;
  const { kind, value: at, low, high } = value;
  return kind === 'fixed' ? Number.isFinite(at) : kind === 'range' && [low, high].every(Number.isFinite);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isTexts(value: unknown): value is Readonly<Record<string, string>> {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((one) => typeof one === 'string')
  );
}

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array> {
  const piped = new Blob([bytes]).stream().pipeThrough(stream);
  return new Uint8Array(await new Response(piped).arrayBuffer());
}
