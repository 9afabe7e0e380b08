import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { Ctx } from '../../platform/context.ts';
import { notFound } from '../../platform/errors.ts';
import { zipStream, type ZipEntry } from '../../files/zip-stream.ts';
import { receiptsForSnapshot } from './page-receipts.repository.ts';
import { agenciesOnSite } from './page-frames.ts';
import { snapshotEmpty, snapshotTooLarge } from './publishing.errors.ts';
import { siteFolder } from './site-folder.ts';
import { loadSites } from './sites.repository.ts';
import { MAIN_SITE, siteOfAgency, urlOfSite } from './sites.ts';

/** What a snapshot holds. */
export interface SnapshotScope {
  /** Year of first publication, as it stands in the addresses. */
  readonly year: number;
  /** Slug of the only agency; null for all. */
  readonly agency: string | null;
  /** Slug of the only site; null for all, or for that of the agency. */
  readonly site?: string | null;
}

const MOST_BYTES = 4_000_000_000;
const PACKED = /\.(docx|xlsx|pptx|pdf|zip|jpe?g|png|gif|webp|mp4)$/i;

/**
 * The public site of a year as an archive: every document first published in it with its files and data, and what leads to
 * them (homes, columns, catalogue, log, style sheets) as it stands today. The last file, `manifest.json`, names each with size
 * and sha256. The same site gives the same bytes but for the moment in the manifest. Throws `publishing.snapshot_empty`,
 * `publishing.snapshot_too_large`.
 */
export async function siteSnapshot(
  ctx: Pick<Ctx, 'db' | 'config' | 'clock'>,
  scope: SnapshotScope,
): Promise<{ files: number; bytes: number; archive: AsyncGenerator<Uint8Array> }> {
  const { siteUrl, within } = await placeOf(ctx, scope);
  const receipts = await receiptsForSnapshot(ctx.db, { year: scope.year, within });
  const files = receipts
    .flatMap((receipt) => [{ path: receipt.path, bytes: receipt.bytes }, ...(receipt.files ?? [])])
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
  if (!receipts.some(({ kind }) => kind === 'document')) throw snapshotEmpty(scope);
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  if (bytes > MOST_BYTES) throw snapshotTooLarge();
  const root = siteFolder(ctx.config);
  const entries: ZipEntry[] = files.map(({ path }) => ({
    name: `site/${path}`,
    packed: PACKED.test(path),
    open: async () => createReadStream(join(root, path)),
  }));
  const at = ctx.clock.now();
  const archive = zipStream(
    entries,
    (written) => ({
      name: 'manifest.json',
      text: `${JSON.stringify({ ...scope, siteUrl, at: at.toISOString(), files: written }, null, 1)}\n`,
    }),
    { at },
  );
  return { files: files.length, bytes, archive };
}

/** Of which site and agencies it is; null where it is of all. */
async function placeOf(
  ctx: Pick<Ctx, 'db' | 'config'>,
  { agency, site = null }: SnapshotScope,
): Promise<{ siteUrl: string; within: { agencies: string[]; site: string } | null }> {
  const sites = await loadSites(ctx.db);
  const all = await agenciesOnSite(ctx.db);
  const named = all.find(({ slug }) => slug === agency);
  const slug = named === undefined ? site : siteOfAgency(sites, named.id);
  const on = sites.all.get(slug ?? MAIN_SITE);
  if (on === undefined) throw notFound(`标识为 ${slug} 的网站`);
  const siteUrl = urlOfSite(on, ctx.config.siteUrl);
  if (agency !== null) return { siteUrl, within: { agencies: [agency], site: on.slug } };
  if (site === null) return { siteUrl, within: null };
  const own = all.filter(({ id }) => siteOfAgency(sites, id) === on.slug);
  return { siteUrl, within: { agencies: own.map((one) => one.slug), site: on.slug } };
}
