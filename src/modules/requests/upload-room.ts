import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import type { Ctx } from '../../platform/context.ts';
import { addressKey } from '../../platform/http/token-buckets.ts';
import { noRoom } from './request-uploads.errors.ts';

const MEGABYTE = 1024 * 1024;

/** A village, an office or a library behind one address, with files that are in no dossier yet. */
export const VISITOR_BYTES = 200 * MEGABYTE;
/** Of all together: what a small server's disk can spare for a day. */
export const ALL_BYTES = 4 * 1024 * MEGABYTE;

/** From whom a file comes. */
export interface UploadSender {
  /** A keyed hash of the address; it goes with the file after a day at the latest. */
  readonly visitor: string;
  /** The longest that can still come, in bytes, where the form says so. */
  readonly announced: number | null;
}

/** Who sends this form. */
export function senderOf(request: {
  readonly ctx: Pick<Ctx, 'keys'>;
  readonly headers: { readonly 'content-length'?: string | undefined };
  readonly ip: string;
}): UploadSender {
  const { ctx, headers } = request;
  const key = ctx.keys.derive('upload visitor');
  const visitor = createHmac('sha256', key).update(addressKey(request.ip)).digest('base64url');
  const length = Number(headers['content-length'] ?? Number.NaN);
  return { visitor, announced: Number.isNaN(length) ? null : length };
}

/** Bytes of files that are being stored at this moment, by who sends them. */
const underway = new Map<string, number>();

/**
 * Stores a file of at most `mostBytes` where there is room for it beside all those that are in no dossier yet, counting those
 * that come at the same time. Throws `requests.no_room_for_uploads` before anything is stored.
 */
export async function withRoom<T>(
  ctx: Ctx,
  upload: { readonly sender: UploadSender; readonly mostBytes: number },
  store: () => Promise<T>,
): Promise<T> {
  const { visitor, announced } = upload.sender;
  const bytes = Math.min(upload.mostBytes, announced ?? upload.mostBytes);
  const kept = await keptBytes(ctx, visitor);
  // From here to the reservation nothing else runs, so that of many at once as many are let in as there is room for.
  const own = underway.get(visitor) ?? 0;
  const comes = [...underway.values()].reduce((sum, each) => sum + each, 0);
  if (kept.visitor + own + bytes > VISITOR_BYTES) throw noRoom('您所在的网络');
  if (kept.all + comes + bytes > ALL_BYTES) throw noRoom('本站');
  underway.set(visitor, own + bytes);
  try {
    return await store();
  } finally {
    const left = (underway.get(visitor) ?? 0) - bytes;
    if (left > 0) underway.set(visitor, left);
    else underway.delete(visitor);
  }
}

async function keptBytes(ctx: Ctx, visitor: string): Promise<{ visitor: number; all: number }> {
  const found = await ctx.db
    .selectFrom('request_uploads')
    .select([
      sql<string>`coalesce(sum(bytes), 0)`.as('all'),
      sql<string>`coalesce(sum(bytes) FILTER (WHERE visitor = ${visitor}), 0)`.as('visitor'),
    ])
    .executeTakeFirstOrThrow();
  return { visitor: Number(found.visitor), all: Number(found.all) };
}
