import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { basename } from 'node:path';
import { createReadingPool, type ReadingPool } from '../files/readers/sandbox.ts';
import { UnreadableFile } from '../files/readers/unreadable-file.ts';
import { readReport } from '../law/annual-report/reading/map-report.ts';
import type { ReadReport } from '../law/annual-report/reading/read-report.ts';
import { reportFromJson } from '../law/annual-report/reading/report-from-json.ts';

/** What one file may cost at most; larger ones are no reports. */
const LIMITS = { timeoutMs: 60_000, memoryMb: 1_024, maxBytes: 100 * 1024 * 1024 } as const;

/** A pool that reads as many files at a time as the machine has cores. Close it. */
export function reportPool(): ReadingPool {
  return createReadingPool({ ...LIMITS, workers: availableParallelism() });
}

/** The report in a file: of any format that is read, or JSON in the open format. Throws `UnreadableFile`. */
export async function readReportFile(pool: ReadingPool, file: string): Promise<ReadReport> {
  const bytes = await readFile(file);
  if (file.toLowerCase().endsWith('.json')) return reportInJson(bytes.toString('utf8'));
  return readReport(await pool.read({ bytes, name: basename(file) }));
}

function reportInJson(text: string): ReadReport {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new UnreadableFile('不是 JSON 文件，无法读取。', { cause: error });
  }
  const read = reportFromJson(json);
  if ('report' in read) return read.report;
  throw new UnreadableFile(read.problem);
}
