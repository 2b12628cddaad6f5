#!/usr/bin/env node
import { CommanderError } from 'commander';
import { EXIT } from './exit.ts';
import { program } from './program.ts';

// A reader that closes the pipe early (`| head`) is not an error.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    throw error;
  });
}

try {
  await program().parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  // Help and version are asked for; anything else commander throws is wrong usage.
  process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.invalid;
}
