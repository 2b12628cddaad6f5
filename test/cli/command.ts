import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export const ROOT: string = join(import.meta.dirname, '..', '..');
/** The command as it is installed. */
export const MAIN: string = join(ROOT, 'dist', 'cli', 'main.js');
if (!existsSync(MAIN)) throw new Error('There is no dist/cli/main.js: run `npm run build` first.');

/** What a finished command said. */
export interface Said {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder of its own in which commands are run. */
export interface Place {
  readonly path: string;
  readonly rubicon: (args: readonly string[], how?: How) => Said;
  /** Any shell line, in which `$RUBICON` starts the command. */
  readonly shell: (line: string) => Said;
  readonly write: (file: string, text: string) => void;
  readonly read: (file: string) => string;
  /** Every file in it, sorted. */
  readonly files: () => string[];
  readonly remove: () => void;
}

export interface How {
  readonly env?: Readonly<Record<string, string>>;
  /** Flags of Node. */
  readonly node?: readonly string[];
}

export function makePlace(): Place {
  const path = mkdtempSync(join(tmpdir(), 'rubicon-command-'));
  const run = (file: string, args: readonly string[], env: Readonly<Record<string, string>>): Said => {
    const { status, stdout, stderr } = spawnSync(file, args, {
      cwd: path,
      env: { ...plainEnvironment(), ...env },
      encoding: 'utf8',
      timeout: 60_000,
      maxBuffer: 64 * 1024 * 1024,
    });
    return { code: status, stdout, stderr };
  };
  return {
    path,
    rubicon: (args, { env = {}, node = [] } = {}) => run(process.execPath, [...node, MAIN, ...args], env),
    shell: (line) => run('bash', ['-c', line], { RUBICON: `${process.execPath} ${MAIN}` }),
    write: (file, text) => {
      mkdirSync(dirname(join(path, file)), { recursive: true });
      writeFileSync(join(path, file), text);
    },
    read: (file) => readFileSync(join(path, file), 'utf8'),
    files: () =>
      readdirSync(path, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1))
        .sort(),
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

/** This process's environment without what changes how a command prints. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const { FORCE_COLOR: _force, NO_COLOR: _no, NODE_OPTIONS: _options, ...others } = process.env;
  return others;
}
