import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { diagnose } from '../../src/diagnostics/diagnose.ts';

const script = resolve(import.meta.dirname, '../../scripts/messages.mjs');
let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'messages-'));
  mkdirSync(join(root, 'messages'));
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

function run(...args: string[]): { status: number | null; stderr: string } {
  const { status, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
  return { status, stderr };
}

const AREA = `# Area

## odd-name

severity: warning

> \`{name}\` is
> odd.

mend: Did you mean \`{near}\`?

mend: Choose {what}.

An example:

\`\`\`yaml
## not a heading
\`\`\`
`;

describe('the script of messages', () => {
  it('writes texts with the types of their fields, and a page', () => {
    writeFileSync(join(root, 'messages/area.md'), AREA);
    expect(run(root)).toEqual({ status: 0, stderr: '' });
    const code = readFileSync(join(root, 'src/diagnostics/messages.ts'), 'utf8');
    expect(code).toContain(
      "'odd-name': { readonly name: string | number; readonly near?: string | number | undefined; readonly what?:",
    );
    expect(code).toContain(
      "severity: 'warning', message: '`{name}` is odd.', mends: ['Did you mean `{near}`?',",
    );
    const page = readFileSync(join(root, 'docs/diagnostics.md'), 'utf8');
    expect(page).toContain('## Area\n\n### odd-name\n\n> Warning: `{name}` is odd.\n\nMend: Did you mean');
    expect(page).toContain('## not a heading');
  });

  it('fails a check of files that are out of date, and changes nothing', () => {
    writeFileSync(join(root, 'messages/area.md'), AREA);
    expect(run('--check', root).stderr).toContain('src/diagnostics/messages.ts is out of date');
    run(root);
    expect(run('--check', root).status).toBe(0);
    writeFileSync(join(root, 'messages/area.md'), AREA.replace('odd.', 'strange.'));
    expect(run('--check', root).status).toBe(1);
    expect(readFileSync(join(root, 'docs/diagnostics.md'), 'utf8')).toContain('odd.');
  });

  it.each([
    [
      'a code that stands twice',
      AREA + AREA.slice(AREA.indexOf('## odd')),
      'the code odd-name stands in area.md',
    ],
    ['a code in another form', AREA.replace('## odd-name', '## Odd name'), 'Odd name is not a code'],
    ['an unknown severity', AREA.replace('warning', 'fatal'), 'severity fatal'],
    ['an entry without a message', AREA.replaceAll(/^>.*\n/gm, ''), 'odd-name has no message'],
    ['an entry without a mend', AREA.replaceAll(/^mend: .*\n/gm, ''), 'odd-name has no mend'],
    ['a file without a title', AREA.replace('# Area\n', ''), 'does not open with a title'],
  ])('refuses %s', (_what, text, fault) => {
    writeFileSync(join(root, 'messages/area.md'), text);
    const { status, stderr } = run(root);
    expect(stderr).toContain(fault);
    expect(status).toBe(1);
  });

  it('has written this project’s own texts as they stand', () => {
    expect(run('--check')).toEqual({ status: 0, stderr: '' });
  });
});

describe('diagnose', () => {
  it('fills the message, and the first mend that has all its fields', () => {
    expect(
      diagnose('field-unknown', { owner: 'A table', field: 'rosw', near: 'rows', known: 'rows' }),
    ).toEqual({
      code: 'field-unknown',
      severity: 'error',
      message: 'A table has no field `rosw`.',
      mend: 'Did you mean `rows`?',
    });
    const fields = { owner: 'A table', field: 'x', near: undefined, known: '`rows`' };
    expect(diagnose('field-unknown', fields).mend).toBe('Its fields are `rows`.');
    expect(diagnose('field-unknown', { owner: 'A table', field: 'x', near: '' }).mend).toMatch(
      /^Take it out/,
    );
    const chain = { first: 'a < b', mend: undefined };
    expect(diagnose('formula-chain', chain)).not.toHaveProperty('mend');
  });

  it('shows what it quotes on one line, and not all of it', () => {
    const { message } = diagnose('field-unknown', { owner: 'It', field: `a\n\tb${'c'.repeat(9999)}` });
    expect(message).toMatch(/^It has no field `a bccc/);
    expect(message.length).toBeLessThan(500);
  });
});
