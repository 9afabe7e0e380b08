import { createReadingPool } from '../../files/readers/sandbox.ts';

/** Larger files aren't looked into. */
export const MOST_READ = 64 * 1024 * 1024;

/**
 * Reads the office's own files before they go out. Who publishes waits for it; most files take a second. Starts with the first one and never
 * keeps the program running.
 */
export const officeFiles = createReadingPool({
  workers: 1,
  timeoutMs: 60_000,
  memoryMb: 1024,
  maxBytes: MOST_READ,
});
