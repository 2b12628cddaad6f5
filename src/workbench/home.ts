import type { Held } from './messages.ts';

/** The file that the page was opened for, on the machine that serves it. */
export interface Home {
  readonly held: Held;
  /** Writes the text; tells why not where the file has changed since it was read. */
  readonly save: (text: string) => Promise<{ readonly saved: boolean; readonly words: string }>;
}

const GONE =
  'Nothing was saved: the server that this page came from has stopped. What was written is kept in this browser; download it, or run `rubicon open` again.';

/** What `rubicon open` holds, if the page comes from it: its address then carries a token, which is taken out of sight. */
export async function homeOf(): Promise<Home | undefined> {
  const [, token] = /^#token=([\w-]+)$/.exec(location.hash) ?? [];
  if (token !== undefined) {
    sessionStorage.setItem('rubicon-token', token);
    window.history.replaceState(null, '', location.pathname);
  }
  const known = token ?? sessionStorage.getItem('rubicon-token');
  if (known === null) return undefined;
  const headers = { 'x-rubicon-token': known };
  const answer = await fetch('api/scenario', { headers });
  if (answer.status !== 200) return undefined;
  const found = (await answer.json()) as Held & { version: string };
  let version = found.version;
  return {
    held: { ...found, published: found.text },
    save: async (text) => {
      const written = await fetch('api/scenario', {
        method: 'PUT',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify({ text, version }),
      }).catch(() => undefined);
      if (written === undefined) return { saved: false, words: GONE };
      const { version: next, words } = (await written.json()) as { version?: string; words: string };
      if (next !== undefined) version = next;
      return { saved: written.ok, words };
    },
  };
}
