import { accountIdOf, authorise } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import { insertAutosave } from './autosaves.repository.ts';
import { autosaveContent, type AutosaveContent } from './documents.content.ts';
import { mayWriteDocument } from './documents.policy.ts';
import { placeOfDocument, requireRevisionOf } from './documents.queries.ts';

/** Keeps what is being written, beside all revisions: nothing is overwritten, nothing is judged. */
export async function autosave(
  ctx: Ctx,
  input: { documentId: string; baseRevisionId: string; content: AutosaveContent },
): Promise<{ id: string; savedAt: Date }> {
  authorise(mayWriteDocument(ctx.actor, await placeOfDocument(ctx.db, input.documentId)));
  await requireRevisionOf(ctx.db, { documentId: input.documentId, revisionId: input.baseRevisionId });
  const savedAt = ctx.clock.now();
  const id = newId(savedAt.getTime());
  const accountId = accountIdOf(ctx.actor);
  if (accountId === null) throw new Error('only people autosave');
  await insertAutosave(ctx.db, { ...input, id, savedAt, accountId });
  return { id, savedAt };
}

/** Keeps content that couldn't be saved; returns where, or null when a program tried. */
export async function keepAutosave(
  ctx: Ctx,
  input: { documentId: string; baseRevisionId: string; content: unknown },
): Promise<string | null> {
  if (accountIdOf(ctx.actor) === null) return null;
  const { documentId, baseRevisionId } = input;
  const { id } = await autosave(ctx, {
    documentId,
    baseRevisionId,
    content: autosaveContent.parse(input.content),
  });
  return id;
}
