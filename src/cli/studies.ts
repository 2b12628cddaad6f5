import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { diagnose } from '../diagnostics/diagnose.ts';
import type { Outcome, SourceFile } from '../diagnostics/diagnostic.ts';
import { STUDY_VERSION, type Study } from '../result/study.ts';
import { STANDARD_INPUT } from './locate.ts';
import { readText } from './read-text.ts';

/** The folder beside a scenario in which studies lie that its page shows. */
const FOLDER = 'studies';
const MOST_BYTES = 1024 * 1024;
/** Flags that say where things go, or how fast; what was found does not hang on them. */
const ASIDE = ['--study', '--out', '--threads'];

/** The studies saved beside a scenario, by the names of their files. Errors: a file that is no study of this version. */
export function studiesBeside({ name }: SourceFile): Outcome<readonly Study[]> {
  const folder = join(dirname(name), FOLDER);
  if (name === STANDARD_INPUT || !existsSync(folder)) return { value: [], diagnostics: [] };
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  const read = files.sort().map((file) => studyFrom(join(folder, file)));
  const wrong = read.flatMap((one) => ('diagnostic' in one ? [one.diagnostic] : []));
  if (wrong.length > 0) return { diagnostics: wrong };
  return { value: read.flatMap((one) => ('study' in one ? [one.study] : [])), diagnostics: [] };
}

function studyFrom(
  path: string,
): { readonly study: Study } | { readonly diagnostic: ReturnType<typeof diagnose> } {
  const read = readText(path, MOST_BYTES);
  if ('reason' in read) {
    return {
      diagnostic: diagnose('unreadable-file', { path, reason: read.reason, mend: read.mend }),
    };
  }
  const found = parsed(read.text);
  return isStudy(found) ? { study: found } : { diagnostic: diagnose('not-a-study', { path }) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isStudy(value: unknown): value is Study {
  if (typeof value !== 'object' || value === null) return false;
  const field = (name: string): unknown => (value as Readonly<Record<string, unknown>>)[name];
  const dated = typeof field('made') === 'string' && /^\d{4}-\d\d-\d\d$/.test(String(field('made')));
  const named = ['command', 'scenario', 'title', 'rubicon'].every((name) => typeof field(name) === 'string');
  if (field('study') !== STUDY_VERSION || !dated || !named) return false;
  if (field('kind') === 'backtest') return typeof field('facts') === 'object' && field('facts') !== null;
  return (
    field('kind') === 'variants' &&
    ['lines', 'claims', 'variants'].every((name) => Array.isArray(field(name)))
  );
}

/** Today, and the command as it was given, without where it writes to. */
export function madeNow(args: readonly string[] = process.argv.slice(2)): {
  readonly made: string;
  readonly command: string;
} {
  const kept = args.filter((arg, index) => {
    const before = args[index - 1] ?? '';
    return (
      !ASIDE.includes(arg) && !ASIDE.includes(before) && !ASIDE.some((flag) => arg.startsWith(`${flag}=`))
    );
  });
  const made = new Date().toISOString().slice(0, 10);
  return { made, command: ['rubicon', ...kept].join(' ') };
}
