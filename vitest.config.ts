import { defineConfig } from 'vitest/config';

// Three kinds of tests, told apart by their names:
//   *.test.ts      pure, no database
//   *.db.test.ts   on a real PostgreSQL (embedded, or DATABASE_URL)
// Browser tests live in test/browser and are run by Playwright.
const unit = {
  name: 'unit',
  include: ['{src,desk,test,scripts,migrations,data}/**/*.test.{ts,tsx}'],
  exclude: ['**/*.db.test.ts', 'test/browser/**', 'node_modules/**'],
};
const database = {
  name: 'database',
  include: ['{src,test,migrations}/**/*.db.test.ts'],
  exclude: ['node_modules/**'],
  globalSetup: ['test/database-server.ts'],
  testTimeout: 30_000,
  hookTimeout: 60_000,
};

export default defineConfig({
  test: {
    // Tests wait for the database half of the time: one core left idle would double it.
    maxWorkers: '100%',
    projects: [
      { test: { ...unit, pool: 'threads', isolate: false } },
      { test: { ...database, pool: 'threads' } },
    ],
  },
});
