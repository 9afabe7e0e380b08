import type { Ctx } from '../../platform/context.ts';
import { notFound } from '../../platform/errors.ts';
import { dayInShanghai } from '../../law/dates.ts';
import { placeOf } from '../agencies/agencies.queries.ts';
import type { DocumentLink } from './document-links.repository.ts';
import { mayReadDocument } from './documents.policy.ts';
import {
  documentsById,
  editionById,
  everChangedBy,
  linksOf,
  publishedContent,
  validityNow,
} from './documents.queries.ts';
import type { DocumentRecord } from './documents.types.ts';

/**
 * A document as the actor may know it: all of it for those who may read it, what the public sees of it for everybody else, and null where
 * that is nothing. A draft of another agency is not even told by its title.
 */
export async function asKnown(
  ctx: Pick<Ctx, 'db' | 'actor'>,
  document: DocumentRecord,
): Promise<DocumentRecord | null> {
  if (mayReadDocument(ctx.actor, await placeOf(ctx.db, document.agencyId)) === true) return document;
  if (document.liveEditionId === null) return null;
  const live = await editionById(ctx.db, document.liveEditionId);
  const { title, metadata } = await publishedContent(ctx.db, live.revisionId);
  return { ...document, title, documentNumber: metadata.documentNumber, state: live.state };
}

/** A named document as the actor may know it; throws `common.not_found` for what is none of the actor's business. */
export async function knownDocument(
  ctx: Pick<Ctx, 'db' | 'actor'>,
  documentId: string,
): Promise<DocumentRecord> {
  const known = (await knownDocuments(ctx, [documentId])).get(documentId);
  if (known === undefined) throw notFound('这份文稿');
  return known;
}

/** Several documents as the actor may know them; the others are missing. */
export async function knownDocuments(
  ctx: Pick<Ctx, 'db' | 'actor'>,
  documentIds: readonly string[],
): Promise<Map<string, DocumentRecord>> {
  const known = new Map<string, DocumentRecord>();
  for (const document of (await documentsById(ctx.db, documentIds)).values()) {
    const shown = await asKnown(ctx, document);
    if (shown !== null) known.set(shown.id, shown);
  }
  return known;
}

/** Links of a document as the actor may know them; without those to documents that are none of the actor's business. */
export async function readableLinks(
  ctx: Pick<Ctx, 'db' | 'actor'>,
  documentId: string,
): Promise<DocumentLink[]> {
  const links = await linksOf(ctx.db, documentId);
  const known = await knownDocuments(
    ctx,
    links.map((link) => link.documentId),
  );
  return links.flatMap((link) => {
    const other = known.get(link.documentId);
    return other === undefined ? [] : [{ ...link, title: other.title, state: other.state }];
  });
}

/** What the change of validity that holds today ties together. */
export interface ValidityLinks {
  /** The document by which this one is amended, repealed or replaced. */
  readonly changedBy: DocumentRecord | null;
  /** What is amended, repealed or replaced by this one. */
  readonly changes: readonly DocumentRecord[];
}

/** The same of a document, as the actor may know it. `changedBy` is what the change names that holds. */
export async function readableChanges(
  ctx: Pick<Ctx, 'db' | 'actor' | 'clock'>,
  { documentId, changedBy }: { readonly documentId: string; readonly changedBy: string | null },
): Promise<ValidityLinks> {
  const on = dayInShanghai(ctx.clock.now());
  const changes: string[] = [];
  for (const other of await everChangedBy(ctx.db, documentId))
    if ((await validityNow(ctx.db, other, on)).changedBy === documentId) changes.push(other);
  const known = await knownDocuments(ctx, changedBy === null ? changes : [changedBy, ...changes]);
  return {
    changedBy: known.get(changedBy ?? '') ?? null,
    changes: changes.flatMap((id) => known.get(id) ?? []),
  };
}
