import { inTransaction, type Ctx } from '../../platform/context.ts';
import { authorise } from '../../platform/actor.ts';
import { dayInShanghai } from '../../law/dates.ts';
import { reportTitle } from '../../law/annual-report/form.ts';
import { writeHtmlFragment } from '../../files/html-writer.ts';
import { agencyById, placeOf } from '../agencies/agencies.queries.ts';
import type { Agency } from '../agencies/agencies.types.ts';
import { storeGenerated } from '../attachments/attachments.usecases.ts';
import { nodesOf } from '../catalogue/catalogue.queries.ts';
import { metadataSchema } from '../documents/documents.content.ts';
import { loadDocument } from '../documents/documents.queries.ts';
import { createDocument } from '../documents/documents.usecases.ts';
import { saveRevision, startEdition } from '../drafting/drafting.usecases.ts';
import { cellsOf, compileReport, type CompiledReport } from './compile-report.ts';
import { documentOf, exportAs } from './export-report.ts';
import { findingsOf } from './report-findings.ts';
import { changedMeanwhile, inReview, noColumn, notReady } from './reports.errors.ts';
import { reportsPolicy } from './reports.policy.ts';
import {
  findReport,
  listAnswers,
  listOverrides,
  updateReport,
  type ReportRow,
} from './reports.repository.ts';
import type { FrozenReport } from './reports.types.ts';
import { lockForEdit, readableReport } from './reports.usecases.ts';

/**
 * 定稿: prints the report as it stands into a document of the column 政府信息公开年报 (HTML body, DOCX and PDF attached),
 * ready to be submitted for review. Refuses while there are errors or unanswered warnings. Doing it again replaces the
 * text by a new revision; a published report gets a new edition.
 */
export async function freezeReport(
  ctx: Ctx,
  input: { reportId: string; version: number },
): Promise<{ documentId: string }> {
  const { row } = await readableReport(ctx, input.reportId);
  authorise(reportsPolicy.edit(ctx.actor, await placeOf(ctx.db, row.agency_id)));
  if (row.version !== input.version) throw changedMeanwhile();
  const agency = await agencyById(ctx.db, row.agency_id);
  const overrides = await listOverrides(ctx.db, row.id);
  const compiled = await compileReport(ctx.db, {
    agency,
    year: row.year,
    narrative: row.narrative,
    overrides,
  });
  await refuseFindings(ctx, { row, agency, compiled });

  const documentId = row.document_id ?? (await createReportDocument(ctx, { row, agency }));
  await printInto(ctx, { documentId, agency, compiled });
  await keepFrozen(ctx, { row, agency, compiled });
  return { documentId };
}

async function refuseFindings(
  ctx: Ctx,
  input: { row: ReportRow; agency: Agency; compiled: CompiledReport },
): Promise<void> {
  const findings = await findingsOf(ctx.db, input);
  const answers = await listAnswers(ctx.db, input.row.id);
  const open = findings.filter(
    (found) => found.severity === 'error' || (found.severity === 'warning' && !answers.has(found.key)),
  );
  if (open.length > 0) throw notReady(open);
}

/** The document is made and tied to the report before it gets its text: a break in between leaves no second one. */
async function createReportDocument(ctx: Ctx, input: { row: ReportRow; agency: Agency }): Promise<string> {
  const { row, agency } = input;
  const node = (await nodesOf(ctx.db, agency.id)).find(
    (each) => each.kind === 'annualReport' && each.takesDocuments,
  );
  if (node === undefined) throw noColumn();
  const { documentId } = await createDocument(ctx, {
    nodeId: node.id,
    title: reportTitle(agency.name, row.year),
    sectionId: null,
  });
  await inTransaction(ctx, async (tx) => {
    const current = await findReport(tx.db, { id: row.id }, { lock: true });
    if (current?.document_id !== null) throw changedMeanwhile();
    await updateReport(tx.db, row.id, { documentId });
  });
  return documentId;
}

async function printInto(
  ctx: Ctx,
  input: { documentId: string; agency: Agency; compiled: CompiledReport },
): Promise<void> {
  const { documentId } = input;
  const { report, blocks } = input.compiled;
  let loaded = await loadDocument(ctx.db, documentId);
  if (loaded.edition.state === 'inReview') throw inReview();
  if (loaded.edition.state === 'published' || loaded.edition.state === 'withdrawn') {
    await startEdition(ctx, { documentId, changeNote: '重新定稿' });
    loaded = await loadDocument(ctx.db, documentId);
  }
  const signedOn = dayInShanghai(ctx.clock.now());
  const print = { report, blocks, signedOn };
  const attachmentIds: string[] = [];
  for (const format of ['docx', 'pdf'] as const) {
    const file = await exportAs(format, print);
    const { id } = await storeGenerated(ctx, {
      documentId,
      name: file.fileName,
      extension: format,
      mediaType: file.mediaType,
      bytes: file.bytes,
    });
    attachmentIds.push(id);
  }
  await saveRevision(ctx, {
    documentId,
    baseRevisionId: loaded.revision.id,
    editionVersion: loaded.edition.version,
    note: '年度报告定稿',
    content: {
      title: report.title,
      summary: `${input.agency.name}${report.year}年政府信息公开工作年度报告，含总体情况、主动公开、依申请公开、行政复议和行政诉讼等六个部分。`,
      bodyHtml: writeHtmlFragment(documentOf(print), { titleLevel: 0 }),
      metadata: metadataSchema.parse({ writtenOn: signedOn, responsibleUnit: '' }),
      attachmentIds,
    },
  });
}

async function keepFrozen(
  ctx: Ctx,
  input: { row: ReportRow; agency: Agency; compiled: CompiledReport },
): Promise<void> {
  const { compiled } = input;
  await inTransaction(ctx, async (tx) => {
    const { row, subject } = await lockForEdit(tx, input.row.id);
    const at = ctx.clock.now();
    const content: FrozenReport = {
      cells: cellsOf(compiled.tables),
      counters: compiled.counters,
      blocks: compiled.blocks,
      agencyName: input.agency.name,
      signedOn: dayInShanghai(at),
    };
    await updateReport(tx.db, row.id, { frozen: { content, at } });
    tx.record({ type: 'report.frozen', agencyId: row.agency_id, subject, after: { cells: content.cells } });
  });
}
