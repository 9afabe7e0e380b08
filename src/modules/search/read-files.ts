import { buffer } from 'node:stream/consumers';
import type { SourceBlock, SourceDocument } from '../../law/annual-report/reading/source-document.ts';
import { UnreadableFile } from '../../files/readers/unreadable-file.ts';
import type { NamedBytes } from '../../files/readers/read-any-kind.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { collectTerms } from './collect-terms.ts';
import { addTerms } from './search.repository.ts';
import { putRead, putRefused, takeWaiting, type WaitingFile } from './search-files.repository.ts';
import { markUnfinished } from './search-texts.repository.ts';
import { bytesOfTerms, MOST_TERM_BYTES, vectorOf } from './search-vector.ts';

/** Reads a stranger's file, in a process of its own. Rejects with `UnreadableFile`. */
export type ReadFile = (file: NamedBytes) => Promise<SourceDocument>;

/** So much of a file's text is searched. */
const MOST_CHARACTERS = 300_000;
/** A file that is being read when the program ends is taken up again so much later. */
const LEASE_MS = 10 * 60_000;
/** When one that wasn't read is tried again: what was missing, as an office program, may have come. */
const PAUSES_MS = [60 * 60_000, 24 * 60 * 60_000, 7 * 24 * 60 * 60_000] as const;

/**
 * Reads the attachments that wait, one after the other, and adds their texts to what the documents are found by. What can't be read is
 * put down with the reason and tried again later. Returns how many were read; ends early once `isEnding`.
 */
export async function readWaitingFiles(
  ctx: Ctx,
  read: ReadFile,
  isEnding: () => boolean = () => false,
): Promise<number> {
  let count = 0;
  for (;;) {
    if (isEnding()) return count;
    const now = ctx.clock.now();
    const file = await takeWaiting(ctx.db, { now, again: new Date(now.getTime() + LEASE_MS) });
    if (file === null) return count;
    if (await readOne(ctx, file, { read, isEnding })) count += 1;
  }
}

async function readOne(
  ctx: Ctx,
  file: WaitingFile,
  { read, isEnding }: { read: ReadFile; isEnding: () => boolean },
): Promise<boolean> {
  const { sha256 } = file;
  try {
    const bytes = await buffer(ctx.storage.read(sha256));
    const whole = textOf(await read({ bytes, name: file.name }));
    const text = whole.slice(0, MOST_CHARACTERS);
    const { terms, whole: room } = await collectTerms([text]);
    await inTransaction(ctx, async (tx) => {
      const at = tx.clock.now();
      const documents = await putRead(tx.db, { sha256, text, cut: text.length < whole.length || !room, at });
      if (documents.length === 0 || terms.size === 0) return;
      const added = { terms: vectorOf(terms), bytes: bytesOfTerms(terms), most: MOST_TERM_BYTES };
      const done = await addTerms(tx.db, documents, added);
      // There is perhaps room for some of it: what belongs to such a document is weighed together.
      const full = documents.filter((id) => !done.has(id));
      await markUnfinished(tx.db, full, at);
    });
    return true;
  } catch (error) {
    // Broken off with the program, not for a fault of the file: it comes again after its lease.
    if (isEnding()) return false;
    if (!(error instanceof UnreadableFile))
      ctx.log.error('search: a file could not be read', { error: String(error) });
    const problem = error instanceof UnreadableFile ? error.message : '读取时出错，已记入运行日志。';
    const pause = PAUSES_MS[file.attempts - 1];
    const dueAt = pause === undefined ? null : new Date(ctx.clock.now().getTime() + pause);
    await putRefused(ctx.db, { sha256, problem, dueAt });
    return false;
  }
}

/** The words of a document in their order; a row of a table is a line. */
export function textOf(document: SourceDocument): string {
  return document.blocks
    .map(blockText)
    .filter((text) => text !== '')
    .join('\n')
    .replaceAll('\0', '');
}

function blockText(block: SourceBlock): string {
  if (block.kind === 'text') return block.text.trim();
  const rows = Map.groupBy(block.cells, (cell) => cell.row);
  return [...rows.values()]
    .map((cells) =>
      cells
        .map((cell) => cell.text.trim().replace(/\s+/gu, ' '))
        .join(' ')
        .trim(),
    )
    .filter((row) => row !== '')
    .join('\n');
}
