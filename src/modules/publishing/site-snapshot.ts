import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { Ctx } from '../../platform/context.ts';
import { AppError } from '../../platform/errors.ts';
import { zipStream, type ZipEntry } from '../../files/zip-stream.ts';
import { receiptsForSnapshot } from './page-receipts.repository.ts';
import { siteFolder } from './site-folder.ts';

/** What a snapshot holds. */
export interface SnapshotScope {
  /** Year of first publication, as it stands in the addresses. */
  readonly year: number;
  /** Slug of the only agency; null for all. */
  readonly agency: string | null;
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
  const receipts = await receiptsForSnapshot(ctx.db, scope);
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
      text: `${JSON.stringify({ ...scope, siteUrl: ctx.config.siteUrl, at: at.toISOString(), files: written }, null, 1)}\n`,
    }),
    { at },
  );
  return { files: files.length, bytes, archive };
}

function snapshotEmpty({ year, agency }: SnapshotScope): AppError {
  return new AppError({
    code: 'publishing.snapshot_empty',
    message: `${agency === null ? '' : `网址标识为 ${agency} 的机关`}${year} 年没有公开过文稿，没有可以存档的内容。`,
  });
}

function snapshotTooLarge(): AppError {
  return new AppError({
    code: 'publishing.snapshot_too_large',
    message: '这一年的网页和附件超过 4 GB，一个压缩文件装不下。请用 --agency 分机关存档。',
  });
}
