import type { Result } from '../result/result.ts';

/** The command line that gives the same numbers again, quoted for a POSIX shell. */
export function shellCommand({ scenario, worlds, seed, set, prior, inference }: Result): string {
  const fixed = set.flatMap(({ name, value }) => ['--set', `${name}=${value}`]);
  const particles = inference === undefined ? [] : ['--particles', `${inference.particles}`];
  const drawn = prior === true ? ['--prior'] : particles;
  return ['rubicon', 'run', scenario.file, '--worlds', `${worlds}`, '--seed', `${seed}`, ...drawn, ...fixed]
    .map(quoted)
    .join(' ');
}

/** A word as the shell reads it back; single quotes hold all but themselves. */
function quoted(word: string): string {
  return /^[\w./=:@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
