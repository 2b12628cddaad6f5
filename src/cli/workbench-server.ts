import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { surroundingsOf } from './files-beside.ts';
import { type Located, locate } from './locate.ts';
import { writeFiles } from './write-file.ts';

/** A workbench that is being served, until it is closed. */
export interface Serving {
  /** With the token that the page needs, behind `#`, which browsers send nowhere. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.yaml': 'text/plain; charset=utf-8',
};

/** Served with every answer, beside the policy that stands in the page. */
const HEADERS = {
  'content-security-policy': "frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

const MOST_BYTES = 4 * 1024 * 1024;

/**
 * Serves the workbench on this machine alone: bound to the loopback address, for requests that name it as their host and come from its
 * own page. The scenario is given and taken only with the token.
 *
 * @param folder the built workbench
 * @param path the scenario's file or folder; without it the page offers examples
 */
export async function serveWorkbench(
  folder: string,
  path: string | undefined,
  port = 0,
): Promise<Serving | { readonly diagnostics: readonly Diagnostic[] }> {
  if (path !== undefined) {
    const { value, diagnostics } = locate(path);
    if (value === undefined) return { diagnostics };
  }
  const token = randomBytes(24).toString('base64url');
  const server = createServer((request, response) => {
    const { port: own } = server.address() as AddressInfo;
    answer(request, response, { folder, path, token, hosts: [`127.0.0.1:${own}`, `localhost:${own}`] }).catch(
      (error: unknown) =>
        say(response, 500, { words: error instanceof Error ? error.message : String(error) }),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: own } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${own}/#token=${token}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface House {
  readonly folder: string;
  readonly path: string | undefined;
  readonly token: string;
  readonly hosts: readonly string[];
}

async function answer(request: IncomingMessage, response: ServerResponse, house: House): Promise<void> {
  const { host = '', origin } = request.headers;
  if (!house.hosts.includes(host)) return say(response, 421, { words: 'This host is not served here.' });
  if (origin !== undefined && origin !== `http://${host}`) {
    return say(response, 403, { words: 'Requests of other pages are refused.' });
  }
  const [name = '/'] = (request.url ?? '/').split('?');
  if (name === '/api/scenario') return await scenario(request, response, house);
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return say(response, 405, { words: 'Only GET.' });
  page(name === '/' ? '/index.html' : name, response, house);
}

/** Names of the built workbench: one file, or one file in a folder of examples. */
const NAME = /^\/(?:[a-z0-9-]+\.(?:html|js|css|json)|examples\/[a-z0-9-]+\.(?:yaml|json))$/;

function page(name: string, response: ServerResponse, { folder }: House): void {
  const bytes = NAME.test(name) ? bytesOf(join(folder, name)) : undefined;
  if (bytes === undefined) say(response, 404, { words: 'There is no such page.' });
  else {
    response.writeHead(200, {
      ...HEADERS,
      'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
    });
    response.end(bytes);
  }
}

function bytesOf(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

async function scenario(
  request: IncomingMessage,
  response: ServerResponse,
  { token, path, hosts }: House,
): Promise<void> {
  const given = Buffer.from(String(request.headers['x-rubicon-token'] ?? ''));
  const wanted = Buffer.from(token);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) {
    return say(response, 403, {
      words: 'The token is missing or another’s: open the address that was printed.',
    });
  }
  const found = path === undefined ? undefined : locate(path).value;
  if (found === undefined) {
    response.writeHead(204, HEADERS);
    response.end();
    return;
  }
  if (request.method === 'GET') {
    const { source, id } = found;
    return say(response, 200, {
      id,
      text: source.text,
      ...surroundingsOf(source, id),
      version: versionOf(source.text),
    });
  }
  if (request.method !== 'PUT') return say(response, 405, { words: 'Only GET and PUT.' });
  // A browser sends its origin with every PUT.
  if (
    request.headers.origin === undefined ||
    !hosts.some((host) => request.headers.origin === `http://${host}`)
  ) {
    return say(response, 403, { words: 'Requests of other pages are refused.' });
  }
  await save(request, response, found);
}

async function save(request: IncomingMessage, response: ServerResponse, { source }: Located): Promise<void> {
  const body = await bodyOf(request);
  const wanted = body === undefined ? undefined : wantedOf(body);
  if (wanted === undefined) return say(response, 400, { words: 'That is no scenario, or it is too large.' });
  if (wanted.version !== versionOf(source.text)) {
    return say(response, 409, {
      words: `${source.name} has changed on disk since it was opened: nothing was written. Download your text, and open the file anew.`,
    });
  }
  await writeFiles([{ path: source.name, text: wanted.text }]);
  say(response, 200, { words: `Saved to ${source.name}.`, version: versionOf(wanted.text) });
}

function wantedOf(body: string): { readonly text: string; readonly version: string } | undefined {
  try {
    const { text, version } = JSON.parse(body) as Record<string, unknown>;
    return typeof text === 'string' && typeof version === 'string' ? { text, version } : undefined;
  } catch {
    return undefined;
  }
}

async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request) {
    size += (piece as Buffer).length;
    if (size > 2 * MOST_BYTES) return undefined;
    pieces.push(piece as Buffer);
  }
  return Buffer.concat(pieces).toString('utf8');
}

function versionOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function say(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { ...HEADERS, 'content-type': TYPES['.json'] });
  response.end(JSON.stringify(body));
}
