import { readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

/** How many tests passed, failed and were skipped; the names of those that were skipped, and of those that failed with why. */

// What a failure says of itself at the end of a run: enough to see why, not the whole page.
const LINES = 8;
const COLUMNS = 240;

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
    failures: [
      ...failed.map((test) => ({ name: test.fullName.trim(), why: reasonOf(test.failureMessages) })),
      ...broken.map((suite) => ({ name: suite.name, why: reasonOf([suite.message]) })),
    ],
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: skipped.map((test) => test.fullName.trim()),
  };
}

/** Counts of a Playwright report; throws when the run ended before there was one. */
export function countPlaywright(file) {
  const { stats, suites, errors = [] } = readReport(file);
  const specs = suites.flatMap(specsOf);
  return {
    failures: [
      ...specs
        .filter((spec) => !spec.ok)
        .map((spec) => ({ name: `${spec.file} › ${spec.title}`, why: reasonOf(errorsOf(spec)) })),
      // What went wrong outside any test: a file that can't be read, a program that doesn't end.
      ...errors.map((error) => ({
        name: error.location?.file ?? 'Playwright',
        why: reasonOf([error.message]),
      })),
    ],
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

function errorsOf(spec) {
  const results = spec.tests.flatMap((test) => test.results);
  return results.flatMap((result) => result.errors.map((error) => error.message));
}

/** The first lines of what was thrown first, without colours, empty lines and the way through the code. */
function reasonOf(messages) {
  const message = messages.find((one) => typeof one === 'string' && one.trim() !== '') ?? '';
  return stripVTControlCharacters(message)
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^\s+at .*:\d+:\d+\)?$/.test(line))
    .slice(0, LINES)
    .map((line) => (line.length > COLUMNS ? `${line.slice(0, COLUMNS)}…` : line));
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new Error('测试程序没有跑完，未产生结果。原因见上面的输出。');
  }
}
