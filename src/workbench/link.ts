/** What a link carries. The version stands in the link, so that later forms can tell which they read. */
export interface Linked {
  readonly id: string;
  readonly text: string;
  /** Files beside the scenario, by the paths by which it names them. */
  readonly files: Readonly<Record<string, string>>;
  /** Assumptions that were moved, and the values at which they are fixed. */
  readonly moved: Readonly<Record<string, string>>;
}

/** Longer addresses are cut on their way by mail and chat programs. */
const LONGEST = 30_000;

/** The part of an address behind `#`: `edit1=` or `view1=` and the state, compressed; undefined where it is too long for a link. */
export async function linkOf(state: Linked, way: 'edit' | 'view'): Promise<string | undefined> {
  const packed = await through(
    new TextEncoder().encode(JSON.stringify(state)),
    new CompressionStream('deflate-raw'),
  );
  const letters = btoa(Array.from(packed, (byte) => String.fromCharCode(byte)).join(''));
  const text = letters.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  return text.length > LONGEST ? undefined : `#${way}1=${text}`;
}

/** What a link says; undefined where it says nothing, an error where it cannot be read. */
export async function readLink(
  hash: string,
): Promise<{ readonly state: Linked; readonly way: 'edit' | 'view' } | undefined> {
  const [, way, version, text] = /^#(edit|view)(\d+)=([\w-]+)$/.exec(hash) ?? [];
  if (text === undefined || (way !== 'edit' && way !== 'view')) return undefined;
  if (version !== '1') throw new Error('this link is of a newer version of the workbench');
  const packed = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) =>
    letter.charCodeAt(0),
  );
  const json: unknown = JSON.parse(
    new TextDecoder().decode(await through(packed, new DecompressionStream('deflate-raw'))),
  );
  if (!isLinked(json)) throw new Error('this link does not carry a scenario');
  return { state: json, way };
}

/** A link may come from anyone. */
function isLinked(value: unknown): value is Linked {
  if (typeof value !== 'object' || value === null) return false;
  const { id, text, files, moved } = value as Record<string, unknown>;
  return typeof id === 'string' && typeof text === 'string' && isTexts(files) && isTexts(moved);
}

function isTexts(value: unknown): boolean {
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
