import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { canonicalJson } from '../../platform/canonical-json.ts';
import { createCheckingPool, type CheckingPool } from '../../files/checking/checking-pool.ts';

/** Each holds the model of the language, some 150 MB. */
const MOST_THREADS = 2;
/** A page takes a fraction of a second; a person waits for it. */
const LONGEST_MS = 30_000;

/**
 * The threads that check the office's texts: one half of the cores, one or two. They start with the first text, load the model of
 * the language once, and end with the program.
 */
export const officeChecker: CheckingPool = createCheckingPool({
  workers: Math.min(MOST_THREADS, Math.max(1, Math.floor(availableParallelism() / 2))),
  timeoutMs: LONGEST_MS,
});

/** sha256 in hex of plain data. */
export function hashOf(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}
