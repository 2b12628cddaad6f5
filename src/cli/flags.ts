import { availableParallelism } from 'node:os';
import { diagnose } from '../diagnostics/diagnose.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';

/** Worlds played when neither a number nor a precision is asked for. */
export const DEFAULT_WORLDS = 2000;
/** Most worlds played to reach a precision. */
export const MOST_WORLDS = 1_000_000;
export const DEFAULT_SEED = 1;
/** Worlds from which foresight is learned at least: half-samples, which tell its error, must do, too. */
export const LEAST_FORESIGHT = 256;

/** The flags of `run` as commander hands them over: texts. */
export interface RunFlags {
  readonly worlds?: string;
  readonly precision?: string;
  readonly seed?: string;
  readonly threads?: string;
  readonly set?: readonly string[];
  readonly json?: boolean;
  readonly out?: string;
  readonly prior?: boolean;
  readonly keep?: boolean;
  readonly particles?: string;
  readonly foresight?: string;
  readonly study?: string;
}

/** The flags of `infer`. */
export type InferFlags = Pick<RunFlags, 'seed' | 'threads' | 'set' | 'json' | 'particles'>;

export interface RunNumbers {
  /** How many to play, or how many at most where a precision is asked for. */
  readonly worlds: number;
  readonly precision?: number;
  readonly seed: number;
  readonly threads: number;
  readonly particles?: number;
  readonly foresight?: number;
}

/** Reads the numbers among the flags, or says what is wrong with each: worlds too, where there are fewer of them than the command can do with. */
export function runNumbers(
  flags: RunFlags,
  fewest = 2,
): {
  readonly numbers?: RunNumbers;
  readonly diagnostics: readonly Diagnostic[];
} {
  const diagnostics: Diagnostic[] = [];
  const whole = (
    flag: string,
    given: string | undefined,
    fallback: number,
    low: number,
    high: number,
  ): number => {
    const read = wholeNumber(flag, given, fallback, low, high);
    if ('value' in read) return read.value;
    diagnostics.push(...read.diagnostics);
    return fallback;
  };
  const precision = flags.precision === undefined ? undefined : share(flags.precision);
  if (precision !== undefined && !(precision > 0 && precision < 0.5)) {
    const expected = 'a standard error between 0 and 50 %';
    diagnostics.push(
      diagnose('bad-flag', {
        flag: '--precision',
        given: flags.precision ?? '',
        expected,
        mend: 'Write for instance `--precision 0.5%`.',
      }),
    );
  }
  const worlds = whole(
    '--worlds',
    flags.worlds,
    precision === undefined ? DEFAULT_WORLDS : MOST_WORLDS,
    fewest,
    100_000_000,
  );
  const seed = whole('--seed', flags.seed, DEFAULT_SEED, 0, Number.MAX_SAFE_INTEGER);
  const threads = whole('--threads', flags.threads, Math.min(availableParallelism(), 64), 1, 256);
  const particles =
    flags.particles === undefined ? undefined : whole('--particles', flags.particles, 4096, 256, 1_000_000);
  const foresight =
    flags.foresight === undefined
      ? undefined
      : whole('--foresight', flags.foresight, 8192, LEAST_FORESIGHT, 1_000_000);
  if (diagnostics.length > 0) return { diagnostics };
  return {
    numbers: { worlds, seed, threads, ...present({ precision, particles, foresight }) },
    diagnostics,
  };
}

/** A flag's whole number within bounds, or what is wrong with it. */
export function wholeNumber(
  flag: string,
  given: string | undefined,
  fallback: number,
  low: number,
  high: number,
):
  | { readonly value: number; readonly diagnostics: readonly [] }
  | { readonly diagnostics: readonly Diagnostic[] } {
  if (given === undefined) return { value: fallback, diagnostics: [] };
  const value = /^\d+$/.test(given.replaceAll('_', '')) ? Number(given.replaceAll('_', '')) : Number.NaN;
  if (value >= low && value <= high) return { value, diagnostics: [] };
  const expected = `a whole number from ${low} to ${high}`;
  const mend = `Write for instance \`${flag} ${fallback}\`.`;
  return { diagnostics: [diagnose('bad-flag', { flag, given, expected, mend })] };
}

function present(
  fields: Readonly<Record<'precision' | 'particles' | 'foresight', number | undefined>>,
): Pick<RunNumbers, 'precision' | 'particles' | 'foresight'> {
  const { precision, particles, foresight } = fields;
  return {
    ...(foresight === undefined ? {} : { foresight }),
    ...(precision === undefined ? {} : { precision }),
    ...(particles === undefined ? {} : { particles }),
  };
}

/** `0.5%` or `0.005`; NaN for anything else. */
function share(text: string): number {
  const match = /^(\d+(?:\.\d+)?|\.\d+)\s*(%?)$/.exec(text.trim());
  return match === null ? Number.NaN : Number(match[1]) / (match[2] === '%' ? 100 : 1);
}
