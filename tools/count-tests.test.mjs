import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countFile, countReport, failuresOf } from './count-tests.mjs';

test('each runner reports in its own way', () => {
  const vitest = { numTotalTests: 5, numPassedTests: 3, numFailedTests: 1, testResults: [] };
  assert.deepEqual(countReport(vitest), { passed: 3, failed: 1 });
  const stats = { expected: 4, flaky: 1, unexpected: 2, skipped: 9 };
  assert.deepEqual(countReport({ stats }), { passed: 5, failed: 2 });
  assert.deepEqual(countReport({ passed: 7, failed: 0, skipped: 1 }), { passed: 7, failed: 0 });
});

test('a test file that cannot be loaded is a failure', () => {
  const testResults = [
    { status: 'failed', assertionResults: [] },
    { status: 'failed', assertionResults: [{ status: 'failed' }] },
    { status: 'passed', assertionResults: [{ status: 'passed' }] },
  ];
  const report = { numTotalTests: 2, numPassedTests: 1, numFailedTests: 1, testResults };
  assert.deepEqual(countReport(report), { passed: 1, failed: 2 });
});

test('a runner that left no report is a failure', () => {
  assert.deepEqual(countFile('no-such-report.json'), { passed: 0, failed: 1, failures: [] });
});

test('what failed is named with the beginning of its reason', () => {
  const testResults = [
    { status: 'failed', name: 'a.test.ts', message: 'no such module', assertionResults: [] },
    {
      status: 'failed',
      assertionResults: [
        { status: 'passed', fullName: 'adds', failureMessages: [] },
        { status: 'failed', fullName: 'divides', failureMessages: ['expected 1 to be 2'] },
      ],
    },
  ];
  assert.deepEqual(failuresOf({ testResults }), ['a.test.ts: no such module', 'divides: expected 1 to be 2']);
  assert.deepEqual(failuresOf({ passed: 1, failed: 1 }), []);
});
