import type { Ctx } from '../../platform/context.ts';
import { documentsById } from '../documents/documents.queries.ts';
import { endsOfRedirects } from './ends-of-redirects.ts';
import { publishingPlaces } from './publication-schedules.ts';
import { redirectsOf } from './published-items.repository.ts';

/** A withdrawn document that was to lead to another which isn't there any more. */
export interface LostReplacement {
  readonly documentId: string;
  readonly title: string;
  readonly withdrawnAt: Date;
}

/** Those where the actor publishes, the latest withdrawn first: what stays at their addresses is to be decided anew. */
export async function lostReplacements(ctx: Ctx): Promise<LostReplacement[]> {
  const items = await redirectsOf(ctx.db, await publishingPlaces(ctx));
  const ends = await endsOfRedirects(ctx.db, items);
  const lost = items.filter(({ document_id: id }) => !ends.has(id));
  const documents = await documentsById(
    ctx.db,
    lost.map(({ document_id: id }) => id),
  );
  return lost.map((item) => ({
    documentId: item.document_id,
    title: documents.get(item.document_id)?.title ?? item.title,
    withdrawnAt: item.withdrawn_at ?? item.changed_at,
  }));
}
