import { authorise } from '../../platform/actor.ts';
import { inTransaction, type Ctx, type TxCtx } from '../../platform/context.ts';
import { nextCounter } from '../../platform/counters.ts';
import { dayInShanghai } from '../../law/dates.ts';
import { isReportTitle } from '../../law/annual-report/report-title.ts';
import { reportYearOf } from '../../law/annual-report/report-year.ts';
import type { SiteSettings } from '../../portal/page-model.ts';
import { documentHref } from '../../portal/paths.ts';
import { plainText } from '../../files/plain-text.ts';
import { agencyById, agencyTree, placeOf } from '../agencies/agencies.queries.ts';
import { allocateIndexNumber } from '../catalogue/index-numbers.ts';
import { nodeById } from '../catalogue/catalogue.queries.ts';
import { lockForChange } from '../documents/documents.editions.ts';
import { markPublished, markWithdrawn } from '../documents/documents.publication.ts';
import {
  editionById,
  linksOf,
  publishedContent,
  validityOfRevision,
} from '../documents/documents.queries.ts';
import type { Edition, LockedDocument } from '../documents/documents.types.ts';
import { publicationObstacles, restoreObstacles, urgentObstacles } from '../review/review.obstacles.ts';
import { applyTransition } from '../review/review.steps.ts';
import { indexDocument, unindexDocument } from '../search/search.usecases.ts';
import {
  itemOf,
  itemsLapsedBy,
  markItemWithdrawn,
  putItem,
  setItemMarks,
} from './published-items.repository.ts';
import {
  agencyDoesNotPublish,
  changedMeanwhile,
  columnRetired,
  notPublishable,
  settingsChanged,
} from './publishing.errors.ts';
import { publishingPolicy } from './publishing.policy.ts';
import { readSiteSettings, writeSiteSettings } from './site-settings.repository.ts';

/** What a person learns of a publication. */
export interface Published {
  /** Address on the public site, from the root. */
  readonly path: string;
  readonly indexNumber: string;
  readonly publishedAt: Date;
  /** Still flagged until the review is through. */
  readonly pendingApproval: boolean;
}

/** What is published, as the person saw it. */
export interface PublicationInput {
  readonly documentId: string;
  readonly editionVersion: number;
}

/** Where a document stands on the public site; null when it never was public. No secret: the public may go there. */
export async function publicPageOf(
  ctx: Ctx,
  input: { documentId: string },
): Promise<{ path: string; state: 'public' | 'withdrawn' } | null> {
  const item = await itemOf(ctx.db, input.documentId);
  return item === undefined ? null : { path: item.path, state: item.state };
}

/**
 * Makes an approved and 保密审查-cleared edition public: numbers, search entry and public item are written in one
 * transaction with the state; the files follow from the outbox. Throws `publishing.obstacles` that names everything
 * in the way, what the guards of other modules say included, `documents.changed_by_other` for a stale or repeated call.
 */
export async function publish(ctx: Ctx, input: PublicationInput): Promise<Published> {
  return inTransaction(ctx, async (tx) => {
    const locked = await lockAsSeen(tx, input);
    const edition = await applyTransition(tx, { locked, event: 'publish' });
    await refuseObstacles(tx, edition, await publicationObstacles(tx.db, locked));
    return makePublic(tx, { locked, edition, restored: false });
  });
}

/**
 * 应急先发后审: public at once for a written reason, flagged until the review is through. 保密审查 is demanded all the
 * same: 条例第17条 knows no exception.
 */
export async function publishUrgently(
  ctx: Ctx,
  input: PublicationInput & { reason: string },
): Promise<Published> {
  return inTransaction(ctx, async (tx) => {
    const locked = await lockAsSeen(tx, input);
    const edition = await applyTransition(tx, { locked, event: 'publishUrgently', reason: input.reason });
    await refuseObstacles(tx, edition, await urgentObstacles(tx.db, locked));
    return makePublic(tx, { locked, edition, restored: false });
  });
}

/**
 * Takes a published document from the public; its address keeps a page with `publicNotice`, and with the title unless
 * `hideTitle` says that this isn't fit for the public either.
 */
export async function withdraw(
  ctx: Ctx,
  input: PublicationInput & { reason: string; publicNotice: string; hideTitle?: boolean },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const locked = await lockAsSeen(tx, input);
    const { documentId, hideTitle: titleHidden = false } = input;
    const edition = await applyTransition(tx, {
      locked,
      event: 'withdraw',
      reason: input.reason,
      after: { titleHidden },
    });
    const at = tx.clock.now();
    await markWithdrawn(tx, { documentId, editionId: edition.id, at, reason: input.publicNotice });
    await markItemWithdrawn(tx.db, { documentId, at, reason: input.publicNotice, titleHidden });
    await unindexDocument(tx.db, documentId);
    await emitRendering(tx, documentId);
    for (const follower of tx.publicationFollowers)
      await follower.withdrawn(tx, { documentId, reason: input.reason });
  });
}

/**
 * Puts a withdrawn document back at its address, with its numbers and its first date. Asks what publication asks: a
 * 保密审查 made since then may forbid it. Throws `publishing.obstacles`.
 */
export async function restore(ctx: Ctx, input: PublicationInput & { reason: string }): Promise<Published> {
  return inTransaction(ctx, async (tx) => {
    const locked = await lockAsSeen(tx, input);
    const edition = await applyTransition(tx, { locked, event: 'restore', reason: input.reason });
    await refuseObstacles(tx, edition, await restoreObstacles(tx.db, locked));
    return makePublic(tx, { locked, edition, restored: true });
  });
}

