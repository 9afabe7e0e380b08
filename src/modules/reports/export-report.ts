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
import { notFound } from '../../platform/errors.ts';
import { agencyById } from '../agencies/agencies.queries.ts';
import type { Agency } from '../agencies/agencies.types.ts';
import { editionById } from '../documents/documents.queries.ts';
import { itemOf } from '../publishing/publishing.queries.ts';
import { compileReport, frozenReport } from './compile-report.ts';
import { listVersions } from './report-versions.repository.ts';
import type { ExportFormat } from './reports.api.ts';
import { listOverrides } from './reports.repository.ts';
import type { FrozenReport } from './reports.types.ts';
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

/** What is printed: the report, its blocks, the day under it and, in a corrected one, what was corrected. */
export interface Printable {
  readonly report: AnnualReport;
  readonly blocks: readonly RenderedBlock[];
  readonly signedOn: string;
  readonly correction?: string;
}

/**
 * The report as a file: word for word as it was frozen (a former 定稿 by its number), or as the registers make it now when it never
 * was or when the draft is asked for. Throws `common.not_found` for a number that there isn't.
 */
export async function exportReport(
  ctx: Ctx,
  input: { reportId: string; format: ExportFormat; draft?: boolean; version?: number | undefined },
): Promise<ExportedReport> {
  const { row } = await readableReport(ctx, input.reportId);
  const agency = await agencyById(ctx.db, row.agency_id);
  if (input.version !== undefined) {
    const version = (await listVersions(ctx.db, row.id)).find((each) => each.number === input.version);
    if (version === undefined) throw notFound('这一次定稿');
    const { publishedAt } = await editionById(ctx.db, version.edition_id);
    return exportFrozen(input.format, { frozen: version.content, agency, year: row.year, publishedAt });
  }
  if (row.frozen !== null && input.draft !== true) {
    const item = row.document_id === null ? undefined : await itemOf(ctx.db, row.document_id);
    const publishedAt = item?.public_since ?? null;
    return exportFrozen(input.format, { frozen: row.frozen, agency, year: row.year, publishedAt });
  }
  const overrides = await listOverrides(ctx.db, row.id);
  const { report, blocks } = await compileReport(ctx.db, {
    agency,
    year: row.year,
    narrative: row.narrative,
    overrides,
  });
  return exportAs(input.format, { report, blocks, signedOn: dayInShanghai(ctx.clock.now()) });
}

async function exportFrozen(
  format: ExportFormat,
  of: { frozen: FrozenReport; agency: Agency; year: number; publishedAt: Date | null },
): Promise<ExportedReport> {
  const { frozen, agency, year, publishedAt } = of;
  const publishedOn = publishedAt === null ? null : dayInShanghai(publishedAt);
  const report = frozenReport(frozen, { agency, year, publishedOn });
  return exportAs(format, { ...frozen, report });
}

/** A report in one of the formats. */
export async function exportAs(format: ExportFormat, input: Printable): Promise<ExportedReport> {
  return {
    bytes: await bytesOf(format, input),
    mediaType: MEDIA_TYPES[format],
    fileName: `${input.report.title}.${format}`,
    extension: format,
  };
}

/** The report as a document that every writer understands. */
export function documentOf(input: Printable): ReportDocument {
  const { report, signedOn, correction } = input;
  const document = annualReportDocument({
    agencyName: report.agencyName,
    year: report.year,
    tables: report.tables,
    narrative: joinContinuations(input.blocks),
    signedOn,
  });
  if (correction === undefined) return document;
  return { ...document, blocks: [...document.blocks, { kind: 'paragraph', text: correction }] };
}

async function bytesOf(format: ExportFormat, input: Printable): Promise<Buffer> {
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
