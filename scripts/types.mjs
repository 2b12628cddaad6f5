// Checks the types of every TypeScript file in the repository; writes nothing.
import { join } from 'node:path';
import { compile } from './compiler.mjs';

const root = join(import.meta.dirname, '..');
process.exitCode = compile(root, ['-p', 'tsconfig.json']);
