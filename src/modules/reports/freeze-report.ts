import { inOneTransaction, inTransaction, type Ctx } from '../../platform/context.ts';
import { accountIdOf, authorise, nameOf } from '../../platform/actor.ts';
import { must } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { dayInShanghai } from '../../law/dates.ts';
import { checkPersonalData } from '../../law/annual-report/checks/personal-data.ts';
import { openFindings } from '../../law/annual-report/findings.ts';
import { reportTitle } from '../../law/annual-report/form.ts';
import { agencyById, placeOf } from '../agencies/agencies.queries.ts';
import type { Agency } from '../agencies/agencies.types.ts';
import { storeGenerated } from '../attachments/attachments.usecases.ts';
import { nodesOf } from '../catalogue/catalogue.queries.ts';
import { metadataSchema } from '../documents/documents.content.ts';
import { documentsById, loadDocument } from '../documents/documents.queries.ts';
import type { Edition } from '../documents/documents.types.ts';
import { createDocument } from '../documents/documents.usecases.ts';
import { saveRevision, startEdition, type SavedRevision } from '../drafting/drafting.usecases.ts';
import { applicantNames } from '../registers/registers.queries.ts';
import { cellsOf, compileReport, type CompiledReport } from './compile-report.ts';
import type { Printable } from './export-report.ts';
import { printFiles, type PrintedFiles } from './printed-files.ts';
import { correctionOf, formerFiles, type Correction } from './report-correction.ts';
import { findingsOf } from './report-findings.ts';
import { addVersion, type VersionRow } from './report-versions.repository.ts';
import { changedMeanwhile, inReview, noColumn, notReady } from './reports.errors.ts';
import { reportsPolicy } from './reports.policy.ts';
import { listAnswers, listOverrides, updateReport, type ReportRow } from './reports.repository.ts';
import type { FrozenReport } from './reports.types.ts';
import { lockForEdit, readableReport } from './reports.usecases.ts';

/**
 * 定稿: prints the report as it stands into a document of the column 政府信息公开年报 (HTML body, DOCX and PDF attached),
 * ready to be submitted for review, once each file was read back and says the same. Refuses while there are errors or unanswered
 * warnings. Doing it again replaces the text by a new revision. Of a published report it is a correction: it needs a reason, makes a
 * new edition and keeps the former one beside it. Everything happens or nothing.
 */
export async function freezeReport(
  ctx: Ctx,
  input: { reportId: string; version: number; reason?: string },
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
  const target = await targetOf(ctx, { row, reason: input.reason ?? '' });
  await refuseFindings(ctx, { row, agency, compiled, correction: target?.correction ?? null });
  const print: Print = {
    ...compiled,
    signedOn: dayInShanghai(ctx.clock.now()),
    ...(target?.correction && { correction: target.correction.note }),
  };
  const files = await printFiles(ctx, print);
  return inOneTransaction(ctx, async (shared) => {
    const documentId = await reportDocument(shared, { ...input, agency });
    const { edition, revision } = await printInto(shared, { documentId, agency, print, files, target });
    await keepFrozen(shared, {
      reportId: row.id,
      agency,
      print,
      into: {
        document_id: documentId,
        edition_id: edition.id,
        revision_id: revision.id,
        reason: target?.correction?.reason ?? '',
      },
    });
    return { documentId };
  });
}

/** What is printed, the day that stands under it, and what was corrected. */
type Print = CompiledReport & Printable;

/** The document that is there already, as it was when the printing began. */
interface Target {
  readonly documentId: string;
  readonly edition: Edition;
  readonly correction: Correction | null;
}

/** The document that the report goes into; null when there is none yet or when it was discarded. */
async function targetOf(ctx: Ctx, input: { row: ReportRow; reason: string }): Promise<Target | null> {
  const documentId = input.row.document_id;
  if (documentId === null) return null;
  const { edition } = await loadDocument(ctx.db, documentId);
  if (edition.state === 'discarded') return null;
  if (edition.state === 'inReview') throw inReview();
  const correction = await correctionOf(ctx, { reportId: input.row.id, documentId, reason: input.reason });
  return { documentId, edition, correction };
}

