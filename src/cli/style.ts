/** Marks text for a terminal, or leaves it as it is where colour is not wanted. */
export interface Style {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly plain: boolean;
}

/** Honours `FORCE_COLOR` and `NO_COLOR` (no-color.org) before asking whether the stream is a terminal. */
export function styleFor(stream: { readonly isTTY?: boolean }, environment: NodeJS.ProcessEnv): Style {
  const forced = environment.FORCE_COLOR !== undefined && environment.FORCE_COLOR !== '0';
  const refused = environment.NO_COLOR !== undefined && environment.NO_COLOR !== '';
  const colour = forced || (!refused && stream.isTTY === true && environment.TERM !== 'dumb');
  const wrap =
    (code: number) =>
    (text: string): string =>
      colour ? `\u001b[${code}m${text}\u001b[0m` : text;
  return { bold: wrap(1), dim: wrap(2), good: wrap(32), bad: wrap(31), plain: !colour };
}
