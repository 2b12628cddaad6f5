/** Exit codes of every command, after the conventions of the field's command-line tools. */
export const EXIT = {
  ok: 0,
  /** A check failed: `check --strict` with warnings, or a scenario whose own checks do not hold; or workers failed. */
  failed: 1,
  /** Wrong usage or an invalid scenario; nothing was written. */
  invalid: 2,
  /** A limit was reached before the precision asked for. */
  unfinished: 3,
  interrupted: 130,
} as const;

export type Exit = (typeof EXIT)[keyof typeof EXIT];
