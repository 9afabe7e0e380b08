import { availableParallelism } from 'node:os';
import { basename } from 'node:path';
import { createReadingPool, type CheckedReading, type ReadingPool } from '../files/readers/sandbox.ts';
import { UnreadableFile } from '../files/readers/unreadable-file.ts';
import type { StrangersFile } from '../files/readers/sandbox-messages.ts';
import type { ReadReport } from '../law/annual-report/reading/read-report.ts';
import type { ReadContext } from '../law/annual-report/validate.ts';
import { AppError } from '../platform/errors.ts';
import { readOrdinaryFile } from './ordinary-file.ts';
import { unreadText } from './report-text.ts';

/** What one file may cost at most; larger ones are no reports. */
const LIMITS = { timeoutMs: 60_000, memoryMb: 1_024, maxBytes: 100 * 1024 * 1024 } as const;

/** A pool that takes as many files at a time as the machine has cores. Close it. */
export function reportPool(): ReadingPool {
  return createReadingPool({ ...LIMITS, workers: availableParallelism() });
}

/** The report in a file: of any format that is read, or JSON in the open format. Throws `UnreadableFile`. */
export async function readReportFile(pool: ReadingPool, file: string): Promise<ReadReport> {
  return pool.map(await strangersFile(file));
}

/** The same with what is wrong with it. Where it must be known first to know what to hold it against, it is read twice. */
export async function checkReportFile(
  pool: ReadingPool,
  file: string,
  context: ReadContext | ((report: ReadReport) => ReadContext),
): Promise<CheckedReading> {
  const sent = await strangersFile(file);
  return pool.check(sent, typeof context === 'function' ? context(await pool.map(sent)) : context);
}

/** The report in the one file that a command is about. Throws `report.unreadable`, which names it. */
export async function readNamedReport(pool: ReadingPool, file: string): Promise<ReadReport> {
  try {
    return await readReportFile(pool, file);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    throw new AppError({
      code: 'report.unreadable',
      message: unreadText(file, error.message),
      cause: error,
    });
  }
}

async function strangersFile(file: string): Promise<StrangersFile> {
  const bytes = await readOrdinaryFile(file, LIMITS.maxBytes);
  return { bytes, name: basename(file) };
}
