import { nameOf } from '../../platform/actor.ts';
import { inTransaction, type Ctx, type PublicationFollower, type TxCtx } from '../../platform/context.ts';
import { leadToDocument } from '../publishing/site-redirects.ts';
import { allowedAddresses, documentsWithAddresses } from './import-addresses.repository.ts';
import { sourceLabel } from './import-items.content.ts';
import { loadImport, recordImport } from './imports.ts';
import { updateImport } from './imports.repository.ts';

/** The old address of an imported document leads to it once it is public, if somebody who may allowed that. */
export const importsFollow: PublicationFollower = {
  appeared: async (tx, { documentId }) => leadThere(tx, documentId),
  withdrawn: async () => {},
};

/**
 * Lets the old addresses of an import's documents lead to them: of those that are public at once, of the others when they become
 * it.
 */
export async function allowAddresses(ctx: Ctx, input: { readonly importId: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const row = await loadImport(tx, input.importId, 'addresses', { lock: true });
    await updateImport(tx.db, row.id, { addresses_by: nameOf(tx.actor) });
    recordImport(tx, 'import.addresses_allowed', row, {});
    for (const documentId of await documentsWithAddresses(tx.db, row.id)) await leadThere(tx, documentId);
  });
}

/** What becomes public from now on isn't led to any more. Ways that are there already stay: an administrator takes them away. */
export async function stopAddresses(ctx: Ctx, input: { readonly importId: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const row = await loadImport(tx, input.importId, 'addresses', { lock: true });
    if (row.addresses_by === '') return;
    await updateImport(tx.db, row.id, { addresses_by: '' });
    recordImport(tx, 'import.addresses_stopped', row, {});
  });
}

async function leadThere(tx: TxCtx, documentId: string): Promise<void> {
  const addresses = await allowedAddresses(tx.db, documentId);
  if (addresses.length === 0) return;
  await leadToDocument(tx, {
    documentId,
    addresses: addresses.map(({ path, by, source }) => ({
      path,
      reason: `从“${sourceLabel(source)}”导入的文稿的原网址`,
      allowedBy: by,
    })),
  });
}
