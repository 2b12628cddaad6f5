/** Marks text for a terminal, or leaves it as it is where colour is not wanted. */
export interface Style {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly plain: boolean;
}

/**
 * Whether colour is wanted: as `FORCE_COLOR` says (0 and false refuse it, as in Node), else never where `NO_COLOR` is set
 * (no-color.org), else on a terminal.
 */
export function styleFor(stream: { readonly isTTY?: boolean }, environment: NodeJS.ProcessEnv): Style {
  const { FORCE_COLOR: force, NO_COLOR: no = '', TERM: terminal } = environment;
  const colour =
    force === undefined
      ? no === '' && stream.isTTY === true && terminal !== 'dumb'
      : force !== '0' && force !== 'false';
  const wrap =
    (code: number) =>
    (text: string): string =>
      colour ? `\u001b[${code}m${text}\u001b[0m` : text;
  return { bold: wrap(1), dim: wrap(2), good: wrap(32), bad: wrap(31), plain: !colour };
}
