import { defineConfig } from 'vitest/config';

// Six kinds of tests, told apart by their names and places:
//   *.test.ts            pure, no database
//   test/report-corpus, test/fuzz   the same over many generated files, which takes its time
//   src/**/*.db.test.ts  on a real PostgreSQL (embedded, or DATABASE_URL)
//   test/*.db.test.ts    the same for the whole program: its commands (also beside them), its demo year
//   OWN_DATABASE         programs with the embedded database of their own, whatever server the others have
//   test/browser         run by Playwright
const CORPUS = ['test/report-corpus/**/*.test.ts', 'test/fuzz/**/*.test.ts'];
const pure = {
  exclude: ['**/*.db.test.ts', 'test/browser/**', 'node_modules/**'],
  // Some start processes that read files; a busy machine may take its time.
  testTimeout: 20_000,
  pool: 'threads' as const,
  isolate: false,
};
const unit = {
  ...pure,
  name: 'unit',
  include: ['{src,desk,test,scripts,migrations,data}/**/*.test.{ts,tsx}'],
  exclude: [...pure.exclude, ...CORPUS],
};
const corpus = { ...pure, name: 'corpus', include: CORPUS };
const onDatabase = {
  exclude: ['node_modules/**'],
  globalSetup: ['test/database-server.ts'],
  testTimeout: 30_000,
  hookTimeout: 60_000,
  pool: 'threads' as const,
  // Each file has a database of its own; what the program keeps in memory (dictionaries, compiled patterns) they may share, as they
  // do while it runs. Loading it anew for every file took a third of the time.
  isolate: false,
};
const OWN_DATABASE = [
  'test/commands.db.test.ts',
  'test/killed.db.test.ts',
  'src/platform/database/embedded/*.db.test.ts',
];
const WHOLE_PROGRAM = ['test/*.db.test.ts', 'src/commands/*.db.test.ts'];
const database = {
  ...onDatabase,
  name: 'database',
  include: ['{src,migrations}/**/*.db.test.ts'],
  exclude: [...onDatabase.exclude, ...WHOLE_PROGRAM, ...OWN_DATABASE],
};
const program = {
  ...onDatabase,
  name: 'program',
  include: WHOLE_PROGRAM,
  exclude: [...onDatabase.exclude, ...OWN_DATABASE],
};
const embedded = { ...onDatabase, name: 'embedded', include: OWN_DATABASE };

export default defineConfig({
  test: {
    // Tests wait for the database half of the time: one core left idle would double it.
    maxWorkers: '100%',
    projects: [unit, corpus, database, program, embedded].map((test) => ({ test })),
  },
});
