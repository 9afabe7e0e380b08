import { readFileSync } from 'node:fs';

const BOOT_ID = '/proc/sys/kernel/random/boot_id';

/**
 * What tells this run of the machine from others: what was written and not waited for is lost only between two of them. Empty where
 * the system doesn't say (it isn't Linux).
 */
export function machineRun(): string {
  try {
    return readFileSync(BOOT_ID, 'utf8').trim();
  } catch {
    return '';
  }
}
