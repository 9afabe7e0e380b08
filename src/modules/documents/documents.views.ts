import { authorise } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { notFound } from '../../platform/errors.ts';
import type { ResponseOf } from '../../platform/http/endpoint.ts';
import { dayInShanghai } from '../../law/dates.ts';
import { agenciesById } from '../agencies/agencies.queries.ts';
import { nodesById } from '../catalogue/catalogue.queries.ts';
import { latestAutosave } from './autosaves.repository.ts';
import type { documentsApi } from './documents.api.ts';
import { contentOf } from './documents.editions.ts';
import { mayReadDocument } from './documents.policy.ts';
import {
  loadDocument,
  placeOfDocument,
  publishedContent,
  requireRevisionOf,
  revisionsOf,
  validityNow,
} from './documents.queries.ts';
import { requirementsForReview } from './documents.rules.ts';
import type {
  DocumentRecord,
  DocumentRow,
  Edition,
  LockedDocument,
  Revision,
  RevisionHead,
} from './documents.types.ts';
import { readableChanges, readableLinks } from './readable-links.ts';
import { diffRevisions } from './revision-diff.ts';

type DocumentView = ResponseOf<typeof documentsApi.get>;
type Item = ResponseOf<typeof documentsApi.list>['items'][number];

/** A document with everything that its page shows. */
export async function viewDocument(ctx: Ctx, input: { documentId: string }): Promise<DocumentView> {
  const loaded = await loadDocument(ctx.db, input.documentId);
  authorise(mayReadDocument(ctx.actor, loaded.place));
  const { document, edition, revision, live } = loaded;
  const [item] = await toItems(ctx, [
    { ...document, ...pick(loaded), lastEditor: revision.createdByName, contentHash: revision.contentHash },
  ]);
  if (item === undefined) throw notFound('这份文稿');
  return {
    document: item,
    edition: editionView(edition),
    revision: revisionView(revision),
    liveEdition: live === null ? null : editionView(live),
    ...(await validityView(ctx, document.id)),
    links: await readableLinks(ctx, document.id),
    issues: requirementsForReview(revision, document.kind),
    autosave: await newerAutosave(ctx, loaded),
  };
}

async function validityView(
  ctx: Ctx,
  documentId: string,
): Promise<Pick<DocumentView, 'validity' | 'validitySince' | 'changedBy' | 'changes'>> {
  const now = await validityNow(ctx.db, documentId, dayInShanghai(ctx.clock.now()));
  const { changedBy, changes } = await readableChanges(ctx, { documentId, changedBy: now.changedBy });
  return {
    validity: now.validity,
    validitySince: now.sinceOn,
    changedBy: changedBy === null ? null : relatedView(changedBy),
    changes: changes.map(relatedView),
  };
}

function relatedView(document: DocumentRecord): DocumentView['changes'][number] {
  const { id: documentId, title, documentNumber, state, liveEditionId } = document;
  return { documentId, title, documentNumber, state, live: liveEditionId !== null };
}

/** The actor's own latest autosave when it is newer than the revision and says something else. */
async function newerAutosave(ctx: Ctx, loaded: LockedDocument): Promise<DocumentView['autosave']> {
  if (ctx.actor.kind !== 'account') return null;
  const { accountId } = ctx.actor;
  const { revision } = loaded;
  const found = await latestAutosave(ctx.db, { documentId: loaded.document.id, accountId });
  if (found === null || found.savedAt <= revision.createdAt) return null;
  const { title, summary, bodyHtml } = contentOf(revision);
  const { content } = found;
  const same = content.title === title && content.summary === summary && content.bodyHtml === bodyHtml;
  const stale = found.baseRevisionId !== revision.id;
  // The same words on the same revision: nothing to recover. Metadata alone are quickly typed again.
  if (
    same &&
    !stale &&
    JSON.stringify(content.attachmentIds) === JSON.stringify(contentOf(revision).attachmentIds)
  ) {
    return null;
  }
  return {
    id: found.id,
    baseRevisionId: found.baseRevisionId,
    savedAt: found.savedAt.toISOString(),
    stale,
    content,
  };
}

