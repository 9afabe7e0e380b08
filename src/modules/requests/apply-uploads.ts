import { Readable } from 'node:stream';
import { z } from 'zod';
import type { Ctx, TxCtx } from '../../platform/context.ts';
import { AppError, must } from '../../platform/errors.ts';
import { readToken, signToken } from '../../platform/signed-token.ts';
import type { FileKind } from '../../files/file-kinds.ts';
import { sniffProof } from '../../files/sniff-proof.ts';
import { cleanFileName, extensionOf } from '../attachments/file-names.ts';
import type { SealedUpload } from './request-files.ts';
import {
  NO_ROOM,
  PROOF_REFUSED,
  PROOF_TOO_LARGE,
  proofRefused,
  proofTooLarge,
  uploadGone,
} from './request-uploads.errors.ts';
import { withRoom, type UploadSender } from './upload-room.ts';

/** A file of a public form: sealed and in no dossier yet, or why it isn't taken, as a sentence for who sent it. */
export type PublicUpload =
  | { readonly ok: true; readonly upload: SealedUpload }
  | { readonly ok: false; readonly message: string };

/** Enough for a picture of a telephone or a scanned letter. */
const MOST_BYTES = 20 * 1024 * 1024;
/** As long as the forms that they came with hold. */
const KEPT_MS = 24 * 3_600_000;
const GIVEN_UP_MS = KEPT_MS + 3_600_000;
const PURPOSE = 'kept upload';

const keptUpload = z.object({
  sealedId: z.string(),
  name: z.string(),
  mediaType: z.string(),
  size: z.number(),
});

/** The longest file that a public form may bring, in bytes. */
export function mostUploadBytes(ctx: Pick<Ctx, 'config'>): number {
  return Math.min(MOST_BYTES, ctx.config.uploadBytes);
}

/**
 * Seals a file of a public form and looks at what it is; a refused one leaves nothing behind. `endless`: nothing says how
 * much more will come, so that one that is too large refuses the whole form instead of being read to its end.
 * Where too much of its sender or of all is kept already, nothing of it is read.
 */
export async function keepUpload(
  ctx: Ctx,
  file: { name: string; content: Readable; endless: boolean; sender: UploadSender },
): Promise<PublicUpload> {
  const name = cleanFileName(file.name, extensionOf(file.name));
  const mostBytes = mostUploadBytes(ctx);
  try {
    const room = { sender: file.sender, mostBytes };
    return { ok: true, upload: await withRoom(ctx, room, async () => seal(ctx, file, mostBytes)) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === PROOF_REFUSED || error.code === NO_ROOM)
      return { ok: false, message: `“${name}”：${error.message}` };
    if (error.code !== PROOF_TOO_LARGE || file.endless) throw error;
    return { ok: false, message: `“${name}”：${error.message}` };
  }
}

async function seal(
  ctx: Ctx,
  file: { name: string; content: Readable; sender: UploadSender },
  mostBytes: number,
): Promise<SealedUpload> {
  const found: FileKind[] = [];
  const content = Readable.from(upTo(file.content, mostBytes), { objectMode: false });
  const sealed = await ctx.sealed.put(content, {
    maxBytes: mostBytes,
    inspect: async (opened) => {
      const sniffed = await sniffProof(opened, file.name);
      if (!sniffed.ok) throw proofRefused(sniffed.message);
      found.push(sniffed.kind);
    },
  });
  const { extension, mediaType } = must(found[0], 'kind of file');
  const { id: sealedId, size } = sealed;
  await ctx.db
    .insertInto('request_uploads')
    .values({ sealed_id: sealedId, kept_at: ctx.clock.now(), bytes: size, visitor: file.sender.visitor })
    .execute();
  return { sealedId, name: cleanFileName(file.name, extension), mediaType, size };
}

/** Stops at the first byte too many: what is cut off behind it would be waited for to its end. */
async function* upTo(content: Readable, most: number): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of content) {
    const bytes = Buffer.from(chunk as Uint8Array);
    size += bytes.length;
    if (size > most) throw proofTooLarge(most);
    yield bytes;
  }
}

/** Gives up a file that belongs to no dossier. */
export async function discardUpload(ctx: Ctx, kept: PublicUpload): Promise<void> {
  if (!kept.ok) return;
  const { sealedId } = kept.upload;
  const given = await ctx.db
    .deleteFrom('request_uploads')
    .where('sealed_id', '=', sealedId)
    .executeTakeFirst();
  // One that went into a dossier meanwhile is no longer this form's to give up.
  if (given.numDeletedRows > 0n) await ctx.sealed.remove(sealedId);
}

/** Takes a kept file for a dossier, in the transaction that puts it there: one file is in one dossier. */
export async function claimUpload(tx: TxCtx, upload: SealedUpload): Promise<void> {
  const claimed = await tx.db
    .deleteFrom('request_uploads')
    .where('sealed_id', '=', upload.sealedId)
    .executeTakeFirst();
  if (claimed.numDeletedRows === 0n) throw uploadGone(upload.name);
}

/** Gives up what came with forms that nobody sent again within a day. */
export async function giveUpOldUploads(ctx: Ctx): Promise<number> {
  const before = new Date(ctx.clock.now().getTime() - GIVEN_UP_MS);
  const old = await ctx.db
    .deleteFrom('request_uploads')
    .where('kept_at', '<', before)
    .returning('sealed_id')
    .execute();
  for (const { sealed_id: sealedId } of old) await ctx.sealed.remove(sealedId);
  return old.length;
}

/** What stands in the page for a file that is kept; good for a day. */
export function keptToken(ctx: Pick<Ctx, 'keys' | 'clock'>, upload: SealedUpload): string {
  const expiresAt = new Date(ctx.clock.now().getTime() + KEPT_MS);
  return signToken(ctx.keys, { purpose: PURPOSE, body: upload, expiresAt });
}

/** The file that the page names, or null where the token doesn't hold. */
export function readKeptToken(ctx: Pick<Ctx, 'keys' | 'clock'>, token: string): SealedUpload | null {
  const read = readToken(ctx.keys, token, { purpose: PURPOSE, now: ctx.clock.now() });
  return read.ok ? keptUpload.parse(read.body) : null;
}
