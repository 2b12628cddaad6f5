/**
 * Counts the tests of a vitest JSON report. A file that could not be loaded has no failed test of its own and counts
 * as one failure; so does a run that ended badly with nothing failed (an error outside every test, or no report).
 *
 * @param {Report | undefined} report
 * @param {number} status vitest's exit code
 * @returns {{ passed: number, failed: number, skipped: number }}
 *
 * @typedef {{ status: string, assertionResults: { status: string }[] }} FileResult
 * @typedef {{ testResults: FileResult[] }} Report
 */
export function countTests(report, status) {
  let passed = 0;
  let failed = 0;
  let skipped = 0;
  for (const file of report?.testResults ?? []) {
    const results = file.assertionResults.map((test) => test.status);
    const failures = results.filter((result) => result === 'failed').length;
    const passes = results.filter((result) => result === 'passed').length;
    passed += passes;
    failed += failures === 0 && file.status === 'failed' ? 1 : failures;
    skipped += results.length - passes - failures;
  }
  return { passed, failed: failed === 0 && status !== 0 ? 1 : failed, skipped };
}
