import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser } from './lib/browser.mjs';
import { ensureDesk } from './lib/desk-build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { findNode, nodeEnvironment } from './lib/node24.mjs';
import { inRoot } from './lib/paths.mjs';
import { run, runAside } from './lib/run.mjs';
import { countPlaywright, countVitest } from './lib/test-counts.mjs';

// `npm test`: everything. `npm run check` (--quick): the quick part, without generated reports, database and browser.
// `--database-only`: the tests that use a database, on the server that DATABASE_URL names or on the embedded one, without those
// that bring the embedded one along in any case. The last line counts the tests.
const QUICK = process.argv.includes('--quick');
const DATABASE_ONLY = process.argv.includes('--database-only');
const totals = { passed: 0, failed: 0 };
const skipped = [];
const failures = [];
const failedSteps = [];
/** The check of types, which runs beside the unit tests: those often wait for processes that they start. */
let checked;
const reports = mkdtempSync(join(tmpdir(), 'gongkai-reports-'));
const bin = (...parts) => inRoot('node_modules', ...parts);

try {
  await ensureInstalled();
  const node = findNode();
  const steps = DATABASE_ONLY
    ? [['数据库测试', () => vitest(node, ['database', 'program'])]]
    : [
        ['格式', () => run(node, [bin('oxfmt', 'bin', 'oxfmt'), '--check'])],
        ['代码检查', () => run(node, [bin('oxlint', 'bin', 'oxlint'), '--deny-warnings'])],
        [
          '单元测试（含模块边界）',
          async () => {
            checked = types(node);
            // It is waited for in its own step.
            checked.catch(() => {});
            return vitest(node, QUICK ? ['unit'] : ['unit', 'corpus']);
          },
        ],
        ['类型', () => tellTypes(checked)],
        ...(QUICK
          ? []
          : [
              ['数据库测试', () => vitest(node, ['database', 'program', 'embedded'])],
              ['工作台构建', async () => ensureDesk().then(() => 0)],
              ['浏览器与无障碍测试', () => playwright(node)],
            ]),
      ];
  for (const [name, work] of steps) await step(name, work);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  failedSteps.push('准备');
  totals.failed += 1;
} finally {
  rmSync(reports, { recursive: true, force: true });
}
if (skipped.length > 0) console.log(`\n跳过的测试：\n${skipped.map((name) => `  ${name}`).join('\n')}`);
// Each line of it begins with the mark: whoever looks for what failed finds why, too.
for (const { name, why } of failures)
  console.log([name, ...why.map((line) => `    ${line}`)].map((line) => `✘ ${line}`).join('\n'));
if (failedSteps.length > 0) console.log(`\n未通过：${failedSteps.join('、')}`);
console.log(`\ntests: ${totals.passed} passed, ${totals.failed} failed, ${skipped.length} skipped`);
process.exitCode = failedSteps.length > 0 || totals.passed === 0 ? 1 : 0;

/** Runs a step. One that fails counts as a failed test, unless its own tests were counted as failed already. */
async function step(name, work) {
  const started = Date.now();
  const failedBefore = totals.failed;
  console.log(`\n▶ ${name}`);
  const code = await work().catch((error) => {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  });
  console.log(`${code === 0 ? '✓' : '✗'} ${name}（${((Date.now() - started) / 1000).toFixed(1)} 秒）`);
  if (code === 0 && totals.failed === failedBefore) return;
  failedSteps.push(name);
  if (totals.failed === failedBefore) totals.failed += 1;
}

async function vitest(node, projects) {
  const file = join(reports, `${projects.join('-')}.json`);
  const args = [
    bin('vitest', 'vitest.mjs'),
    'run',
    ...projects.map((project) => `--project=${project}`),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ];
  // Many tests start the program, or a process that reads files: as people start them, with what was compiled before.
  const code = await run(node, args, { env: nodeEnvironment() });
  count(countVitest(file));
  return code;
}

async function playwright(node) {
  const browser = await ensureBrowser();
  const file = join(reports, 'browser.json');
  const cli = bin('@playwright', 'test', 'cli.js');
  const code = await run(node, [cli, 'test', '--config', 'test/browser/playwright.config.ts'], {
    env: { ...nodeEnvironment(), GONGKAI_CHROMIUM: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
  });
  count(countPlaywright(file));
  return code;
}

function count(counts) {
  totals.passed += counts.passed;
  totals.failed += counts.failed;
  skipped.push(...counts.skipped);
  failures.push(...counts.failures);
}

/**
 * Server and desk are checked apart: one resolves modules as Node does, the other as its bundler does. What a file meant is remembered;
 * it is checked again as soon as it, or anything that it uses, has changed.
 */
async function types(node) {
  const checks = [];
  for (const project of ['.', 'desk']) {
    const remembered = bin('.cache', 'gongkai-types', project === '.' ? 'server' : project);
    const how = ['-p', project, '--incremental', '--tsBuildInfoFile', `${remembered}.tsbuildinfo`];
    checks.push(await runAside(node, [bin('typescript', 'bin', 'tsc'), ...how]));
  }
  return checks;
}

async function tellTypes(checking) {
  const checks = await checking;
  for (const { said } of checks) if (said !== '') console.log(said);
  return checks.some(({ code }) => code !== 0) ? 1 : 0;
}
