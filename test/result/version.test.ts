import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { VERSION } from '../../src/result/version.ts';

it('tells the version of the package', () => {
  const path = join(import.meta.dirname, '..', '..', 'package.json');
  const { version } = JSON.parse(readFileSync(path, 'utf8')) as { version: string };
  expect(VERSION).toBe(version);
});
