import { expect, test } from 'vitest';
import { machineRun } from './machine-run.ts';

test.runIf(process.platform === 'linux')('a run of the machine has one name as long as it lasts', () => {
  expect(machineRun()).toMatch(/^[0-9a-f-]{36}$/);
  expect(machineRun()).toBe(machineRun());
});
