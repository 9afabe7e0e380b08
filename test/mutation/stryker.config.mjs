// Mutation testing of the rules of annual reports: `npm run mutate`, for one file
// `npm run mutate -- --mutate src/law/annual-report/ties.ts`.
export default {
  testRunner: 'vitest',
  vitest: { configFile: 'test/mutation/vitest.config.ts', related: false },
  mutate: [
    'src/law/annual-report/{ties,validate,continuity,rollup,similarity,sister-sameness}.ts',
    'src/law/annual-report/{call-deadlines,missing-sentences}.ts',
    'src/law/annual-report/checks/*.ts',
    '!src/law/annual-report/checks/*.test.ts',
  ],
  // Strings are mostly sentences for people; those that decide anything are held by types and tests of their findings.
  mutator: { excludedMutations: ['StringLiteral'] },
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  concurrency: 2,
  thresholds: { high: 90, low: 80, break: null },
  reporters: ['progress-append-only', 'clear-text'],
  clearTextReporter: { logTests: false, allowColor: false },
  tempDirName: 'var/mutation',
  ignorePatterns: ['var', 'desk', 'data', 'bench', 'src/modules', 'src/portal', 'src/files'],
  // Stryker would read tsconfig.json through an interface that TypeScript 7 no longer has; nothing is compiled here.
  tsconfigFile: 'test/mutation/no-tsconfig.json',
};
