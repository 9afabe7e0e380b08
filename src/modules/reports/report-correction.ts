import { buffer } from 'node:stream/consumers';
import type { Ctx } from '../../platform/context.ts';
import { writtenDate } from '../../files/report-document.ts';
import { dayInShanghai } from '../../law/dates.ts';
import { storeGenerated } from '../attachments/attachments.usecases.ts';
import { attachmentsOf } from '../documents/documents.attachments.ts';
import { editionsOf, loadDocument, publishedContent } from '../documents/documents.queries.ts';
import type { Edition, RevisionAttachment } from '../documents/documents.types.ts';
import { listVersions } from './report-versions.repository.ts';
import { correctionNeedsReason } from './reports.errors.ts';

/** A 定稿 of a report that the public has seen before. */
export interface Correction {
  readonly reason: string;
  /** The paragraph that is printed below the signature (republished corrections keep both versions). */
  readonly note: string;
  /** What the public sees now and goes on finding beside the corrected one; null when it was withdrawn. */
  readonly former: Edition | null;
}

const FORMER_MARK = '，已更正）';

/**
 * Whether a 定稿 into this document corrects what was published, and why. The reason is the one given now, or else the one with
 * which the edition was begun. Null for a document that was never public; throws `reports.correction_needs_reason`.
 */
export async function correctionOf(
  ctx: Ctx,
  of: { reportId: string; documentId: string; reason: string },
): Promise<Correction | null> {
  const { edition, live } = await loadDocument(ctx.db, of.documentId);
  const editions = await editionsOf(ctx.db, of.documentId);
  const first = editions.find((each) => each.publishedAt !== null)?.publishedAt ?? null;
  if (first === null) return null;
  const reason = of.reason === '' ? await reasonSoFar(ctx, of.reportId, edition) : of.reason;
  if (reason === '') throw correctionNeedsReason();
  const on = writtenDate(dayInShanghai(first));
  const why = `更正原因：${reason.replace(/[。；，]$/u, '')}。`;
  const note =
    live === null
      ? `更正说明：本报告于${on}公布，撤下后现更正并重新公布。${why}`
      : `更正说明：本报告于${on}公布，现予更正。${why}更正前的版本列在附件中。`;
  return { reason, note, former: live };
}

/** The reason with which the edition at work was begun; none for one that is public itself. */
async function reasonSoFar(ctx: Ctx, reportId: string, edition: Edition): Promise<string> {
  if (edition.publishedAt !== null) return '';
  const versions = await listVersions(ctx.db, reportId);
  return versions.findLast((each) => each.edition_id === edition.id)?.reason ?? edition.changeNote;
}

/**
 * The files of what the public sees now, under names that say so, to be attached to the corrected edition; those of still
 * earlier ones stay with them. Nothing is stored twice.
 */
export async function formerFiles(
  ctx: Ctx,
  of: { documentId: string; former: Edition },
): Promise<readonly string[]> {
  const { attachments } = await publishedContent(ctx.db, of.former.revisionId);
  const on = of.former.publishedAt === null ? '' : writtenDate(dayInShanghai(of.former.publishedAt));
  const known = await attachmentsOf(ctx.db, of.documentId);
  const ids: string[] = [];
  for (const file of attachments) {
    const name = formerName(file, on);
    const kept = known.find((each) => each.name === name && each.sha256 === file.sha256);
    ids.push(kept?.id ?? (await keepUnder(ctx, { documentId: of.documentId, name, file })));
  }
  return ids;
}

function formerName({ name, extension }: RevisionAttachment, on: string): string {
  if (name.includes(FORMER_MARK)) return name;
  const base = name.slice(0, name.length - extension.length - 1);
  return `${base}（${on}公布${FORMER_MARK}.${extension}`;
}

async function keepUnder(
  ctx: Ctx,
  of: { documentId: string; name: string; file: RevisionAttachment },
): Promise<string> {
  const { documentId, name, file } = of;
  const { extension, mediaType } = file;
  const bytes = await buffer(ctx.storage.read(file.sha256));
  return (await storeGenerated(ctx, { documentId, name, extension, mediaType, bytes })).id;
}
