import { authorise } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { placeOf } from '../agencies/agencies.queries.ts';
import { contentOf } from '../documents/documents.editions.ts';
import { loadDocument, publishedContent } from '../documents/documents.queries.ts';
import { saveRevision } from '../drafting/drafting.usecases.ts';
import { versionBehind } from './report-versions.repository.ts';
import { inReview, nothingToRestore } from './reports.errors.ts';
import { reportsPolicy } from './reports.policy.ts';
import { readableReport } from './reports.usecases.ts';

/**
 * 恢复定稿: puts the report's document back as it was printed, text and attachments, as a further revision; what was changed by hand
 * stays among the revisions. 保密审查 of that very text holds again, the review begins anew. Throws `reports.nothing_to_restore` when the document at work
 * is what was printed, or is none, and `reports.in_review`.
 */
export async function restorePrinted(ctx: Ctx, input: { reportId: string }): Promise<{ documentId: string }> {
  const { row } = await readableReport(ctx, input.reportId);
  authorise(reportsPolicy.edit(ctx.actor, await placeOf(ctx.db, row.agency_id)));
  const documentId = row.document_id;
  if (documentId === null) throw nothingToRestore();
  const { edition, revision } = await loadDocument(ctx.db, documentId);
  if (edition.state === 'inReview') throw inReview();
  const version = await versionBehind(ctx.db, { documentId, editionId: edition.id });
  const isAtWork = edition.state === 'draft' || edition.state === 'returned' || edition.state === 'approved';
  if (version === undefined || !isAtWork) throw nothingToRestore();
  const printed = await publishedContent(ctx.db, version.revision_id);
  if (printed.contentHash === revision.contentHash) throw nothingToRestore();
  await saveRevision(ctx, {
    documentId,
    baseRevisionId: revision.id,
    editionVersion: edition.version,
    note: '恢复定稿',
    content: contentOf(printed),
  });
  return { documentId };
}
