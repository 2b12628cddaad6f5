import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { surroundingsOf } from '../../src/cli/files-beside.ts';
import { type Serving, serveWorkbench } from '../../src/cli/workbench-server.ts';
import { besideOf } from '../../src/live/beside.ts';
import { readScenario } from '../../src/parse/read.ts';

const TEXT = 'rubicon: 1\ntitle: A trial\n';

interface Said {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

describe('the server of the workbench', () => {
  let folder: string;
  let file: string;
  let serving: Serving;
  let port: number;
  let token: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'workbench-'));
    file = join(folder, 'trial.yaml');
    writeFileSync(join(folder, 'index.html'), '<!doctype html>');
    writeFileSync(join(folder, 'secret.txt'), 'no one’s business');
    writeFileSync(file, TEXT);
    const served = await serveWorkbench(folder, file);
    if ('diagnostics' in served) throw new Error('not served');
    serving = served;
    const url = new URL(served.url);
    port = Number(url.port);
    token = url.hash.replace('#token=', '');
  });

  afterAll(async () => {
    await serving.close();
    rmSync(folder, { recursive: true });
  });

  function ask(path: string, headers: Record<string, string> = {}, method = 'GET', body = ''): Promise<Said> {
    return new Promise((resolve, reject) => {
      const asked = request({ host: '127.0.0.1', port, path, method, headers }, (answer) => {
        let text = '';
        answer.on('data', (piece) => {
          text += piece;
        });
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, body: text, headers: answer.headers }),
        );
      });
      asked.on('error', reject);
      asked.end(body);
    });
  }

  const known = (): Record<string, string> => ({ 'x-rubicon-token': token });
  const own = (): Record<string, string> => ({ ...known(), origin: `http://127.0.0.1:${port}` });

  it('serves its page and nothing else', async () => {
    expect((await ask('/')).status).toBe(200);
    for (const path of [
      '/secret.txt',
      '/trial.yaml',
      '/../trial.yaml',
      '/%2e%2e/etc/passwd',
      '/examples/../trial.yaml',
      '//etc/passwd',
    ]) {
      expect([path, (await ask(path)).status]).toEqual([path, 404]);
    }
  });

  it('refuses other hosts, other origins and whoever has no token', async () => {
    expect((await ask('/', { host: 'evil.example' })).status).toBe(421);
    expect((await ask('/api/scenario', { ...known(), host: `evil.example:${port}` })).status).toBe(421);
    expect((await ask('/api/scenario', { ...known(), origin: 'http://evil.example' })).status).toBe(403);
    expect((await ask('/api/scenario', { ...known(), origin: 'null' })).status).toBe(403);
    expect((await ask('/api/scenario')).status).toBe(403);
    expect((await ask('/api/scenario', { 'x-rubicon-token': `${token}x` })).status).toBe(403);
    expect((await ask('/api/scenario', known())).status).toBe(200);
  });

  it('never gives leave to other pages, and is framed by none', async () => {
    const { headers } = await ask('/', { origin: `http://127.0.0.1:${port}` });
    expect(headers['access-control-allow-origin']).toBeUndefined();
    expect(headers['content-security-policy']).toBe("frame-ancestors 'none'");
  });

  it('saves what its own page sends, and not over a file that has changed', async () => {
    const { version } = JSON.parse((await ask('/api/scenario', known())).body) as { version: string };
    const put = (text: string, headers = own()): Promise<Said> =>
      ask('/api/scenario', headers, 'PUT', JSON.stringify({ text, version }));
    expect((await put('x: 1\n', known())).status).toBe(403); // a browser always tells the origin
    expect(readFileSync(file, 'utf8')).toBe(TEXT);
    expect((await put(`${TEXT}question: Does it hold?\n`)).status).toBe(200);
    expect(readFileSync(file, 'utf8')).toBe(`${TEXT}question: Does it hold?\n`);
    expect((await put('x: 1\n')).status).toBe(409);
    expect(readFileSync(file, 'utf8')).toBe(`${TEXT}question: Does it hold?\n`);
    expect((await ask('/api/scenario', own(), 'PUT', 'nonsense')).status).toBe(400);
    expect((await ask('/api/scenario', own(), 'DELETE')).status).toBe(405);
  });

  it('gives what is beside a scenario: files by their paths from its folder, and what others found of its claims', () => {
    const name = join(
      import.meta.dirname,
      '..',
      '..',
      'scenarios',
      'contractors-2024-terms',
      'scenario.yaml',
    );
    const source = { name, text: readFileSync(name, 'utf8') };
    const { files, elsewhere } = surroundingsOf(source, 'contractors-2024-terms');
    expect(Object.keys(files)).toContain('../contractors-2024/scenario.yaml');
    expect(elsewhere.map(({ scenario }) => scenario)).toEqual(['terms-2015', 'terms-2022']);
    const { value } = readScenario({ name: 'scenario.yaml', text: source.text }, '', besideOf(files));
    expect(value?.scenario.claims.length).toBeGreaterThan(0);
  });

  it('tells at once where there is no scenario', async () => {
    const found = await serveWorkbench(folder, join(folder, 'nowhere'));
    expect('diagnostics' in found && found.diagnostics[0]?.code).toBe('no-such-scenario');
  });
});