function pick(loaded: LockedDocument): Pick<DocumentRow, 'editionNumber' | 'revisionId' | 'pendingApproval'> {
  const { edition, revision, live } = loaded;
  return {
    editionNumber: edition.number,
    revisionId: revision.id,
    pendingApproval: (live ?? edition).pendingApproval,
  };
}

/** All revisions of a document, newest first. */
export async function viewRevisions(ctx: Ctx, input: { documentId: string }): Promise<{ items: HeadView[] }> {
  authorise(mayReadDocument(ctx.actor, await placeOfDocument(ctx.db, input.documentId)));
  return { items: (await revisionsOf(ctx.db, input.documentId)).map(headView) };
}

/** One revision as it was. */
export async function viewRevision(
  ctx: Ctx,
  input: { documentId: string; revisionId: string },
): Promise<DocumentView['revision']> {
  return revisionView(await readableRevision(ctx, input));
}

/** What differs between two revisions of a document. */
export async function viewDiff(
  ctx: Ctx,
  input: { documentId: string; from: string; to: string },
): Promise<ResponseOf<typeof documentsApi.diff>> {
  const { documentId } = input;
  const from = await readableRevision(ctx, { documentId, revisionId: input.from });
  const to = await readableRevision(ctx, { documentId, revisionId: input.to });
  const diff = diffRevisions(from, to);
  return {
    from: headView(from),
    to: headView(to),
    identical: diff.identical,
    title: [...diff.title],
    summary: [...diff.summary],
    metadata: [...diff.metadata],
    body: diff.body.map((block) => ({ ...block, parts: [...block.parts] })),
    attachments: { added: [...diff.attachments.added], removed: [...diff.attachments.removed] },
  };
}

async function readableRevision(
  ctx: Ctx,
  input: { documentId: string; revisionId: string },
): Promise<Revision> {
  authorise(mayReadDocument(ctx.actor, await placeOfDocument(ctx.db, input.documentId)));
  await requireRevisionOf(ctx.db, input);
  return publishedContent(ctx.db, input.revisionId);
}

/** Rows with the names that a list shows. */
export async function toItems(ctx: Ctx, rows: readonly DocumentRow[]): Promise<Item[]> {
  const agencies = await agenciesById(
    ctx.db,
    rows.map((row) => row.agencyId),
  );
  const nodes = await nodesById(
    ctx.db,
    rows.map((row) => row.nodeId),
  );
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    kind: row.kind,
    state: row.state,
    live: row.liveEditionId !== null,
    pendingApproval: row.pendingApproval,
    editionNumber: row.editionNumber,
    agencyId: row.agencyId,
    agencyName: agencies.get(row.agencyId)?.shortName ?? '',
    nodeId: row.nodeId,
    nodeName: nodes.get(row.nodeId)?.name ?? '',
    sectionId: row.sectionId,
    documentNumber: row.documentNumber,
    indexNumber: row.indexNumber,
    lastEditor: row.lastEditor,
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    changedAt: row.changedAt.toISOString(),
    firstPublishedAt: row.firstPublishedAt?.toISOString() ?? null,
  }));
}

/** An edition as it is sent. */
export function editionView(edition: Edition): DocumentView['edition'] {
  return {
    id: edition.id,
    number: edition.number,
    state: edition.state,
    version: edition.version,
    pendingApproval: edition.pendingApproval,
    changeNote: edition.changeNote,
    createdAt: edition.createdAt.toISOString(),
    publishedAt: edition.publishedAt?.toISOString() ?? null,
    withdrawnAt: edition.withdrawnAt?.toISOString() ?? null,
    withdrawalReason: edition.withdrawalReason,
  };
}

type HeadView = ResponseOf<typeof documentsApi.revisions>['items'][number];

/** A revision without its text, as it is sent. */
export function headView(revision: RevisionHead): HeadView {
  return {
    id: revision.id,
    editionId: revision.editionId,
    editionNumber: revision.editionNumber,
    number: revision.number,
    title: revision.title,
    note: revision.note,
    contentHash: revision.contentHash,
    createdBy: { id: revision.createdBy, name: revision.createdByName },
    createdAt: revision.createdAt.toISOString(),
  };
}

function revisionView(revision: Revision): DocumentView['revision'] {
  const { summary, bodyHtml, metadata } = revision;
  return { ...headView(revision), summary, bodyHtml, metadata, attachments: [...revision.attachments] };
}
