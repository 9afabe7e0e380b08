import { authorise, nameOf } from '../../platform/actor.ts';
import { inTransaction, type Ctx, type PublicationFollower, type TxCtx } from '../../platform/context.ts';
import { must } from '../../platform/errors.ts';
import { publishingPolicy } from '../publishing/publishing.policy.ts';
import { topPlace } from '../publishing/publishing.usecases.ts';
import { leadToDocument } from '../publishing/site-redirects.ts';
import { allowedAddresses, documentsWithAddresses } from './import-addresses.repository.ts';
import { sourceLabel } from './import-items.content.ts';
import { findImport, updateImport } from './imports.repository.ts';

/** The old address of an imported document leads to it once it is public, if an administrator allowed that. */
export const importsFollow: PublicationFollower = {
  appeared: async (tx, { documentId }) => leadThere(tx, documentId),
  withdrawn: async () => {},
};

/**
 * Lets the old addresses of an import's documents lead to them: of those that are public at once, of the others when they become
 * it. Addresses belong to the site, so this is an administrator's.
 */
export async function allowAddresses(ctx: Ctx, input: { readonly importId: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    authorise(publishingPolicy.maintain(tx.actor, await topPlace(tx)));
    const row = must(await findImport(tx.db, input.importId, { lock: true }), `import ${input.importId}`);
    await updateImport(tx.db, row.id, { addresses_by: nameOf(tx.actor) });
    for (const documentId of await documentsWithAddresses(tx.db, row.id)) await leadThere(tx, documentId);
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