async function refuseFindings(
  ctx: Ctx,
  input: { row: ReportRow; agency: Agency; compiled: CompiledReport; correction: Correction | null },
): Promise<void> {
  const { row, agency, correction } = input;
  const findings = await findingsOf(ctx, input);
  const answers = await listAnswers(ctx.db, row.id);
  const open = openFindings(findings, (found) => answers.has(found.key));
  if (open.length > 0) throw notReady(open);
  if (correction === null) return;
  // The reason names figures that no longer hold, but never people.
  const names = await applicantNames(ctx.db, { agencyId: agency.id, year: row.year });
  const personal = checkPersonalData(correction.note, 'report', { selfNames: [], applicantNames: names });
  if (personal.length > 0) throw notReady(personal);
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
  input: { documentId: string; agency: Agency; print: Print; files: PrintedFiles; target: Target | null },
): Promise<SavedRevision> {
  const { documentId, print, files, target } = input;
  let loaded = await loadDocument(ctx.db, documentId);
  if (loaded.edition.state === 'inReview') throw inReview();
  // What is printed says whether the public has seen the report: that mustn't have changed meanwhile.
  if (target !== null && !isSameEdition(target.edition, loaded.edition)) throw changedMeanwhile();
  if (loaded.edition.state === 'published' || loaded.edition.state === 'withdrawn') {
    await startEdition(ctx, { documentId, changeNote: must(target?.correction, 'correction').reason });
    loaded = await loadDocument(ctx.db, documentId);
  }
  const attachmentIds: string[] = [];
  for (const file of files.attachments) {
    const { fileName: name, ...rest } = file;
    attachmentIds.push((await storeGenerated(ctx, { documentId, name, ...rest })).id);
  }
  const former = target?.correction?.former ?? null;
  if (former !== null) attachmentIds.push(...(await formerFiles(ctx, { documentId, former })));
  return saveRevision(ctx, {
    documentId,
    baseRevisionId: loaded.revision.id,
    editionVersion: loaded.edition.version,
    note: '年度报告定稿',
    content: {
      title: print.report.title,
      summary: `${input.agency.name}${print.report.year}年政府信息公开工作年度报告，含总体情况、主动公开、依申请公开、行政复议和行政诉讼等六个部分。`,
      bodyHtml: files.bodyHtml,
      metadata: metadataSchema.parse({ writtenOn: print.signedOn, responsibleUnit: '' }),
      attachmentIds,
    },
  });
}

function isSameEdition(a: Edition, b: Edition): boolean {
  return a.id === b.id && a.version === b.version;
}

async function keepFrozen(
  ctx: Ctx,
  input: {
    reportId: string;
    agency: Agency;
    print: Print;
    into: Pick<VersionRow, 'document_id' | 'edition_id' | 'revision_id' | 'reason'>;
  },
): Promise<void> {
  const { print, into } = input;
  await inTransaction(ctx, async (tx) => {
    const { row, subject } = await lockForEdit(tx, input.reportId);
    const content: FrozenReport = {
      cells: cellsOf(print.tables),
      counters: print.counters,
      figures: print.figures,
      blocks: print.blocks,
      agencyName: input.agency.name,
      signedOn: print.signedOn,
      ...(print.correction !== undefined && { correction: print.correction }),
    };
    const at = ctx.clock.now();
    await updateReport(tx.db, row.id, { frozen: { content, at } });
    await addVersion(tx.db, {
      id: newId(at.getTime()),
      report_id: row.id,
      content,
      ...into,
      by_account: accountIdOf(ctx.actor),
      by_name: nameOf(ctx.actor),
      at,
    });
    tx.record({
      type: 'report.frozen',
      agencyId: row.agency_id,
      subject,
      after: { cells: content.cells },
      ...(into.reason !== '' && { reason: into.reason }),
    });
  });
}
