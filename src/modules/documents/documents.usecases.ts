import { accountIdOf, authorise } from '../../platform/actor.ts';
import { inTransaction, type Ctx, type TxCtx } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import { agenciesById, placeOf } from '../agencies/agencies.queries.ts';
import { nodeById } from '../catalogue/catalogue.queries.ts';
import { lockForChange, openEdition, recordStatus } from './documents.editions.ts';
import { metadataSchema, type Content } from './documents.content.ts';
import { foreignSection, nodeTakesNone } from './documents.errors.ts';
import { mayWriteDocument } from './documents.policy.ts';
import { insertDocument, updateDocument } from './documents.repository.ts';

/** Starts a document in a column with an empty first revision. */
export async function createDocument(
  ctx: Ctx,
  input: { nodeId: string; title: string; sectionId: string | null },
): Promise<{ documentId: string; editionId: string; revisionId: string }> {
  return inTransaction(ctx, async (tx) => {
    const node = await nodeById(tx.db, input.nodeId);
    authorise(mayWriteDocument(ctx.actor, await placeOf(tx.db, node.agencyId)));
    if (!node.active || !node.takesDocuments || node.kind === null) throw nodeTakesNone(node.name);
    await requireOwnSection(tx, { sectionId: input.sectionId, agencyId: node.agencyId });
    const at = tx.clock.now();
    const documentId = newId(at.getTime());
    const editionId = newId(at.getTime());
    await insertDocument(tx.db, {
      id: documentId,
      agencyId: node.agencyId,
      sectionId: input.sectionId,
      nodeId: node.id,
      kind: node.kind,
      title: input.title,
      editionId,
      createdBy: accountIdOf(tx.actor),
      at,
    });
    const content: Content = {
      title: input.title,
      summary: '',
      bodyHtml: '',
      metadata: metadataSchema.parse({}),
      attachmentIds: [],
    };
    const { revision } = await openEdition(tx, {
      documentId,
      number: 1,
      editionId,
      changeNote: '',
      content,
      attachments: [],
    });
    const state = 'draft' as const;
    await recordStatus(tx, {
      documentId,
      editionId,
      revisionId: revision.id,
      state,
      event: 'create',
      reason: '',
    });
    tx.record({
      type: 'document.created',
      agencyId: node.agencyId,
      subject: { kind: 'document', id: documentId, title: input.title },
      after: { column: node.name },
    });
    return { documentId, editionId, revisionId: revision.id };
  });
}

/** Sets which section answers for the document. */
export async function setSection(
  ctx: Ctx,
  input: { documentId: string; sectionId: string | null },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { document, place } = await lockForChange(tx, input.documentId);
    authorise(mayWriteDocument(ctx.actor, place));
    await requireOwnSection(tx, { sectionId: input.sectionId, agencyId: document.agencyId });
    await updateDocument(tx.db, document.id, { section_id: input.sectionId, changed_at: tx.clock.now() });
    tx.record({
      type: 'document.section_changed',
      agencyId: document.agencyId,
      subject: { kind: 'document', id: document.id, title: document.title },
      before: { sectionId: document.sectionId },
      after: { sectionId: input.sectionId },
    });
  });
}

async function requireOwnSection(
  tx: TxCtx,
  input: { sectionId: string | null; agencyId: string },
): Promise<void> {
  if (input.sectionId === null) return;
  const section = (await agenciesById(tx.db, [input.sectionId])).get(input.sectionId);
  if (section?.parentId !== input.agencyId) throw foreignSection();
}
