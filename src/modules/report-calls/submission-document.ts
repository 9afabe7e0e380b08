import { buffer } from 'node:stream/consumers';
import { accountIdOf, authorise } from '../../platform/actor.ts';
import { inOneTransaction, inTransaction, type Ctx } from '../../platform/context.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import { writeHtmlFragment } from '../../files/html-writer.ts';
import { readReportDocument } from '../../files/read-report-document.ts';
import { dayInShanghai } from '../../law/dates.ts';
import { reportTitle } from '../../law/annual-report/form.ts';
import { agencyById, placeOf } from '../agencies/agencies.queries.ts';
import { uploadAttachment } from '../attachments/attachments.usecases.ts';
import { nodesOf } from '../catalogue/catalogue.queries.ts';
import { metadataSchema } from '../documents/documents.content.ts';
import { documentsById, loadDocument } from '../documents/documents.queries.ts';
import { createDocument } from '../documents/documents.usecases.ts';
import { saveRevision } from '../drafting/drafting.usecases.ts';
import { readingOf } from '../reports/previous-reading.ts';
import { callById, callSubject } from './open-call.ts';
import { noReportColumn, notApproved, notPrintable } from './report-calls.errors.ts';
import { reportCallsPolicy } from './report-calls.policy.ts';
import type { SubmissionRow } from './report-calls.types.ts';
import { decisionsOn, findSubmission } from './report-submissions.repository.ts';
import {
  documentsOfSubmissions,
  lockSubmissionDocument,
  putSubmissionDocument,
} from './submission-documents.repository.ts';

/**
 * Makes the document by which an agency publishes a report that it handed in as a file and that was approved: the figures and
 * words that were read, in the official form, with the file itself attached where its kind is published. It is a draft in the
 * agency's own column and takes the agency's own review. Once made, it is that document again.
 */
export async function makeSubmissionDocument(
  ctx: Ctx,
  input: { readonly callId: string; readonly submissionId: string },
): Promise<{ documentId: string }> {
  const call = await callById(ctx, input.callId);
  const submission = await findSubmission(ctx.db, input.submissionId);
  if (submission === undefined || submission.call_id !== call.id || submission.source !== 'file')
    throw notFound('这份报送的文件');
  authorise(reportCallsPolicy.submit(ctx.actor, await placeOf(ctx.db, submission.agency_id)));
  const decisions = (await decisionsOn(ctx.db, [submission.id])).get(submission.id) ?? [];
  if (decisions.at(-1)?.decision !== 'approved') throw notApproved();
  return inOneTransaction(ctx, async (shared) => {
    const documentId = await standingDocument(shared, submission.id);
    if (documentId !== null) return { documentId };
    return { documentId: await makeDocument(shared, { call, submission }) };
  });
}

/** The document that was made before, unless it was discarded. Keeps others out meanwhile. */
async function standingDocument(ctx: Ctx, submissionId: string): Promise<string | null> {
  await lockSubmissionDocument(ctx.db, submissionId);
  const known = (await documentsOfSubmissions(ctx.db, [submissionId])).get(submissionId);
  if (known === undefined) return null;
  const document = (await documentsById(ctx.db, [known])).get(known);
  return document === undefined || document.state === 'discarded' ? null : known;
}

async function makeDocument(
  ctx: Ctx,
  of: { readonly call: Awaited<ReturnType<typeof callById>>; readonly submission: SubmissionRow },
): Promise<string> {
  const { call, submission } = of;
  const agency = await agencyById(ctx.db, submission.agency_id);
  const reading = readingOf(submission.reading);
  const official = readReportDocument({ ...reading, agencyName: agency.name, year: call.year });
  if ('problem' in official) throw notPrintable(official.problem);
  const node = (await nodesOf(ctx.db, agency.id)).find(
    (each) => each.kind === 'annualReport' && each.takesDocuments && each.active,
  );
  if (node === undefined) throw noReportColumn();
  const title = reportTitle(agency.name, call.year);
  const { documentId } = await createDocument(ctx, { nodeId: node.id, title, sectionId: null });
  const attachmentIds = await attachFile(ctx, documentId, submission);
  const { edition, revision } = await loadDocument(ctx.db, documentId);
  await saveRevision(ctx, {
    documentId,
    baseRevisionId: revision.id,
    editionVersion: edition.version,
    note: '由报送并通过审核的年报建立',
    content: {
      title,
      summary: `${agency.name}${call.year}年政府信息公开工作年度报告。`,
      bodyHtml: writeHtmlFragment(official.document, { titleLevel: 0 }),
      metadata: metadataSchema.parse({ writtenOn: dayInShanghai(ctx.clock.now()), responsibleUnit: '' }),
      attachmentIds,
    },
  });
  await inTransaction(ctx, async (tx) => {
    await putSubmissionDocument(tx.db, {
      submission_id: submission.id,
      document_id: documentId,
      made_by: accountIdOf(tx.actor),
      made_at: tx.clock.now(),
    });
    tx.record({
      type: 'report_call.document_made',
      agencyId: agency.id,
      subject: await callSubject(tx, call),
      after: { submissionId: submission.id, documentId },
    });
  });
  return documentId;
}

/** A page, or a file of a kind that isn't published, is no attachment: the document's own text says what it says. */
async function attachFile(ctx: Ctx, documentId: string, submission: SubmissionRow): Promise<string[]> {
  const content = await buffer(ctx.storage.read(submission.sha256));
  try {
    const file = { name: submission.file_name, content };
    return [(await uploadAttachment(ctx, { documentId, file })).id];
  } catch (error) {
    if (error instanceof AppError && error.code.startsWith('attachments.')) return [];
    throw error;
  }
}
