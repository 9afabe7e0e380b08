import { buffer } from 'node:stream/consumers';
import type { TxCtx } from '../../platform/context.ts';
import { createReadingPool } from '../../files/readers/sandbox.ts';
import { UnreadableFile } from '../../files/readers/unreadable-file.ts';
import type { SourceDocument } from '../../law/annual-report/reading/source-document.ts';
import { readReport } from '../../law/annual-report/reading/map-report.ts';
import { agencyById } from '../agencies/agencies.queries.ts';
import { publishedContent } from '../documents/documents.queries.ts';
import type { Revision, RevisionAttachment } from '../documents/documents.types.ts';
import { frozenReport } from './compile-report.ts';
import { documentDifferences, publishedPage, readBack, type PrintedReport } from './read-back.ts';
import { versionBehind, type VersionRow } from './report-versions.repository.ts';
import { PREVIOUS_MAX_BYTES } from './previous-report.api.ts';
import { findReport } from './reports.repository.ts';

/** What one file that was attached by hand may cost: a report takes a fraction of it. */
const POOL = { workers: 1, timeoutMs: 20_000, memoryMb: 768, maxBytes: PREVIOUS_MAX_BYTES };

const SHOWN = 5;

/**
 * Holds back a document of an annual report whose page or attachments, read as the public will get them, tell otherwise than
 * what was frozen (定稿): whoever changed it by hand would publish a report that nobody checked. Documents that no report was
 * printed into are none of its business.
 */
export async function reportObstacles(
  tx: TxCtx,
  edition: { readonly documentId: string; readonly editionId: string; readonly revisionId: string },
): Promise<readonly string[]> {
  const version = await versionBehind(tx.db, edition);
  if (version === undefined) return [];
  const differences = await differencesToPublish(tx, { version, revisionId: edition.revisionId });
  if (differences.length === 0) return [];
  const more = differences.length > SHOWN ? `另有 ${differences.length - SHOWN} 处。` : '';
  return [
    `这份文稿是年度报告，却与定稿不一致：${differences.slice(0, SHOWN).join('')}${more}请信息员在“年度报告”中打开这份年报，点“恢复定稿”把文稿恢复成定稿时的样子，再送审；确实要改的，在年报中改正后重新定稿（公布过的即为更正，须写明原因）。`,
  ];
}

async function differencesToPublish(
  tx: TxCtx,
  of: { version: VersionRow; revisionId: string },
): Promise<string[]> {
  const revision = await publishedContent(tx.db, of.revisionId);
  const frozen = await publishedContent(tx.db, of.version.revision_id);
  const printed = await printedBy(tx, of.version);
  const page = { name: '公开网页', fileName: 'page.html', bytes: publishedPage(revision) };
  return [
    ...(await readBack([page], printed)),
    ...missingFiles(revision, frozen),
    ...(await fileDifferences(tx, { revision, frozen, printed })),
  ];
}

async function printedBy(tx: TxCtx, { report_id, content }: VersionRow): Promise<PrintedReport> {
  const row = await findReport(tx.db, { id: report_id });
  if (row === undefined) throw new Error(`a 定稿 of no report: ${report_id}`);
  const agency = await agencyById(tx.db, row.agency_id);
  const report = frozenReport(content, { agency, year: row.year, publishedOn: null });
  return { report, signedOn: content.signedOn, correction: content.correction ?? null };
}

/** What 定稿 attached and the text no longer has: the report's own files, and the former ones of a corrected report. */
function missingFiles(revision: Revision, frozen: Revision): string[] {
  const names = new Set(revision.attachments.map(({ name }) => name));
  return frozen.attachments
    .filter(({ name }) => !names.has(name))
    .map(({ name }) => `缺少定稿时的附件“${name}”。`);
}

async function fileDifferences(
  tx: TxCtx,
  of: { revision: Revision; frozen: Revision; printed: PrintedReport },
): Promise<string[]> {
  const { revision, frozen, printed } = of;
  const made = new Set(frozen.attachments.map(({ id }) => id));
  const isOwnName = ({ name, extension }: RevisionAttachment): boolean =>
    name === `${printed.report.title}.${extension}`;
  const differences: string[] = [];
  for (const file of revision.attachments) {
    if (!made.has(file.id)) {
      differences.push(...(await foreignFile(tx, { file, printed, mustRead: isOwnName(file) })));
    } else if (isOwnName(file)) {
      const bytes = await buffer(tx.storage.read(file.sha256));
      const name = `附件“${file.name}”`;
      differences.push(...(await readBack([{ name, fileName: file.name, bytes }], printed)));
    }
  }
  return differences;
}

/** A file that somebody attached: one that is this year's report too must say the same; what is no report may stand beside it. */
async function foreignFile(
  tx: TxCtx,
  of: { file: RevisionAttachment; printed: PrintedReport; mustRead: boolean },
): Promise<string[]> {
  const { file, printed, mustRead } = of;
  const document = await readForeign(tx, file);
  if (document === null) return mustRead ? [`附件“${file.name}”不是定稿生成的，也读不出来。`] : [];
  const read = readReport(document);
  if (!mustRead && (read.form === null || read.year !== printed.report.year)) return [];
  return documentDifferences(document, printed).map((each) => `附件“${file.name}”：${each}`);
}

/** Read as a stranger's file, in a process of its own; null when it can't be. */
async function readForeign(tx: TxCtx, file: RevisionAttachment): Promise<SourceDocument | null> {
  if (file.size > POOL.maxBytes) return null;
  const pool = createReadingPool(POOL);
  try {
    return await pool.read({ name: file.name, bytes: await buffer(tx.storage.read(file.sha256)) });
  } catch (error) {
    if (error instanceof UnreadableFile) return null;
    throw error;
  } finally {
    await pool.close();
  }
}
