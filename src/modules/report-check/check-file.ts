import type { ReadingPool } from '../../files/readers/sandbox.ts';
import type { Finding } from '../../law/annual-report/findings.ts';
import { readReport } from '../../law/annual-report/reading/map-report.ts';
import type { ReadReport } from '../../law/annual-report/reading/read-report.ts';
import type { SourceDocument } from '../../law/annual-report/reading/source-document.ts';
import { checkReadReport } from '../../law/annual-report/validate.ts';
import { UnreadableFile } from '../../files/readers/unreadable-file.ts';
import { AppError } from '../../platform/errors.ts';

/** A file of a stranger: what stands in it, what report it is, what is wrong with it. */
export interface CheckedUpload {
  readonly document: SourceDocument;
  readonly report: ReadReport;
  readonly findings: readonly Finding[];
}

/**
 * Reads a file in a process of its own and checks it. Nothing is stored, nothing is recorded of its content. Throws
 * `report_check.unreadable` with the reason in Chinese.
 */
export async function checkUpload(
  pool: ReadingPool,
  file: { readonly name: string; readonly bytes: Uint8Array },
): Promise<CheckedUpload> {
  try {
    const document = await pool.read(file);
    const report = readReport(document);
    return { document, report, findings: checkReadReport(report) };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    throw new AppError({
      code: 'report_check.unreadable',
      status: 422,
      message: error.message,
      cause: error,
    });
  }
}
