import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ctx, TxCtx } from '../../platform/context.ts';
import { documentDataHref, fileOf } from '../../portal/paths.ts';
import { bytesOf, ownPages, type PageId } from './page-kind.ts';
import { madeOf, makePages, removePage, workshop } from './page-making.ts';
import { claimPages, nextStamp } from './page-receipts.repository.ts';
import { notPublishable } from './publishing.errors.ts';
import { itemOf } from './published-items.repository.ts';
import { siteFolder } from './site-folder.ts';

/**
 * The pages of a public document as they will be written, itself and as data, from what the transaction holds: for whoever reads
 * them before they are public. Nothing is written; none for a document that isn't public.
 */
export async function pagesToRelease(tx: TxCtx, documentId: string): Promise<Uint8Array[]> {
  const item = await itemOf(tx.db, documentId);
  if (item?.state !== 'public') return [];
  const made = await madeOf({ db: tx.db, siteUrl: tx.config.siteUrl }, ownPages(item));
  return made.flatMap(({ page }) => (page === null ? [] : [bytesOf(page)]));
}

/** Throws that the pages themselves show what may not be public; nothing of the transaction holds. */
export function refuseRelease(why: string): never {
  throw notPublishable([why]);
}

/** A page as it stands on the disk. */
export interface WrittenFile extends PageId {
  /** Below the site's folder. */
  readonly path: string;
  /** Null when it isn't there. */
  readonly bytes: Uint8Array | null;
}

/** The same pages as they were written, read again from the disk. */
export async function writtenPages(ctx: Ctx, documentId: string): Promise<WrittenFile[]> {
  const item = await itemOf(ctx.db, documentId);
  if (item?.state !== 'public') return [];
  const files: WrittenFile[] = [];
  const pages = [
    { kind: 'document', href: item.path },
    { kind: 'documentData', href: documentDataHref(item.path) },
  ];
  for (const { kind, href } of pages) {
    const path = fileOf(href);
    const bytes = await readFile(join(siteFolder(ctx.config), path)).catch(() => null);
    files.push({ kind, owner: item.agency_id, number: item.public_number, path, bytes });
  }
  return files;
}

/**
 * Takes pages off the site that show what they mustn't, with their packed copies. They are claimed first: nobody packs them from then on,
 * and whoever was about to make one doesn't. So those that would show nothing of it any more are made again; the others stay off until
 * they are. One that isn't there is made like them: whoever took it off may have been killed before he came to that.
 */
export async function takeOffSite(
  ctx: Ctx,
  { pages, leaks }: { readonly pages: readonly WrittenFile[]; readonly leaks: (page: Uint8Array) => boolean },
): Promise<void> {
  const shop = workshop(ctx, { sync: true, thorough: false });
  for (let left = pages; left.length > 0;) {
    const granted = await claimPages(ctx.db, { stamp: await nextStamp(ctx.db), pages: left });
    for (const { path } of left.filter((page) => granted.has(page.path)))
      removePage(shop.writer, { path, files: null });
    left = left.filter(({ path }) => !granted.has(path));
  }
  await shop.writer.settle();
  const fine = (await madeOf(shop, pages)).filter(({ page }) => page === null || !leaks(bytesOf(page)));
  await makePages(
    shop,
    fine.map(({ id }) => id),
    { claim: 'all' },
  );
}