/**
 * Brings a public item in step with its document where something beside its text changed: validity (also by the mere
 * passing of a day), or the end of an urgent publication's review. Does nothing for a document that isn't public.
 */
export async function syncPublicItem(ctx: Ctx, documentId: string): Promise<void> {
  const item = await itemOf(ctx.db, documentId);
  if (item === undefined || item.state !== 'public') return;
  const edition = await editionById(ctx.db, item.edition_id);
  const revision = await publishedContent(ctx.db, item.revision_id);
  const validity = await validityOfRevision(ctx.db, revision, dayInShanghai(ctx.clock.now()));
  if (validity === item.validity && edition.pendingApproval === item.pending_approval) return;
  await setItemMarks(ctx.db, { documentId, validity, pendingApproval: edition.pendingApproval });
}

/** Asks for the pages of documents whose 失效日期 has come since they were last written. */
export async function requestLapsedRendering(ctx: Ctx): Promise<number> {
  const lapsed = await itemsLapsedBy(ctx.db, dayInShanghai(ctx.clock.now()));
  if (lapsed.length > 0) {
    await inTransaction(ctx, async (tx) => {
      for (const documentId of lapsed) tx.emit({ kind: 'render.document', documentId });
    });
  }
  return lapsed.length;
}

/** The site's settings with their version. */
export async function getSiteSettings(ctx: Ctx): Promise<{ settings: SiteSettings; version: number }> {
  authorise(publishingPolicy.readSettings(ctx.actor));
  return readSiteSettings(ctx.db);
}

/** Changes what stands on every page and has all pages written anew. */
export async function saveSiteSettings(
  ctx: Ctx,
  input: { settings: SiteSettings; version: number },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    authorise(publishingPolicy.changeSettings(ctx.actor, await topPlace(tx)));
    const before = await readSiteSettings(tx.db);
    if (!(await writeSiteSettings(tx.db, input))) throw settingsChanged();
    tx.record({
      type: 'site.settings_changed',
      agencyId: null,
      subject: { kind: 'system', id: 'site' },
      before: { ...before.settings },
      after: { ...input.settings },
    });
    tx.emit({ kind: 'render.all' });
  });
}

/** Asks for all pages to be written anew, in the background. */
export async function requestRebuild(ctx: Ctx): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    authorise(publishingPolicy.maintain(ctx.actor, await topPlace(tx)));
    tx.record({ type: 'site.rebuilt', agencyId: null, subject: null });
    tx.emit({ kind: 'render.all' });
  });
}

/** Where the site itself belongs: the topmost agency. */
export async function topPlace(ctx: Pick<Ctx, 'db'> | TxCtx): Promise<Awaited<ReturnType<typeof placeOf>>> {
  const [top] = await agencyTree(ctx.db, { closed: 'with' });
  return top === undefined ? { agencyId: '', agencyPath: [] } : placeOf(ctx.db, top.id);
}

async function lockAsSeen(tx: TxCtx, input: PublicationInput): Promise<LockedDocument> {
  const locked = await lockForChange(tx, input.documentId);
  if (locked.edition.version !== input.editionVersion) throw changedMeanwhile();
  return locked;
}

/** Throws with what the review misses and what the guards of modules above say of the very text that would be public. */
async function refuseObstacles(tx: TxCtx, edition: Edition, missing: readonly string[]): Promise<void> {
  const obstacles = [...missing];
  const { documentId, id: editionId, revisionId } = edition;
  for (const guard of tx.publicationGuards)
    obstacles.push(...(await guard(tx, { documentId, editionId, revisionId })));
  if (obstacles.length > 0) throw notPublishable(obstacles);
}

async function makePublic(
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
  const listNumber =
    before !== undefined && before.node_id === node.id
      ? before.list_number
      : await nextCounter(tx, `list:${node.id}`);
  const publishedAt = before?.published_at ?? at;
  const path = before?.path ?? documentHref(agency.slug, Number(on.slice(0, 4)), publicNumber);
  const { pendingApproval } = edition;
  await markPublished(tx, {
    documentId: document.id,
    editionId: edition.id,
    at,
    indexNumber,
    publicNumber,
    listNumber,
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
    summary: revision.summary,
    document_number: documentNumber,
    written_on: metadata.writtenOn,
    validity: await validityOfRevision(tx.db, revision, on),
    pending_approval: pendingApproval,
    metadata: JSON.stringify(metadata),
    published_at: publishedAt,
    changed_at: at,
    withdrawn_at: null,
    withdrawal_reason: null,
    title_hidden: false,
    report_year: reportYear?.year ?? null,
    report_title_year: reportYear?.otherInTitle ?? null,
  });
  await indexDocument(tx.db, {
    documentId: document.id,
    agencyId: agency.id,
    nodeId: node.id,
    publishedAt,
    title: revision.title,
    summary: revision.summary,
    bodyText,
    keywords: metadata.keywords,
    indexNumber,
    documentNumber,
  });
  await emitRendering(tx, document.id);
  const how = restored ? 'restored' : before === undefined ? 'first' : 'edition';
  for (const follower of tx.publicationFollowers)
    await follower.appeared(tx, { documentId: document.id, how });
  return { path, indexNumber, publishedAt, pendingApproval };
}

/** The document's own page, and those of its interpretations or of what it interprets: they link to each other. */
async function emitRendering(tx: TxCtx, documentId: string): Promise<void> {
  tx.emit({ kind: 'render.document', documentId });
  for (const link of await linksOf(tx.db, documentId))
    tx.emit({ kind: 'render.document', documentId: link.documentId });
}
