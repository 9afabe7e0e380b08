import { inOneTransaction, inTransaction, type Ctx } from '../../platform/context.ts';
import { authorise } from '../../platform/actor.ts';
import { dayInShanghai } from '../../law/dates.ts';
import { openFindings } from '../../law/annual-report/findings.ts';
import { reportTitle } from '../../law/annual-report/form.ts';
import { writeHtmlFragment } from '../../files/html-writer.ts';
import { agencyById, placeOf } from '../agencies/agencies.queries.ts';
import type { Agency } from '../agencies/agencies.types.ts';
import { storeGenerated } from '../attachments/attachments.usecases.ts';
import { nodesOf } from '../catalogue/catalogue.queries.ts';
import { metadataSchema } from '../documents/documents.content.ts';
import { documentsById, loadDocument } from '../documents/documents.queries.ts';
import { createDocument } from '../documents/documents.usecases.ts';
import { saveRevision, startEdition } from '../drafting/drafting.usecases.ts';
import { cellsOf, compileReport, type CompiledReport } from './compile-report.ts';
import { documentOf, exportAs, type ExportedReport } from './export-report.ts';
import { findingsOf } from './report-findings.ts';
import { changedMeanwhile, inReview, noColumn, notReady } from './reports.errors.ts';
import { reportsPolicy } from './reports.policy.ts';
import { listAnswers, listOverrides, updateReport, type ReportRow } from './reports.repository.ts';
import type { FrozenReport } from './reports.types.ts';
import { lockForEdit, readableReport } from './reports.usecases.ts';

/**
 * 定稿: prints the report as it stands into a document of the column 政府信息公开年报 (HTML body, DOCX and PDF attached),
 * ready to be submitted for review. Refuses while there are errors or unanswered warnings. Doing it again replaces the
 * text by a new revision; a published report gets a new edition. Everything happens or nothing.
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
  const print = { ...compiled, signedOn: dayInShanghai(ctx.clock.now()) };
  const files = await Promise.all((['docx', 'pdf'] as const).map(async (format) => exportAs(format, print)));
  return inOneTransaction(ctx, async (shared) => {
    const documentId = await reportDocument(shared, { ...input, agency });
    await printInto(shared, { documentId, agency, print, files });
    await keepFrozen(shared, { reportId: row.id, agency, print });
    return { documentId };
  });
}

/** What is printed, and the day that stands under it. */
type Print = CompiledReport & { readonly signedOn: string };

async function refuseFindings(
  ctx: Ctx,
  input: { row: ReportRow; agency: Agency; compiled: CompiledReport },
): Promise<void> {
  const findings = await findingsOf(ctx.db, input);
  const answers = await listAnswers(ctx.db, input.row.id);
  const open = openFindings(findings, (found) => answers.has(found.key));
  if (open.length > 0) throw notReady(open);
}

/** The report's document, made when there is none yet or when the last one was discarded. Keeps others out meanwhile. */
async function reportDocument(
  ctx: Ctx,
  input: { reportId: string; version: number; agency: Agency },
): Promise<string> {
  const { agency } = input;
  const row = await inTransaction(ctx, async (tx) => (await lockForEdit(tx, input.reportId)).row);
  if (row.version !== input.version) throw changedMeanwhile();
  const known = row.document_id ?? '';
  const state = (await documentsById(ctx.db, known === '' ? [] : [known])).get(known)?.state;
  if (state !== undefined && state !== 'discarded') return known;
  const node = (await nodesOf(ctx.db, agency.id)).find(
    (each) => each.kind === 'annualReport' && each.takesDocuments,
  );
  if (node === undefined) throw noColumn();
  const { documentId } = await createDocument(ctx, {
    nodeId: node.id,
    title: reportTitle(agency.name, row.year),
    sectionId: null,
  });
  await inTransaction(ctx, async (tx) => updateReport(tx.db, row.id, { documentId }));
  return documentId;
}

async function printInto(
  ctx: Ctx,
  input: { documentId: string; agency: Agency; print: Print; files: readonly ExportedReport[] },
): Promise<void> {
  const { documentId, print } = input;
  let loaded = await loadDocument(ctx.db, documentId);
  if (loaded.edition.state === 'inReview') throw inReview();
  if (loaded.edition.state === 'published' || loaded.edition.state === 'withdrawn') {
    await startEdition(ctx, { documentId, changeNote: '重新定稿' });
    loaded = await loadDocument(ctx.db, documentId);
  }
  const attachmentIds: string[] = [];
  for (const file of input.files) {
    const { id } = await storeGenerated(ctx, {
      documentId,
      name: file.fileName,
      extension: file.extension,
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
      title: print.report.title,
      summary: `${input.agency.name}${print.report.year}年政府信息公开工作年度报告，含总体情况、主动公开、依申请公开、行政复议和行政诉讼等六个部分。`,
      bodyHtml: writeHtmlFragment(documentOf(print), { titleLevel: 0 }),
      metadata: metadataSchema.parse({ writtenOn: print.signedOn, responsibleUnit: '' }),
      attachmentIds,
    },
  });
}

async function keepFrozen(
  ctx: Ctx,
  input: { reportId: string; agency: Agency; print: Print },
): Promise<void> {
  const { print } = input;
  await inTransaction(ctx, async (tx) => {
    const { row, subject } = await lockForEdit(tx, input.reportId);
    const content: FrozenReport = {
      cells: cellsOf(print.tables),
      counters: print.counters,
      figures: print.figures,
      blocks: print.blocks,
      agencyName: input.agency.name,
      signedOn: print.signedOn,
    };
    await updateReport(tx.db, row.id, { frozen: { content, at: ctx.clock.now() } });
    tx.record({ type: 'report.frozen', agencyId: row.agency_id, subject, after: { cells: content.cells } });
  });
}
