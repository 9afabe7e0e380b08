import { randomBytes } from 'node:crypto';
import type { TxCtx } from '../../platform/context.ts';
import { type LogAction, type LogEntry, commitmentOf, entryHash } from './log-entry.ts';
import type { PublicContent } from '../../portal/open-data/open-data-model.ts';
import { publicContentHash } from './public-content.ts';
import {
  dropSalt,
  entriesBetween,
  insertEntry,
  lockHead,
  putSalt,
  saltsOf,
} from './public-log.repository.ts';
import type { Remains } from './remains.ts';

const SALT_BYTES = 16;

/**
 * Writes the next entry of the public log, in the transaction of what it tells of. The entry commits to what a reader finds at the
 * address from now on, and the document's JSON page, or the page that stays of it, will open the commitment; with null nothing
 * stays, and whatever opened an earlier one is forgotten.
 */
export async function appendEntry(
  tx: TxCtx,
  event: { documentId: string; action: LogAction; path: string; content: PublicContent | Remains | null },
): Promise<void> {
  const { documentId, action, path, content } = event;
  const salt = content === null ? null : randomBytes(SALT_BYTES).toString('hex');
  const head = await lockHead(tx.db);
  const unhashed = {
    seq: head.seq + 1,
    at: tx.clock.now().toISOString(),
    action,
    path,
    commitment: salt === null || content === null ? null : commitmentOf(salt, publicContentHash(content)),
    previous: head.hash,
  };
  const entry: LogEntry = { ...unhashed, hash: entryHash(unhashed) };
  await insertEntry(tx.db, entry);
  if (salt === null) await dropSalt(tx.db, documentId);
  else await putSalt(tx.db, { documentId, seq: entry.seq, salt });
}

/**
 * Whether the newest entry of a document says just that already: another one would open to nothing new, and the page, which changes with
 * what a reader finds there, would go on opening the one before.
 */
export async function saysAlready(
  tx: TxCtx,
  event: { documentId: string; action: LogAction; path: string; content: PublicContent | Remains },
): Promise<boolean> {
  const known = (await saltsOf(tx.db, [event.documentId])).get(event.documentId);
  if (known === undefined) return false;
  const [entry] = await entriesBetween(tx.db, { from: known.seq, to: known.seq });
  return (
    entry?.action === event.action &&
    entry.path === event.path &&
    entry.commitment === commitmentOf(known.salt, publicContentHash(event.content))
  );
}

/**
 * Lets nobody else write an entry until the transaction ends: for who reads, before writing one, what others enter and may be changing
 * at the same time.
 */
export async function holdLog(tx: TxCtx): Promise<void> {
  await lockHead(tx.db);
}
