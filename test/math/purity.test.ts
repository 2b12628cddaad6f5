import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** What every engine must compute to the same bits: correctly rounded or exact by the ECMAScript standard. */
const EXACT = new Set(['abs', 'ceil', 'floor', 'imul', 'max', 'min', 'round', 'sign', 'sqrt', 'trunc']);

const SOURCE = new URL('../../src/', import.meta.url);

/** The elementary functions of the language; everything they import is judged with them. */
const ELEMENTARY = [
  'cos',
  'erf',
  'erfc',
  'exp',
  'expm1',
  'log',
  'log1p',
  'log-gamma',
  'logistic',
  'logit',
  'normal-cdf',
  'normal-quantile',
  'pow',
  'sin',
  'tanh',
  'turn',
].map((name) => new URL(`math/${name}.ts`, SOURCE));

function room(name: string): URL[] {
  const folder = new URL(`${name}/`, SOURCE);
  return readdirSync(folder).map((file) => new URL(file, folder));
}

function code(file: URL): string {
  return readFileSync(file, 'utf8')
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/\/\/.*/g, '');
}

/** The given files and all that they import, directly or not. */
function closure(files: readonly URL[]): URL[] {
  const seen = new Map<string, URL>();
  const waiting = [...files];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file.href)) continue;
    seen.set(file.href, file);
    for (const [, path] of code(file).matchAll(/from '(\.[^']+)'/g))
      waiting.push(new URL(path as string, file));
  }
  return [...seen.values()];
}

describe('what a draw, a distribution or an elementary function is made of', () => {
  const files = closure([...ELEMENTARY, ...room('random'), ...room('distributions')]);

  it('reaches the kernels, not only the entries', () => {
    const names = files.map((file) => file.pathname.split('/').at(-1));
    expect(names).toEqual(expect.arrayContaining(['exp-tail.ts', 'large-angle.ts', 'philox.ts', 'temme.ts']));
  });

  it('uses no function that engines may round differently', () => {
    const found: string[] = [];
    for (const file of files) {
      const text = code(file);
      for (const [use, name] of text.matchAll(/\bMath\.(\w+)/g)) {
        if (!EXACT.has(name as string)) found.push(`${file.pathname}: ${use}`);
      }
      if (text.includes('**')) found.push(`${file.pathname}: **`);
    }
    expect(found).toEqual([]);
  });
});
