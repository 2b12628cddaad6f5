#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { VERSION } from '../result/version.ts';
import { EXIT } from './exit.ts';
import type { RunFlags } from './flags.ts';

// A reader that closes the pipe early (`| head`) is not an error.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    throw error;
  });
}

const collect = (value: string, before: readonly string[]): string[] => [...before, value];

function program(): Command {
  const rubicon = new Command('rubicon')
    .description('Put an argument about escalation to the test.')
    .version(VERSION, '-V, --version')
    .exitOverride()
    .showHelpAfterError('(`rubicon --help` lists the commands)')
    .configureHelp({ showGlobalOptions: false });

  rubicon
    .command('run')
    .description('play every option, judge the claims, write the brief')
    .argument('<scenario>', 'a scenario file, or its folder')
    .option('--worlds <n>', 'how many worlds to play (2000)')
    .option('--precision <p>', 'play until each chance is known to this standard error, for instance 0.5%')
    .option('--seed <s>', 'the luck (1)')
    .option('--threads <t>', 'worker threads (all cores)')
    .option('--set <name=value>', 'fix an assumption for this run; may be repeated', collect, [])
    .option('--json', 'print one JSON object instead of the report')
    .option('--out <dir>', 'folder to write to (out/<id>)')
    .addHelpText(
      'after',
      '\nExamples:\n  rubicon run scenarios/contractors-2024\n  rubicon run my.yaml --set repair_gain=5% --worlds 10000 --json',
    )
    .action(async (path: string, flags: RunFlags) => {
      const { runCommand } = await import('./run-command.ts');
      process.exitCode = await runCommand(path, flags);
    });

  rubicon
    .command('check')
    .description('tell mistakes and warnings with line, column and a mend')
    .argument('<scenario>', 'a scenario file, or its folder')
    .option('--strict', 'exit with 1 on warnings')
    .option('--json', 'print the diagnostics as one JSON object')
    .action(async (path: string, flags: { strict?: boolean; json?: boolean }) => {
      const { checkCommand } = await import('./check-command.ts');
      process.exitCode = checkCommand(path, flags);
    });

  rubicon
    .command('new')
    .description('start a scenario: three claims that run')
    .argument('<name>', 'a folder that does not hold a scenario yet')
    .action(async (name: string) => {
      const { newCommand } = await import('./new-command.ts');
      process.exitCode = await newCommand(name);
    });
  return rubicon;
}

try {
  await program().parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  // Help and version are asked for; anything else commander throws is wrong usage.
  process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.invalid;
}
