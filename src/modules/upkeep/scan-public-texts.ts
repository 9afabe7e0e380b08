import { buffer } from 'node:stream/consumers';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import type { SourceDocument } from '../../law/annual-report/reading/source-document.ts';
import { isDocumentKind, KINDS_WITH_VALIDITY } from '../../law/document-kinds.ts';
import { addTraces, personalTraces } from '../../law/upkeep/personal-traces.ts';
import { repealedNames } from '../../law/upkeep/repeal-clauses.ts';
import { plainText } from '../../files/plain-text.ts';
import type { ReadingPool } from '../../files/readers/sandbox.ts';
import { UnreadableFile } from '../../files/readers/unreadable-file.ts';
import { plainFileName } from '../attachments/shown-file-name.ts';
import { publishedContents } from '../documents/documents.queries.ts';
import type { Revision, RevisionAttachment } from '../documents/documents.types.ts';
import { itemsChangedAfter } from '../publishing/publishing.queries.ts';
import { keepScan, scanCursor, scannedOf } from './upkeep-marks.repository.ts';

const PAGE = 50;
/** Texts that one look reads; what is left over waits for the next. */
const MOST_AT_ONCE = 1000;
/** bytes; larger files are named as unread */
const MAX_BYTES = 20 * 1024 * 1024;
/** A long transaction may have become visible after a shorter one that began later. */
const OVERLAP_MS = 15 * 60_000;

type Item = Awaited<ReturnType<typeof itemsChangedAfter>>[number];

/**
 * Reads what has become public since the last look, attachments too, for personal data and for what it repeals. Each text is read
 * once; files are read in processes of their own. Returns how many texts were read.
 */
export async function scanPublicTexts(
  ctx: Ctx,
  { pool, most = MOST_AT_ONCE }: { readonly pool: Pick<ReadingPool, 'read'>; readonly most?: number },
): Promise<number> {
  const cursor = await scanCursor(ctx.db);
  let after =
    cursor === null ? null : { ...cursor, changedAt: new Date(cursor.changedAt.getTime() - OVERLAP_MS) };
  let read = 0;
  while (read < most) {
    const items = await itemsChangedAfter(ctx.db, { after, limit: PAGE });
    const known = await scannedOf(
      ctx.db,
      items.map((item) => item.revision_id),
    );
    const fresh = items.filter((item) => !known.has(item.revision_id));
    const texts = await publishedContents(
      ctx.db,
      fresh.map((item) => item.revision_id),
    );
    for (const item of fresh) {
      const revision = texts.get(item.revision_id);
      if (revision !== undefined) await scan(ctx, { item, revision, pool });
      read += 1;
    }
    const last = items.at(-1);
    if (last === undefined || items.length < PAGE) break;
    after = { changedAt: last.changed_at, documentId: last.document_id };
  }
  return read;
}

async function scan(
  ctx: Ctx,
  { item, revision, pool }: { item: Item; revision: Revision; pool: Pick<ReadingPool, 'read'> },
): Promise<void> {
  const body = [revision.title, revision.summary, plainText(revision.bodyHtml)].join('\n');
  const texts = [body];
  const unread: string[] = [];
  for (const [index, attachment] of revision.attachments.entries()) {
    const text = await textOf(ctx, attachment, pool);
    if (text === null) unread.push(plainFileName(attachment.name, index));
    else texts.push(text);
  }
  const binds = isDocumentKind(item.kind) && KINDS_WITH_VALIDITY.has(item.kind);
  await inTransaction(ctx, async (tx) =>
    keepScan(tx.db, {
      revision_id: revision.id,
      document_id: item.document_id,
      agency_id: item.agency_id,
      traces: JSON.stringify(addTraces(texts.map((text) => personalTraces(text)))),
      repeals: JSON.stringify(binds ? repealedNames(body) : []),
      unread,
      item_changed_at: item.changed_at,
      scanned_at: tx.clock.now(),
    }),
  );
}

/** The text of a file; null for pictures, and for what can't be read or is too large. */
async function textOf(
  ctx: Ctx,
  { name, sha256, size, mediaType }: RevisionAttachment,
  pool: Pick<ReadingPool, 'read'>,
): Promise<string | null> {
  if (mediaType.startsWith('image/') || size > MAX_BYTES) return null;
  try {
    return wordsOf(await pool.read({ name, bytes: await buffer(ctx.storage.read(sha256)) }));
  } catch (error) {
    if (error instanceof UnreadableFile) return null;
    throw error;
  }
}

/** A line for each paragraph and each row. */
function wordsOf({ blocks }: SourceDocument): string {
  return blocks
    .map((block) => {
      if (block.kind === 'text') return block.text;
      const rows = Map.groupBy(block.cells, ({ row }) => row);
      return [...rows.values()].map((cells) => cells.map(({ text }) => text).join('\t')).join('\n');
    })
    .join('\n');
}
