import { authorise } from '../../platform/actor.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { notFound } from '../../platform/errors.ts';
import { sniffFile } from '../../files/sniff.ts';
import { placeOf } from '../agencies/agencies.queries.ts';
import { findPosting, updatePosting } from './boards.repository.ts';
import { changeRecord } from './channel-records.repository.ts';
import { photoRefused, sheetNotKept } from './channels.errors.ts';
import { channelsPolicy } from './channels.policy.ts';
import { lockPosting, subjectOf } from './postings.ts';

/** Bytes of a photograph. */
export const PHOTO_BYTES: number = 10 * 1024 * 1024;

/**
 * Keeps the photograph that shows an item on its board; a later one takes its place, the former stays in the history. Throws
 * `channels.sheet_not_kept` where no document hangs: nothing of such a sheet is kept.
 */
export async function keepPhoto(
  ctx: Ctx,
  input: { readonly recordId: string; readonly version: number; readonly bytes: Uint8Array },
): Promise<{ version: number }> {
  // Nothing is stored for somebody who may not keep it.
  await inTransaction(ctx, async (tx) => {
    const { record } = await lockPosting(tx, input);
    if (record.document_id === null) throw sheetNotKept();
  });
  const found: ('image/jpeg' | 'image/png')[] = [];
  const { sha256 } = await ctx.storage.put(input.bytes, {
    maxBytes: PHOTO_BYTES,
    inspect: async (path) => {
      const sniffed = await sniffFile(path, 'jpg');
      const type = sniffed.ok ? sniffed.kind.mediaType : '';
      if (type !== 'image/jpeg' && type !== 'image/png') throw photoRefused();
      found.push(type);
    },
  });
  return inTransaction(ctx, async (tx) => {
    const row = await lockPosting(tx, input);
    await updatePosting(tx.db, row.record_id, {
      photo_sha256: sha256,
      photo_type: found[0] ?? 'image/jpeg',
    });
    await changeRecord(tx, row.record_id, {}, { event: 'photographed', what: `照片 ${sha256}` });
    tx.record({
      type: 'channel.posting_photographed',
      agencyId: row.record.agency_id,
      subject: await subjectOf(tx, row),
      after: { board: row.record.target_name, sha256 },
    });
    return { version: row.record.version + 1 };
  });
}

/** The photograph of a posting, for who may see the posting. */
export async function photoOf(
  ctx: Ctx,
  input: { readonly recordId: string },
): Promise<{ sha256: string; mediaType: string }> {
  const row = await findPosting(ctx.db, input.recordId);
  if (row === null) throw notFound('这条张贴记录');
  authorise(channelsPolicy.read(ctx.actor, await placeOf(ctx.db, row.record.agency_id)));
  if (row.photo_sha256 === null || row.photo_type === null) throw notFound('张贴照片');
  return { sha256: row.photo_sha256, mediaType: row.photo_type };
}
