import { readFileSync } from 'node:fs';

/** How many tests passed, failed and were skipped, and the names of those that failed or were skipped. */

/** Counts of a Vitest report; throws when the run ended before there was one. */
export function countVitest(file) {
  const report = readReport(file);
  const all = report.testResults.flatMap((suite) => suite.assertionResults);
  const skipped = all.filter((test) => !['passed', 'failed'].includes(test.status));
  const failed = all.filter((test) => test.status === 'failed');
  // A file that can't even be read has no test that failed.
  const broken = report.testResults.filter(
    (suite) => suite.status === 'failed' && suite.assertionResults.length === 0,
  );
  return {
    failures: [...failed.map((test) => test.fullName.trim()), ...broken.map((suite) => suite.name)],
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: skipped.map((test) => test.fullName.trim()),
  };
}

/** Counts of a Playwright report; throws when the run ended before there was one. */
export function countPlaywright(file) {
  const { stats, suites } = readReport(file);
  const specs = suites.flatMap(specsOf);
  return {
    failures: specs.filter((spec) => !spec.ok).map((spec) => `${spec.file} › ${spec.title}`),
    passed: stats.expected,
    // A test that passes only when it is tried again is a fault.
    failed: stats.unexpected + stats.flaky,
    skipped: specs
      .filter((spec) => spec.tests.every((test) => test.status === 'skipped'))
      .map((spec) => spec.title),
  };
}

function specsOf(suite) {
  return [...suite.specs, ...(suite.suites ?? []).flatMap(specsOf)];
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new Error('测试程序没有跑完，未产生结果。原因见上面的输出。');
  }
}
