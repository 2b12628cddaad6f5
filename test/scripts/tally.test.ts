import { describe, expect, it } from 'vitest';
import { countTests } from '../../scripts/tally.mjs';

const file = (status: string, ...results: string[]) => ({
  status,
  assertionResults: results.map((result) => ({ status: result })),
});

describe('the count of tests', () => {
  it('adds up the files of a report', () => {
    const testResults = [
      file('passed', 'passed', 'passed', 'pending'),
      file('failed', 'passed', 'failed', 'todo'),
    ];
    expect(countTests({ testResults }, 1)).toEqual({ passed: 3, failed: 1, skipped: 2 });
  });

  it('counts a file that could not be loaded as a failure', () => {
    expect(countTests({ testResults: [file('failed'), file('failed', 'failed', 'failed')] }, 1)).toEqual({
      passed: 0,
      failed: 3,
      skipped: 0,
    });
  });

  it('never says that nothing failed when the run did', () => {
    expect(countTests({ testResults: [file('passed', 'passed')] }, 1)).toEqual({
      passed: 1,
      failed: 1,
      skipped: 0,
    });
    expect(countTests(undefined, 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});
