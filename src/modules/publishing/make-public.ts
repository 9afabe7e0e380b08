import type { TxCtx } from '../../platform/context.ts';
import { nextCounter } from '../../platform/counters.ts';
import { must } from '../../platform/errors.ts';
import { dayInShanghai } from '../../law/dates.ts';
import { isReportTitle } from '../../law/annual-report/report-title.ts';
import { reportYearOf } from '../../law/annual-report/report-year.ts';
import { documentHref } from '../../portal/paths.ts';
import { shownSummary } from '../../portal/summary.ts';
import { plainText } from '../../files/plain-text.ts';
import { agencyById } from '../agencies/agencies.queries.ts';
import { allocateIndexNumber } from '../catalogue/index-numbers.ts';
import { nodeById } from '../catalogue/catalogue.queries.ts';
import { lockForChange } from '../documents/documents.editions.ts';
import { markPublished } from '../documents/documents.publication.ts';
import { linksOf, publishedContent } from '../documents/documents.queries.ts';
import type { Edition, LockedDocument } from '../documents/documents.types.ts';
import { guardObstacles } from '../review/review.guards.ts';
import { indexItem } from './search-entries.ts';
import { appendEntry } from '../public-log/append-entry.ts';
import { publicContent } from '../public-log/public-content.ts';
import { logLeading } from './log-remains.ts';
import { noteOrder } from './order-columns.ts';
import { settleSchedules } from './publication-schedules.repository.ts';
import { publicFileNames, readFileNames, writeFileNames, type PublicFileNames } from './public-file-names.ts';
import { idsLeadingTo, itemOf, putItem, type PublishedItem } from './published-items.repository.ts';
import {
  agencyDoesNotPublish,
  changedMeanwhile,
  columnRetired,
  notPublishable,
} from './publishing.errors.ts';
import { standingOf, validityToLog } from './standing.ts';

/** The steps that publication and withdrawal share, whoever or whatever asks for them. */

/** What a person learns of a publication. */
export interface Published {
  /** Address on the public site, from the root. */
  readonly path: string;
  readonly indexNumber: string;
  readonly publishedAt: Date;
  /** Still flagged until the review is through. */
  readonly pendingApproval: boolean;
}

/** What the public log calls it. */
const LOGGED_AS = { first: 'published', edition: 'changed', restored: 'restored' } as const;

/** What is published, as the person saw it. */
export interface PublicationInput {
  readonly documentId: string;
  readonly editionVersion: number;
}

/** Locks a document; throws `documents.changed_by_other` when its edition isn't the one that the person saw. */
export async function lockAsSeen(tx: TxCtx, input: PublicationInput): Promise<LockedDocument> {
  const locked = await lockForChange(tx, input.documentId);
  if (locked.edition.version !== input.editionVersion) throw changedMeanwhile();
  return locked;
}

/** Throws with what the review misses and what the guards of modules above say of the very text that would be public. */
export async function refuseObstacles(
  tx: TxCtx,
  edition: Edition,
  missing: readonly string[],
): Promise<void> {
  const obstacles = [...missing, ...(await guardObstacles(tx, tx.publicationGuards, edition))];
  if (obstacles.length > 0) throw notPublishable(obstacles);
}

/**
 * Writes down that an edition is public: numbers, search entry and public item, and asks for the pages. The edition must
 * be `published` already. A time that was set for its publication is settled by it.
 */
