/** What is read of a vitest JSON report. */
export type Report = {
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
};

/** Counts the tests of a vitest JSON report; `status` is vitest's exit code. */
export function countTests(
  report: Report | undefined,
  status: number,
): { passed: number; failed: number; skipped: number };
