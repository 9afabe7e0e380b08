import type { Ctx } from '../../platform/context.ts';
import { writeHtmlFragment } from '../../files/html-writer.ts';
import { documentOf, exportAs, type ExportedReport, type Printable } from './export-report.ts';
import { publishedPage, readBack } from './read-back.ts';
import { printedOtherwise } from './reports.errors.ts';

/** What a 定稿 puts into its document. */
export interface PrintedFiles {
  readonly bodyHtml: string;
  /** DOCX and PDF. */
  readonly attachments: readonly ExportedReport[];
}

/**
 * Prints the report in every format in which the public gets it and reads each back: nothing is published that says something
 * else than was checked. Throws `reports.printed_otherwise` with what differs.
 */
export async function printFiles(ctx: Ctx, print: Printable): Promise<PrintedFiles> {
  const bodyHtml = writeHtmlFragment(documentOf(print), { titleLevel: 0 });
  const [page, docx, pdf] = await Promise.all(
    (['html', 'docx', 'pdf'] as const).map(async (format) => exportAs(format, print)),
  );
  if (page === undefined || docx === undefined || pdf === undefined) throw new Error('three formats');
  const { title } = print.report;
  const differences = await readBack(
    [
      { name: '公开网页', fileName: 'page.html', bytes: publishedPage({ title, bodyHtml }) },
      { name: '网页文件', ...page },
      { name: 'DOCX 附件', ...docx },
      { name: 'PDF 附件', ...pdf },
    ],
    { report: print.report, signedOn: print.signedOn, correction: print.correction ?? null },
  );
  if (differences.length > 0) {
    // A fault of a writer or a reader: who runs the program should know of it too.
    ctx.log.error('an annual report reads otherwise than it was written', { title, differences });
    throw printedOtherwise(differences);
  }
  return { bodyHtml, attachments: [docx, pdf] };
}
