import { test as base } from '@playwright/test';
import { startProgram, type RunningProgram } from './running-program.ts';

/**
 * Playwright's `test` with a running program: `page.goto('/desk/')` goes there. Tests of a worker share it; a file that
 * wants an empty one says `test.use({ demo: 'off' })`, one that kills it starts its own with `startProgram`.
 */
export const test = base.extend<object, { demo: 'on' | 'off'; program: RunningProgram }>({
  demo: ['on', { option: true, scope: 'worker' }],
  program: [
    async ({ demo }, use) => {
      const program = await startProgram({ demo });
      await use(program);
      await program.stop();
    },
    { scope: 'worker', timeout: 200_000 },
  ],
  baseURL: async ({ program }, use) => use(program.origin),
});

export { expect } from '@playwright/test';
