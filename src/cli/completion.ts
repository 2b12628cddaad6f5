import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { wholeTree } from '../parse/extends.ts';
import { entryOf } from '../parse/tree.ts';
import { besideOnDisk } from './beside.ts';

/** Words that an option or argument takes, where they are few. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  '--format': ['parquet', 'csv'],
  completion: ['bash', 'zsh', 'fish'],
};

/**
 * What may stand in place of the last word: commands, flags, scenarios and folders, and behind `--set` the assumptions of the scenario
 * that is named before it.
 *
 * @param words what stands behind `rubicon`, up to the cursor
 */
export function proposals(words: readonly string[], program: Command): string[] {
  const last = words.at(-1) ?? '';
  const [name = '', ...rest] = words;
  const matching = (list: readonly string[]): string[] => list.filter((one) => one.startsWith(last)).sort();
  if (words.length < 2) {
    return matching(
      program
        .createHelp()
        .visibleCommands(program)
        .map((command) => command.name()),
    );
  }
  const command = program.commands.find((one) => one.name() === name);
  if (command === undefined) return [];
  const before = rest.at(-2) ?? '';
  if (before === '--set') return matching(assumptionsOf(rest.slice(0, -2)));
  const known = WORDS[before] ?? WORDS[name];
  if (known !== undefined && (before.startsWith('--') || name === 'completion')) return matching(known);
  if (last.startsWith('-')) {
    return matching(command.options.map(({ long }) => long).filter((flag) => typeof flag === 'string'));
  }
  const option = command.options.find(({ long }) => long === before);
  if (option?.required === true && before !== '--out') return [];
  return pathsFrom(last);
}

/** Folders, and files that may be scenarios, with a slash behind folders that hold no scenario themselves. */
function pathsFrom(typed: string): string[] {
  const folder = typed.endsWith('/') ? typed : dirname(typed === '' ? './x' : typed);
  const within =
    folder === '.' && !typed.startsWith('./') ? '' : folder.endsWith('/') ? folder : `${folder}/`;
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith('.') && entry.name !== 'node_modules')
    .flatMap((entry) => {
      const path = `${within}${entry.name}`;
      if (entry.isDirectory()) return [existsSync(join(path, 'scenario.yaml')) ? path : `${path}/`];
      return /\.ya?ml$|result\.json$/.test(entry.name) ? [path] : [];
    })
    .filter((path) => path.startsWith(typed))
    .sort();
}

/** `NAME=` for each assumption of the scenario among the words, also of those that it extends. */
function assumptionsOf(words: readonly string[]): string[] {
  const path = words.find((word) => !word.startsWith('-') && existsSync(word));
  if (path === undefined) return [];
  const file = statSync(path).isDirectory() ? join(path, 'scenario.yaml') : path;
  if (!existsSync(file)) return [];
  const { value } = wholeTree({ name: file, text: readFileSync(file, 'utf8') }, besideOnDisk);
  const section = value && entryOf(value, 'assumptions')?.value;
  return section?.kind === 'map' ? section.entries.map(({ key }) => `${key.value}=`) : [];
}
