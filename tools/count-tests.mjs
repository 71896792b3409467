// `node tools/count-tests.mjs <file>…`: adds up what the test runners reported, names what failed, and sums up in one line.
import { readFileSync } from 'node:fs';

/** Passed and failed of one report: vitest's and Playwright's JSON, or the counts of tools/run-tests.mjs. */
export function countReport(report) {
  if (typeof report.numTotalTests === 'number') {
    // A file that cannot even be loaded has no test that could fail: the file itself counts.
    const broken = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
    return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length };
  }
  if (report.stats) return { passed: report.stats.expected + report.stats.flaky, failed: report.stats.unexpected };
  return { passed: report.passed, failed: report.failed };
}

/** What failed in a report of vitest, each as name and first lines of the reason; Playwright prints its own at the end. */
export function failuresOf(report) {
  return (report.testResults ?? []).flatMap((file) => [
    ...(file.status === 'failed' && file.assertionResults.length === 0 ? [`${file.name}: ${file.message}`] : []),
    ...file.assertionResults
      .filter((test) => test.status === 'failed')
      .map((test) => `${test.fullName}: ${test.failureMessages.join('\n').split('\n').slice(0, 12).join('\n')}`),
  ]);
}

/** A report that is missing or unreadable counts as one failure: its runner died before it could speak. */
export function countFile(file) {
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'));
    return { ...countReport(report), failures: failuresOf(report) };
  } catch {
    return { passed: 0, failed: 1, failures: [] };
  }
}

if (process.argv[1]?.endsWith('count-tests.mjs')) {
  const total = { passed: 0, failed: 0 };
  for (const file of process.argv.slice(2)) {
    const { passed, failed, failures } = countFile(file);
    process.stdout.write(`${file.split('/').at(-1)}: ${passed} passed, ${failed} failed\n`);
    for (const failure of failures) process.stdout.write(`  ✗ ${failure}\n`);
    total.passed += passed;
    total.failed += failed;
  }
  process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
  process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
}