export async function makePublic(
  tx: TxCtx,
  { locked, edition, restored }: { locked: LockedDocument; edition: Edition; restored: boolean },
): Promise<Published> {
  const { document } = locked;
  const at = tx.clock.now();
  const revision =
    edition.revisionId === locked.revision.id
      ? locked.revision
      : await publishedContent(tx.db, edition.revisionId);
  const agency = await agencyById(tx.db, document.agencyId);
  if (!agency.publishes) throw agencyDoesNotPublish(agency.name);
  const node = await nodeById(tx.db, document.nodeId);
  if (!node.active) throw columnRetired(node.name);
  const before = await itemOf(tx.db, document.id);
  const on = dayInShanghai(at);
  const indexNumber = before?.index_number ?? (await allocateIndexNumber(tx, { agency, on }));
  const publicNumber = before?.public_number ?? (await nextCounter(tx, `public:${agency.id}`));
  const isThere = before !== undefined && before.node_id === node.id;
  const listNumber = isThere ? before.list_number : await nextCounter(tx, `list:${node.id}`);
  const publishedAt = before?.published_at ?? at;
  const path = before?.path ?? documentHref(agency.slug, Number(on.slice(0, 4)), publicNumber);
  const { pendingApproval } = edition;
  const fileNames = publicFileNames(revision.attachments, await fileNamesBefore(tx, before));
  await markPublished(tx, {
    documentId: document.id,
    editionId: edition.id,
    at,
    indexNumber,
    publicNumber,
    pendingApproval,
  });
  const { metadata } = revision;
  const bodyText = plainText(revision.bodyHtml);
  const reportYear =
    document.kind === 'annualReport' && isReportTitle(revision.title, agency)
      ? reportYearOf({ title: revision.title, text: bodyText })
      : null;
  const documentNumber = metadata.documentNumber === '' ? null : metadata.documentNumber;
  await putItem(tx.db, {
    document_id: document.id,
    agency_id: agency.id,
    node_id: node.id,
    kind: document.kind,
    edition_id: edition.id,
    revision_id: revision.id,
    state: 'public',
    public_number: publicNumber,
    list_number: listNumber,
    path,
    index_number: indexNumber,
    title: revision.title,
    // As readers find it, also in lists and feeds, where there is no text to take it from.
    summary: shownSummary(revision),
    document_number: documentNumber,
    written_on: metadata.writtenOn,
    ...(await validityToLog(tx.db, { kind: document.kind, revision, on })),
    pending_approval: pendingApproval,
    metadata: JSON.stringify(metadata),
    published_at: publishedAt,
    public_before: document.publicBefore,
    changed_at: at,
    withdrawn_at: null,
    withdrawal_reason: null,
    withdrawal_kind: null,
    redirect_to: null,
    title_hidden: false,
    report_year: reportYear?.year ?? null,
    report_title_year: reportYear?.otherInTitle ?? null,
    file_names: writeFileNames(fileNames),
  });
  const item = must(await itemOf(tx.db, document.id), `item ${document.id}`);
  await noteOrder(tx, item);
  const how = restored ? 'restored' : before === undefined ? 'first' : 'edition';
  const content = publicContent({ indexNumber, kind: document.kind }, revision, standingOf(item));
  await appendEntry(tx, { documentId: document.id, action: LOGGED_AS[how], path, content });
  if (before?.state === 'withdrawn') await logLeading(tx, document.id);
  await indexItem(tx.db, { item, revision, now: at });
  await settleSchedules(tx.db, {
    documentId: document.id,
    action: 'publish',
    note: '文稿已经发布，不再需要定时。',
    at,
  });
  await emitRendering(tx, document.id);
  if (before?.state === 'withdrawn') tx.emit({ kind: 'write.addresses' });
  for (const follower of tx.publicationFollowers)
    await follower.appeared(tx, { documentId: document.id, how });
  return { path, indexNumber, publishedAt, pendingApproval };
}

/** Where the attachments of the edition stand that was public last. */
async function fileNamesBefore(tx: TxCtx, before: PublishedItem | undefined): Promise<PublicFileNames> {
  if (before === undefined) return new Map();
  const { attachments } = await publishedContent(tx.db, before.revision_id);
  return publicFileNames(attachments, readFileNames(before.file_names));
}

/**
 * The document's own page, those of its interpretations or of what it interprets, for they link to each other, and those of
 * withdrawn documents that lead to it.
 */
export async function emitRendering(tx: TxCtx, documentId: string): Promise<void> {
  tx.emit({ kind: 'render.document', documentId });
  for (const link of await linksOf(tx.db, documentId))
    tx.emit({ kind: 'render.document', documentId: link.documentId });
  for (const leading of await idsLeadingTo(tx.db, documentId))
    tx.emit({ kind: 'render.document', documentId: leading });
}
