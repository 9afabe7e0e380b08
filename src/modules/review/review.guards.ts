import type { Ctx, PublicationGuard, TxCtx } from '../../platform/context.ts';
import { loadDocument } from '../documents/documents.queries.ts';
import type { Edition } from '../documents/documents.types.ts';

/**
 * Lets guards do what takes time with the text that a document has now. Called before the transaction that asks them; one whose
 * text goes on in between is refused by the guard there.
 */
export async function prepareGuards(
  ctx: Ctx,
  guards: readonly PublicationGuard[],
  documentId: string,
): Promise<void> {
  if (guards.every(({ prepare }) => prepare === undefined)) return;
  const { edition } = await loadDocument(ctx.db, documentId);
  const { id: editionId, revisionId } = edition;
  for (const guard of guards) await guard.prepare?.(ctx, { documentId, editionId, revisionId });
}

/** What guards say of the very text that is judged, as Chinese sentences. */
export async function guardObstacles(
  tx: TxCtx,
  guards: readonly PublicationGuard[],
  { documentId, id: editionId, revisionId }: Edition,
): Promise<string[]> {
  const obstacles: string[] = [];
  for (const guard of guards)
    obstacles.push(...(await guard.obstacles(tx, { documentId, editionId, revisionId })));
  return obstacles;
}
