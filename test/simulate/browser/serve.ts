import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, normalize } from 'node:path';

/** What stands at a path: a text, or a function asked for it each time. */
export type Pages = Readonly<Record<string, string | (() => string)>>;

/** A server of this machine's own, for it alone. */
export interface Served {
  readonly url: string;
  readonly close: () => void;
}

/** Serves pages by their path, and files of folders by the first part of the path. Nothing is cached. */
export async function serve(pages: Pages, folders: Readonly<Record<string, string>>): Promise<Served> {
  const server = createServer(({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    const type = pathname === '/' ? 'text/html' : 'text/javascript';
    try {
      const page = pages[pathname];
      const text = typeof page === 'function' ? page() : (page ?? read(pathname));
      response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' });
      response.end(text);
    } catch {
      response.writeHead(404).end();
    }
  });
  const read = (pathname: string): string => {
    const [, first = '', ...rest] = normalize(pathname).split('/');
    return readFileSync(join(folders[first] ?? '', ...rest), 'utf8');
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
