import { Command } from 'commander';
import { VERSION } from '../result/version.ts';
import type { BacktestFlags } from './backtest-command.ts';
import type { DiffFlags } from './diff-command.ts';
import type { ExploreFlags } from './explore-command.ts';
import type { ExportFlags } from './export-command.ts';
import type { InferFlags, RunFlags } from './flags.ts';
import type { PublishFlags } from './publish-command.ts';
import type { SettleFlags } from './settle-command.ts';

const collect = (value: string, before: readonly string[] = []): string[] => [...before, value];

/** Every command with its arguments and flags; what a command does is loaded when it is called. */
export function program(): Command {
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
    .option('--threads <t>', 'threads that play, this one among them (all cores)')
    .option('--prior', 'draw worlds as they were thought before the evidence')
    .option('--particles <n>', 'particles of each run of the inference (as many as it takes)')
    .option(
      '--foresight <n>',
      'worlds of each option from which actors learn what to expect of terms (by the size of the scenario)',
    )
    .option('--set <name=value>', 'fix an assumption for this run; may be repeated', collect)
    .option('--json', 'print one JSON object instead of the report')
    .option('--out <dir>', 'folder to write to (out/<id>)')
    .option(
      '--study <file>',
      'save what variants make of the evidence, for the page of another scenario to show',
    )
    .option('--keep', 'keep what was found beside the scenario, for pages of others to tell (findings.json)')
    .addHelpText(
      'after',
      '\nExamples:\n  rubicon run scenarios/contractors-2024\n  rubicon run my.yaml --set repair_gain=5% --worlds 10000 --json',
    )
    .action(async (path: string, flags: RunFlags) => {
      const { runCommand } = await import('./run-command.ts');
      process.exitCode = await runCommand(path, flags);
    });

  rubicon
    .command('explore')
    .description('what decides each claim, how the options rank, and what it would be worth to know more')
    .argument('<scenario>', 'a scenario file, or its folder')
    .option(
      '--of <name>',
      'a claim, an outcome of an option, a formula, or best[option]; may be repeated (every claim)',
      collect,
    )
    .option(
      '--by <outcome>',
      'rank the options by this outcome; may be repeated (the actors’ values)',
      collect,
    )
    .option(
      '--know <names>',
      'what it would be worth to know these assumptions together, as in line,delay; may be repeated',
      collect,
    )
    .option(
      '--within <bound>',
      'in how many worlds each option keeps bounds such as "dead[russia] <= 200"; may be repeated',
      collect,
    )
    .option('--boxes <n>', 'how many boxes to look for, each in what those before it leave (1)')
    .option('--prior', 'draw worlds as they were thought before the evidence')
    .option('--particles <n>', 'particles of each run of the inference (as many as it takes)')
    .option(
      '--foresight <n>',
      'worlds of each option from which actors learn what to expect of terms (by the size of the scenario)',
    )
    .option('--design [n]', 'total effects, from n worlds with each assumption drawn anew in its turn (1024)')
    .option('--worlds <n>', 'how many worlds to play (2000)')
    .option('--seed <s>', 'the luck (1)')
    .option('--threads <t>', 'threads that play, this one among them (all cores)')
    .option('--set <name=value>', 'fix an assumption for this run; may be repeated', collect)
    .option('--json', 'print one JSON object instead of the report')
    .addHelpText(
      'after',
      '\nExamples:\n  rubicon explore scenarios/contractors-2024 --worlds 10000\n  rubicon explore scenarios/contractors-2024 --of A8 --design\n  rubicon explore scenarios/contractors-2024 --of "dead[probe, russia] > 300 thousand people" --of best[contractors]',
    )
    .action(async (path: string, flags: ExploreFlags) => {
      const { exploreCommand } = await import('./explore-command.ts');
      process.exitCode = await exploreCommand(path, flags);
    });

  rubicon
    .command('infer')
    .description('tell what the evidence of a scenario teaches about its assumptions')
    .argument('<scenario>', 'a scenario file, or its folder')
    .option('--seed <s>', 'the luck (1)')
    .option('--threads <t>', 'threads that play, this one among them (all cores)')
    .option('--particles <n>', 'particles of each run (as many as it takes)')
    .option('--set <name=value>', 'fix an assumption; may be repeated', collect)
    .option('--json', 'print one JSON object instead of the tables')
    .action(async (path: string, flags: InferFlags) => {
      const { inferCommand } = await import('./infer-command.ts');
      process.exitCode = await inferCommand(path, flags);
    });

  rubicon
    .command('backtest')
    .description('score what the evidence known by a date would have foretold against what came')
    .argument('<scenario>', 'a scenario file, or its folder')
    .requiredOption('--cutoff <dates...>', 'the last day of what is known, as in 2023-06-30; several roll on')
    .option('--future <files...>', 'files of later rows, with the columns of files that the scenario reads')
    .option('--seed <s>', 'the luck (1)')
    .option('--threads <t>', 'threads that play, this one among them (all cores)')
    .option('--particles <n>', 'particles of each run of the inference (as many as it takes)')
    .option('--set <name=value>', 'fix an assumption; may be repeated', collect)
    .option(
      '--study <file>',
      'save it for the scenario’s page to show, as in scenarios/mine/studies/backtest.json',
    )
    .option('--json', 'print one JSON object instead of the tables')
    .action(async (path: string, flags: BacktestFlags) => {
      const { backtestCommand } = await import('./backtest-command.ts');
      process.exitCode = await backtestCommand(path, flags);
    });

  rubicon
    .command('settle')
    .description('which terms all who must agree would accept, when, and what stands in the way')
    .argument('<scenario>', 'a scenario file, or its folder')
    .option(
      '--at <dates...>',
      'dates to look at closely, as in 2024-09-01 (the first and last with terms on the table, and one between)',
    )
    .option('--worlds <n>', 'how many worlds to play of each option (2000; 256 at least)')
    .option('--seed <s>', 'the luck (1)')
    .option('--threads <t>', 'threads that play, this one among them (all cores)')
    .option('--prior', 'draw worlds as they were thought before the evidence')
    .option('--particles <n>', 'particles of each run of the inference (as many as it takes)')
    .option('--set <name=value>', 'fix an assumption; may be repeated', collect)
    .option('--json', 'print one JSON object instead of the tables')
    .action(async (path: string, flags: SettleFlags) => {
      const { settleCommand } = await import('./settle-command.ts');
      process.exitCode = await settleCommand(path, flags);
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

  rubicon
    .command('format')
    .description('lay scenarios out canonically; meaning and comments stay')
    .argument('<files...>', 'scenario files or their folders; - reads standard input and prints')
    .option('--check', 'write nothing; exit with 1 if a file would change')
    .action(async (paths: readonly string[], flags: { check?: boolean }) => {
      const { formatCommand } = await import('./format-command.ts');
      process.exitCode = await formatCommand(paths, flags);
    });

  rubicon
    .command('export')
    .description('every world’s outcomes and assumptions as Parquet or CSV, with units and sources')
    .argument('<scenario>', 'a scenario file, or its folder')
    .option('--worlds <n>', 'how many worlds to play (2000); memory does not limit it')
    .option('--seed <s>', 'the luck (1)')
    .option('--threads <t>', 'threads that play, this one among them (all cores)')
    .option('--prior', 'draw worlds as they were thought before the evidence')
    .option('--particles <n>', 'particles of each run of the inference (as many as it takes)')
    .option(
      '--foresight <n>',
      'worlds of each option from which actors learn what to expect of terms (by the size of the scenario)',
    )
    .option('--set <name=value>', 'fix an assumption; may be repeated', collect)
    .option('--format <f>', 'parquet or csv (parquet)')
    .option('--out <dir>', 'folder to write to (out/<id>)')
    .action(async (path: string, flags: ExportFlags) => {
      const { exportCommand } = await import('./export-command.ts');
      process.exitCode = await exportCommand(path, flags);
    });

  rubicon
    .command('diff')
    .description('what is different between two runs or two scenarios, real change told from luck')
    .argument('<a>', 'a scenario, or a result.json or its folder')
    .argument('<b>', 'another')
    .option('--worlds <n>', 'worlds in which scenarios are played, the same for both (2000)')
    .option('--seed <s>', 'the luck (1)')
    .option('--threads <t>', 'threads that play, this one among them (all cores)')
    .option('--json', 'print one JSON object instead of the report')
    .action(async (a: string, b: string, flags: DiffFlags) => {
      const { diffCommand } = await import('./diff-command.ts');
      process.exitCode = await diffCommand(a, b, flags);
    });

  rubicon
    .command('publish')
    .description('play scenarios and write a site: their briefs, and one page that carries them all')
    .argument('<scenarios...>', 'scenario files or their folders, in the order of the page')
    .option('--title <words>', 'what the page is called (Rubicon)')
    .option('--base <address>', 'where the site will lie, for the code by which other pages embed a brief')
    .option('--worlds <n>', 'how many worlds to play of each (2000)')
    .option('--seed <s>', 'the luck (1)')
    .option('--threads <t>', 'threads that play, this one among them (all cores)')
    .option('--particles <n>', 'particles of each run of the inference (as many as it takes)')
    .option('--out <dir>', 'folder to write to (out/site)')
    .action(async (paths: readonly string[], flags: PublishFlags) => {
      const { publishCommand } = await import('./publish-command.ts');
      process.exitCode = await publishCommand(paths, flags);
    });

  rubicon
    .command('open')
    .description('write a scenario in the browser, with its mistakes and answers beside it')
    .argument('[scenario]', 'a scenario file, or its folder; without it, examples')
    .option('--no-browser', 'only print the address')
    .action(async (path: string | undefined, flags: { browser?: boolean }) => {
      const { openCommand } = await import('./open-command.ts');
      process.exitCode = await openCommand(path, flags);
    });

  rubicon
    .command('completion')
    .description('print what completes commands, flags, scenarios and assumptions in a shell')
    .argument('<shell>', 'bash, zsh or fish')
    .action(async (shell: string) => {
      const { completionCommand } = await import('./completion-command.ts');
      process.exitCode = completionCommand(shell);
    });

  rubicon
    .command('complete', { hidden: true })
    .argument('[words...]')
    .allowUnknownOption()
    .action(async (words: readonly string[]) => {
      const { proposals } = await import('./completion.ts');
      for (const one of proposals(words, program())) process.stdout.write(`${one}\n`);
    });

  rubicon
    .command('schema')
    .description('print the JSON Schema of scenarios, for editors')
    .action(async () => {
      const { schemaText } = await import('../describe/schema.ts');
      process.stdout.write(schemaText());
    });
  return rubicon;
}
