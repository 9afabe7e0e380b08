import type { Ctx } from '../../platform/context.ts';
import { placeOf } from '../agencies/agencies.queries.ts';
import type { DocumentLink } from './document-links.repository.ts';
import { mayReadDocument } from './documents.policy.ts';
import { documentsById, editionById, linksOf, publishedContent } from './documents.queries.ts';
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
  const { title } = await publishedContent(ctx.db, live.revisionId);
  return { ...document, title, state: live.state };
}

/** Links of a document as the actor may know them; without those to documents that are none of the actor's business. */
export async function readableLinks(
  ctx: Pick<Ctx, 'db' | 'actor'>,
  documentId: string,
): Promise<DocumentLink[]> {
  const links = await linksOf(ctx.db, documentId);
  const others = await documentsById(
    ctx.db,
    links.map((link) => link.documentId),
  );
  const known: DocumentLink[] = [];
  for (const link of links) {
    const other = others.get(link.documentId);
    const shown = other === undefined ? null : await asKnown(ctx, other);
    if (shown !== null) known.push({ ...link, title: shown.title, state: shown.state });
  }
  return known;
}
