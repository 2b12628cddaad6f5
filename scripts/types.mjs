// Checks the types of every TypeScript file in the repository; writes nothing.
import { join } from 'node:path';
import { compile } from './compiler.mjs';

const root = join(import.meta.dirname, '..');
// The workbench runs in browsers, whose names the rest of the house does not know.
process.exitCode = compile(root, ['-p', 'tsconfig.json']) || compile(root, ['-p', 'tsconfig.web.json']);
