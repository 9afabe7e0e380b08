import { createReadingPool, type ReadingPool, type ReadingPoolOptions } from '../sandbox.ts';
import { UnreadableFile } from '../unreadable-file.ts';

/** What a pool says of a file that had to be given up. */
export const ENDED = '这份文件太大或者结构异常，未能在限定的时间和内存内读完。';

/** Processes start slowly on a busy machine. */
export const PATIENT = { timeout: 60_000 };

const MEGABYTE = 1024 * 1024;

/** Opens pools, of one process unless a test wants more, and closes what it opened. */
export function poolOpener(): {
  open(options?: Partial<ReadingPoolOptions>): ReadingPool;
  close(): Promise<void>;
} {
  const opened: ReadingPool[] = [];
  return {
    open(options = {}) {
      const limits = { workers: 1, timeoutMs: 20_000, memoryMb: 512, maxBytes: 32 * MEGABYTE };
      const pool = createReadingPool({ ...limits, ...options });
      opened.push(pool);
      return pool;
    },
    async close() {
      await Promise.all(opened.splice(0).map((pool) => pool.close()));
    },
  };
}

/** The sentence with which a file is refused; `read` where it isn't. */
export async function refusalOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'read';
  } catch (error) {
    if (error instanceof UnreadableFile) return error.message;
    throw error;
  }
}
