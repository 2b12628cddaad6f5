// Writes what is made from the definitions of the language: docs/scenario.schema.json,
// docs/reference.md, the types by which scenarios are built in TypeScript, src/author/types.ts, and the head of each page in
// docs/commands: what stands below its marker is prose, and stays.
//
//   node scripts/language.mjs [--check]
//
// With --check nothing is written, and the exit status is 1 if a file is out of date. It runs on the build, which is made
// afresh where it is stale.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const MARKER = '<!-- Above this line: made from the definitions by `npm run language`. -->\n';
const CONVENTIONS = `Data go to standard output, everything else to standard error; \`-\` in place of a scenario is standard input. Exit codes: 0 done
(a failed claim is a result), 1 a check failed, 2 wrong usage or an invalid scenario (then nothing is written), 3 the precision asked for was
not reached, 130 interrupted. \`NO_COLOR\` and \`FORCE_COLOR\` are heard.
`;

const root = join(import.meta.dirname, '..');
const check = process.argv.includes('--check');
execFileSync(process.execPath, [join(root, 'scripts', 'build.mjs'), '--if-stale'], {
  stdio: ['ignore', 'ignore', 'inherit'],
});

const { program } = await import('../dist/cli/program.js');
const { schemaText } = await import('../dist/describe/schema.js');
const { builderTypes } = await import('../dist/describe/builder-types.js');
const { referencePage } = await import('../dist/describe/reference.js');

const outputs = [
  { path: 'docs/scenario.schema.json', text: schemaText() },
  { path: 'docs/reference.md', text: referencePage() },
  { path: 'src/author/types.ts', text: builderTypes() },
];
const commands = program()
  .createHelp()
  .visibleCommands(program())
  .filter((command) => command.name() !== 'help');
const known = new Set(commands.map((command) => `${command.name()}.md`));
outputs.push({ path: 'docs/commands/README.md', text: index(commands) });
for (const command of commands) {
  const path = `docs/commands/${command.name()}.md`;
  const [, prose = ''] = (read(path) ?? '').split(MARKER);
  if (prose.trim() === '') fail(`${path} says nothing: write below its marker what the command is for`);
  outputs.push({ path, text: `${head(command)}${MARKER}\n${prose.trim()}\n` });
}
for (const file of readdirSync(join(root, 'docs/commands'))) {
  if (file !== 'README.md' && !known.has(file)) fail(`docs/commands/${file} is of no command`);
}

for (const { path, text } of outputs) {
  if (!check) writeFileSync(join(root, path), text);
  else if (read(path) !== text) fail(`${path} is out of date: run \`npm run language\``);
}

/** @param {string} fault */
function fail(fault) {
  console.error(`language: ${fault}`);
  process.exitCode = 1;
}

/**
 * What the definition of a command says of it.
 *
 * @param {import('commander').Command} command
 */
function head(command) {
  const usage = `rubicon ${command.name()} ${command.usage()}`.trim();
  const rows = [
    ...command.registeredArguments.map((one) => [`<${one.name()}>`, one.description]),
    ...command.options.map((one) => [one.flags, one.description]),
  ].map(([term, says]) => `| \`${term}\` | ${String(says).replaceAll('|', '\\|')} |`);
  const table = rows.length === 0 ? '' : `| argument or flag | meaning |\n|---|---|\n${rows.join('\n')}\n\n`;
  return `# rubicon ${command.name()}\n\n${sentence(command.description())}\n\n\`\`\`\n${usage}\n\`\`\`\n\n${table}`;
}

/** @param {readonly import('commander').Command[]} list */
function index(list) {
  const rows = list.map((one) => `| [\`${one.name()}\`](${one.name()}.md) | ${one.description()} |`);
  return `# Commands\n\n| command | what it does |\n|---|---|\n${rows.join('\n')}\n\n${CONVENTIONS}`;
}

/** @param {string} text */
function sentence(text) {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** @param {string} path */
function read(path) {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch {
    return undefined;
  }
}
