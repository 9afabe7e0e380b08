import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { hash } from 'node:crypto';
import type { Db } from '../../platform/database/connect.ts';
import { duePacking, lockForPacking, markPacked, type PackedPage } from './page-packing.repository.ts';
import type { SiteWriter } from './site-writer.ts';

/**
 * Packed copies of pages, which web servers send as they are (`gzip_static`, `brotli_static`). They are made after the page
 * is public, and taken away before it is replaced: a server never finds a copy of another page than the one that stands there.
 */

/** What is added to a page's name. */
export const PACKED_ENDINGS = ['.gz', '.br'] as const;

/** Shorter pages fit into one packet of the network as they are. */
const WORTH_PACKING = 1_200;
const TEXT = /\.(html|css|js|xml|json|svg|txt)$/;

/** Whether packed copies of a file are worth having. */
export function packable(path: string, bytes: number): boolean {
  return bytes >= WORTH_PACKING && TEXT.test(path);
}

/** Without what tells a packed copy from its page; null for what can't be one. */
export function pageOfPacked(path: string): string | null {
  const ending = PACKED_ENDINGS.find((one) => path.endsWith(one));
  return ending === undefined ? null : path.slice(0, -ending.length);
}

/** The two copies of a page, always the same for the same bytes. */
export async function packedCopies(bytes: Uint8Array): Promise<{ gz: Buffer; br: Buffer }> {
  const [gz, br] = await Promise.all([
    promisify(gzip)(bytes, { level: 9 }),
    promisify(brotliCompress)(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 9,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  ]);
  return { gz, br };
}

/**
 * Packs up to `limit` pages that wait for it; returns how many waited. Each is locked by its receipt meanwhile, so that
 * whoever is about to replace it waits for the copies and then takes them away.
 */
export async function packPages(shop: { db: Db; writer: SiteWriter }, limit: number): Promise<number> {
  const due = await duePacking(shop.db, limit);
  for (const page of due) await packPage(shop, page);
  return due.length;
}

async function packPage({ db, writer }: { db: Db; writer: SiteWriter }, page: PackedPage): Promise<void> {
  const bytes = writer.read(page.path);
  // Changed by hand or taken away: verification will say so, and a rebuild puts it right.
  const whole = bytes !== null && hash('sha256', bytes) === page.sha256;
  const copies = whole ? await packedCopies(bytes) : null;
  // On the disk before anybody is told: after a power cut an empty copy would be sent in place of its page.
  const prepared = await writer.prepare(
    copies === null
      ? []
      : [
          { path: `${page.path}.gz`, bytes: copies.gz },
          { path: `${page.path}.br`, bytes: copies.br },
        ],
  );
  try {
    await db.transaction().execute(async (tx) => {
      if (!(await lockForPacking(tx, page))) return;
      for (const [path, file] of prepared) writer.move(path, file);
      await markPacked(tx, { path: page.path, packing: copies === null ? 'none' : 'done' });
    });
  } finally {
    writer.discard(prepared);
  }
}
