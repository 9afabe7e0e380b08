import type { Ctx } from '../../platform/context.ts';
import { dayInShanghai } from '../../law/dates.ts';
import type { AnnualReport } from '../../law/annual-report/report-text.ts';
import { reportToJson } from '../../law/annual-report/report-json.ts';
import type { RenderedBlock } from '../../law/annual-report/narrative.ts';
import { annualReportDocument, type NarrativePiece } from '../../files/annual-report-document.ts';
import { writeReportDocx } from '../../files/docx-writer.ts';
import { writeHtmlPage } from '../../files/html-writer.ts';
import { writeReportPdf } from '../../files/pdf-writer.ts';
import type { ReportDocument } from '../../files/report-document.ts';
import { agencyById } from '../agencies/agencies.queries.ts';
import { itemOf } from '../publishing/publishing.queries.ts';
import { compileReport, frozenReport } from './compile-report.ts';
import type { ExportFormat } from './reports.api.ts';
import { listOverrides } from './reports.repository.ts';
import { readableReport } from './reports.usecases.ts';

/** A report as a file. */
export interface ExportedReport {
  readonly bytes: Buffer;
  readonly mediaType: string;
  readonly fileName: string;
  readonly extension: ExportFormat;
}

const MEDIA_TYPES: Readonly<Record<ExportFormat, string>> = {
  json: 'application/json; charset=utf-8',
  html: 'text/html; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
};

/**
 * The report as a file: word for word as it was frozen, or as the registers make it now when it never was or when the
 * draft is asked for.
 */
export async function exportReport(
  ctx: Ctx,
  input: { reportId: string; format: ExportFormat; draft?: boolean },
): Promise<ExportedReport> {
  const { row } = await readableReport(ctx, input.reportId);
  const agency = await agencyById(ctx.db, row.agency_id);
  const signedToday = dayInShanghai(ctx.clock.now());
  if (row.frozen !== null && input.draft !== true) {
    const { frozen } = row;
    const item = row.document_id === null ? undefined : await itemOf(ctx.db, row.document_id);
    const publishedOn = item === undefined ? null : dayInShanghai(item.published_at);
    const report = frozenReport(frozen, { agency, year: row.year, publishedOn });
    return exportAs(input.format, { report, blocks: frozen.blocks, signedOn: frozen.signedOn });
  }
  const overrides = await listOverrides(ctx.db, row.id);
  const { report, blocks } = await compileReport(ctx.db, {
    agency,
    year: row.year,
    narrative: row.narrative,
    overrides,
  });
  return exportAs(input.format, { report, blocks, signedOn: signedToday });
}

/** A report in one of the formats. */
export async function exportAs(
  format: ExportFormat,
  input: { report: AnnualReport; blocks: readonly RenderedBlock[]; signedOn: string },
): Promise<ExportedReport> {
  return {
    bytes: await bytesOf(format, input),
    mediaType: MEDIA_TYPES[format],
    fileName: `${input.report.title}.${format}`,
    extension: format,
  };
}

/** The report as a document that every writer understands. */
export function documentOf(input: {
  report: AnnualReport;
  blocks: readonly RenderedBlock[];
  signedOn: string;
}): ReportDocument {
  const { report, signedOn } = input;
  return annualReportDocument({
    agencyName: report.agencyName,
    year: report.year,
    tables: report.tables,
    narrative: joinContinuations(input.blocks),
    signedOn,
  });
}

async function bytesOf(
  format: ExportFormat,
  input: { report: AnnualReport; blocks: readonly RenderedBlock[]; signedOn: string },
): Promise<Buffer> {
  switch (format) {
    case 'json':
      return Buffer.from(`${JSON.stringify(reportToJson(input.report), null, 2)}\n`);
    case 'html':
      return Buffer.from(writeHtmlPage(documentOf(input)));
    case 'docx':
      return writeReportDocx(documentOf(input));
    case 'pdf':
      return writeReportPdf(documentOf(input));
  }
}

/** Sentences that continue a paragraph become part of it. */
function joinContinuations(blocks: readonly RenderedBlock[]): NarrativePiece[] {
  const pieces: NarrativePiece[] = [];
  for (const { part, kind, text } of blocks) {
    const last = pieces.at(-1);
    if (kind === 'continuation' && last !== undefined && last.part === part && last.kind === 'paragraph') {
      pieces[pieces.length - 1] = { ...last, text: last.text + text };
    } else {
      pieces.push({ part, kind: kind === 'heading' ? 'heading' : 'paragraph', text });
    }
  }
  return pieces;
}
