import type { Db, Tx } from '../../platform/database/connect.ts';

/** A page and the bytes of which copies are wanted. */
export interface PackedPage {
  readonly path: string;
  readonly sha256: string | null;
}

/** Pages whose packed copies are still to be made; those that are being made themselves come later. */
export async function duePacking(db: Db, limit: number): Promise<PackedPage[]> {
  return db
    .selectFrom('site_pages')
    .select(['path', 'sha256'])
    .where('packing', '=', 'due')
    .where('state', '<>', 'queued')
    .orderBy('path')
    .limit(limit)
    .execute();
}

/** Locks a page's receipt until the end of the transaction; false when other bytes stand there by now. */
export async function lockForPacking(tx: Tx, page: PackedPage): Promise<boolean> {
  const row = await tx
    .selectFrom('site_pages')
    .select(['sha256', 'packing', 'state'])
    .where('path', '=', page.path)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined && row.packing === 'due' && row.state !== 'queued' && row.sha256 === page.sha256;
}

/** Says that the copies stand there. */
export async function markPacked(tx: Tx, page: { path: string; packing: 'none' | 'done' }): Promise<void> {
  await tx.updateTable('site_pages').set({ packing: page.packing }).where('path', '=', page.path).execute();
}
