import type { Ctx } from '../../platform/context.ts';
import { AppError } from '../../platform/errors.ts';
import { currentEditions } from '../documents/documents.queries.ts';
import { submitForReview } from '../review/review.usecases.ts';
import { loadImport } from './imports.ts';
import { documentsMade } from './import-items.repository.ts';

const AT_ONCE = 50;
const ALL = 10_000;
const NOTE = '批量导入后送审';

/** Documents of an import that are still drafts, in its order. */
export async function draftsOf(
  ctx: Pick<Ctx, 'db'>,
  importId: string,
  of: { readonly after: number; readonly limit: number } = { after: 0, limit: ALL },
): Promise<{ position: number; documentId: string; title: string; revisionId: string }[]> {
  const made = await documentsMade(ctx.db, { importId, ...of });
  const editions = await currentEditions(
    ctx.db,
    made.map(({ documentId }) => documentId),
  );
  return made.flatMap((one) => {
    const edition = editions.get(one.documentId);
    return edition?.state === 'draft' ? [{ ...one, revisionId: edition.revisionId }] : [];
  });
}

/**
 * Submits drafts of an import for review, each as if it were submitted by hand: what the law asks of a document is asked of each. Some
 * at a time; `next` is where to go on. Those that can't be submitted say why.
 */
export async function submitImported(
  ctx: Ctx,
  input: { readonly importId: string; readonly after: number },
): Promise<{
  submitted: number;
  refused: { title: string; documentId: string; reason: string }[];
  next: number | null;
}> {
  await loadImport(ctx, input.importId, 'run');
  const part = { after: input.after, limit: AT_ONCE };
  const made = await documentsMade(ctx.db, { importId: input.importId, ...part });
  const drafts = await draftsOf(ctx, input.importId, part);
  const refused: { title: string; documentId: string; reason: string }[] = [];
  for (const { documentId, revisionId, title } of drafts) {
    try {
      await submitForReview(ctx, { documentId, revisionId, note: NOTE });
    } catch (error) {
      if (!(error instanceof AppError) || error.status >= 500) throw error;
      refused.push({ title, documentId, reason: error.message });
    }
  }
  const end = made.at(-1);
  return {
    submitted: drafts.length - refused.length,
    refused,
    next: made.length < AT_ONCE || end === undefined ? null : end.position,
  };
}
