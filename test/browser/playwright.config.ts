import { defineConfig } from '@playwright/test';

const report = process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'];
// Chromium keeps root out of its sandbox.
const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** Browser tests: `npm test` names the browser and counts from the report. By hand: Debian's Chromium. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../test-results',
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
  // Programs under test bring a database each: more at a time would only wait for each other.
  workers: 2,
  reporter: [['list'], ...(report === undefined ? [] : [['json', { outputFile: report }] as const])],
  use: {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1280, height: 900 },
    actionTimeout: 30_000,
    // What moves on a busy machine may never come to its end; the desk keeps still for who asks for it.
    contextOptions: { reducedMotion: 'reduce' },
    // A trace of every step takes its time: `--trace on` by hand where the picture and the page's text don't tell why.
    screenshot: 'only-on-failure',
    trace: 'off',
    launchOptions: { executablePath: process.env['GONGKAI_CHROMIUM'] ?? '/usr/bin/chromium', args },
  },
});
