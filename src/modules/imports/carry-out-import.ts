import type { AccountActor } from '../../platform/actor.ts';
import { inOneTransaction, inTransaction, type Ctx, type TxCtx } from '../../platform/context.ts';
import { AppError, must } from '../../platform/errors.ts';
import { toChinese } from '../../law/dates.ts';
import { UnreadableFile } from '../../files/readers/unreadable-file.ts';
import { actorOfAccount } from '../accounts/accounts.queries.ts';
import { uploadAttachment } from '../attachments/attachments.usecases.ts';
import { shownFileName } from '../attachments/shown-file-name.ts';
import { nodesOf } from '../catalogue/catalogue.queries.ts';
import { markPublicBefore } from '../documents/documents.publication.ts';
import { loadDocument } from '../documents/documents.queries.ts';
import { createDocument } from '../documents/documents.usecases.ts';
import { saveRevision } from '../drafting/drafting.usecases.ts';
import { columnOf, importChoices, openColumns, type OpenColumn } from './column-choice.ts';
import { importOutcome } from './import-outcome.ts';
import type { ImportSource } from './import-source.ts';
import { itemProposal, type ItemProposal, sourceLabel } from './import-items.content.ts';
import { recordImport } from './imports.ts';
import {
  countsOf,
  forgetTexts,
  itemsInState,
  updateItem,
  type ImportItemRow,
} from './import-items.repository.ts';
import { dropRecord, lockItem, putRecord } from './import-records.repository.ts';
import { importerLeft } from './imports.errors.ts';
import { findImport, updateImport, type ImportRow } from './imports.repository.ts';
import { earlierImports, knownBy } from './earlier-imports.ts';

/** With what an import is carried out. */
export interface CarryingOut {
  readonly source: ImportSource;
  /** Asked between items. */
  readonly isEnding: () => boolean;
}

/** Items after which another import has its turn. */
const AT_ONCE = 8;

type Settled = Pick<ImportItemRow, 'state' | 'reason' | 'document_id'>;

const FAULT =
  '程序出错，没有导入这一份，其他各份不受影响。请稍后重新导入同一文件；仍然出错的，请联系系统管理员。';

/**
 * Carries out some of what was confirmed, from where it was left: one transaction an item, in the name and with today's rights of who
 * began it. False when nothing is left to do. Killed anywhere, it goes on with the first item that isn't done. An item that fails is
 * told of and the others go on.
 */
export async function carryOutBatch(ctx: Ctx, importId: string, carrying: CarryingOut): Promise<boolean> {
  const row = await findImport(ctx.db, importId);
  if (row?.state !== 'importing') return false;
  const columns = openColumns(await nodesOf(ctx.db, row.agency_id));
  const actor = await importer(ctx, row);
  for (let done = 0; done < AT_ONCE; done += 1) {
    if (carrying.isEnding()) return false;
    const [item] = await itemsInState(ctx.db, { importId, state: 'waiting', limit: 1 });
    if (item === undefined) {
      await finish(ctx, importId);
      return false;
    }
    const own = actor === null ? null : { ...ctx, actor };
    const claimed = await carryOutItem(ctx, { row, item, own, columns, source: carrying.source });
    if (claimed === 'over') return false;
  }
  return true;
}

interface ItemWork {
  readonly row: ImportRow;
  readonly item: ImportItemRow;
  /** In the name of who began it; null when that account is gone. */
  readonly own: Ctx | null;
  readonly columns: readonly OpenColumn[];
  readonly source: ImportSource;
}

/** Done here, taken by another process that works on the same import, or over because it was cancelled or ended meanwhile. */
type Claim = 'mine' | 'taken' | 'over';

async function carryOutItem(ctx: Ctx, work: ItemWork): Promise<Claim> {
  const { row, item, own } = work;
  try {
    if (own === null) throw importerLeft();
    return await inOneTransaction(own, async (one) => {
      const claimed = await claim(one, work);
      if (claimed !== 'mine') return claimed;
      const settled = await settle(one, work);
      await inTransaction(one, async (tx) => write(tx, row, item, settled));
      return claimed;
    });
  } catch (error) {
    const isTold = error instanceof UnreadableFile || (error instanceof AppError && error.status < 500);
    if (!isTold)
      ctx.log.error('an item could not be imported', {
        import: row.id,
        position: item.position,
        error: String(error),
      });
    const told = {
      state: isTold ? 'refused' : 'failed',
      reason: isTold ? error.message : FAULT,
      document_id: null,
    } as const;
    return inTransaction(ctx, async (tx) => {
      const locked = await findImport(tx.db, row.id, { lock: true });
      if (locked?.state !== 'importing') return 'over';
      await write(tx, row, item, told);
      return 'mine';
    });
  }
}

/** The import stays locked until the item is done: nobody else takes an item of it, and a cancellation waits for this one. */
async function claim(one: Ctx, { row, item }: ItemWork): Promise<Claim> {
  return inTransaction(one, async (tx) => {
    const locked = await findImport(tx.db, row.id, { lock: true });
    if (locked?.state !== 'importing') return 'over';
    const [first] = await itemsInState(tx.db, { importId: row.id, state: 'waiting', limit: 1 });
    return first?.position === item.position ? 'mine' : 'taken';
  });
}

async function settle(one: Ctx, { row, item, columns, source }: ItemWork): Promise<Settled> {
  const proposal = itemProposal.parse(item.proposal);
  const hash = must(item.hash, 'hash of a read item');
  await inTransaction(one, async (tx) => lockItem(tx.db, row.agency_id, [item.key, hash]));
  const earlier = (await earlierImports(one, row.agency_id, [knownBy(item)])).get(item.position);
  const outcome = importOutcome({
    hash,
    earlier: earlier?.record ?? null,
    twin: earlier?.twin !== undefined,
  });
  const documentId = earlier?.documentId ?? null;
  switch (outcome.does) {
    case 'nothing':
      return { state: 'unchanged', reason: outcome.reason, document_id: documentId ?? earlier?.twin ?? null };
    case 'refuse':
      return { state: 'refused', reason: outcome.reason, document_id: documentId };
    case 'revise':
      return revise(one, {
        row,
        item,
        proposal,
        source,
        hash,
        documentId: must(documentId, 'document of the record'),
      });
    default: {
      const nodeId = columnOf(proposal.columns, columns, importChoices.parse(row.choices));
      if (nodeId === null) return { state: 'refused', reason: '没有指明栏目。', document_id: null };
      if (earlier?.ownNumber !== undefined)
        return {
          state: 'refused',
          reason: `本机关已有索引号为“${proposal.indexNumber}”的文稿，没有再建。`,
          document_id: earlier.ownNumber,
        };
      // The document of an earlier import was discarded: this is another one.
      await inTransaction(one, async (tx) => dropRecord(tx.db, row.agency_id, item.key));
      const created = await createDocument(one, { nodeId, title: proposal.content.title, sectionId: null });
      const revised = await revise(one, {
        row,
        item,
        proposal,
        source,
        hash,
        documentId: created.documentId,
      });
      return { ...revised, state: 'imported' };
    }
  }
}

async function revise(
  one: Ctx,
  input: {
    readonly row: ImportRow;
    readonly item: ImportItemRow;
    readonly proposal: ItemProposal;
    readonly source: ImportSource;
    readonly hash: string;
    readonly documentId: string;
  },
): Promise<Settled> {
  const { row, item, proposal, documentId, hash } = input;
  const { content, told } = await withFiles(one, input);
  const { edition, revision } = await loadDocument(one.db, documentId);
  const saved = await saveRevision(one, {
    documentId,
    baseRevisionId: revision.id,
    editionVersion: edition.version,
    content,
    note: noteOf(row, proposal),
  });
  await inTransaction(one, async (tx) => {
    if (proposal.publishedOn !== null) await markPublicBefore(tx, { documentId, on: proposal.publishedOn });
    await putRecord(tx.db, {
      agency_id: row.agency_id,
      key: item.key,
      document_id: documentId,
      hash,
      revision_id: saved.revision.id,
      published_on: proposal.publishedOn,
      import_id: row.id,
      at: tx.clock.now(),
    });
  });
  return { state: 'updated', reason: told.join(''), document_id: documentId };
}

/** Stores the files and puts their identifiers into the text. Of one that isn't taken a word stays. */
async function withFiles(
  one: Ctx,
  { proposal, source, documentId }: { proposal: ItemProposal; source: ImportSource; documentId: string },
): Promise<{ content: ItemProposal['content']; told: string[] }> {
  const told: string[] = [];
  const attachmentIds: string[] = [];
  let { bodyHtml } = proposal.content;
  for (const [index, file] of proposal.files.entries()) {
    const content = await source.read(file.path);
    const stored = await uploadAttachment(one, { documentId, file: { name: file.name, content } });
    attachmentIds.push(stored.id);
    for (const mark of file.marks) bodyHtml = bodyHtml.replaceAll(`"${mark}"`, `"${stored.id}"`);
    told.push(...stored.notices.map((notice) => `附件${shownFileName(stored.name, index)}：${notice}`));
  }
  return { content: { ...proposal.content, bodyHtml, attachmentIds }, told };
}

/** Where a revision comes from, and when it was public there: its own publication here has a day of its own. */
function noteOf({ source }: ImportRow, { publishedOn, indexNumber, url }: ItemProposal): string {
  const facts = [
    ...(publishedOn === null ? [] : [`原公开日期${toChinese(publishedOn)}`]),
    ...(indexNumber === '' ? [] : [`原索引号${indexNumber}`]),
    ...(url === '' ? [] : [`原网址${url}`]),
  ];
  return `从“${sourceLabel(source)}”导入${facts.length === 0 ? '' : `；${facts.join('，')}`}`.slice(0, 500);
}

async function write(tx: TxCtx, row: ImportRow, item: ImportItemRow, settled: Settled): Promise<void> {
  const at = { importId: row.id, position: item.position, states: ['waiting'] as const };
  await updateItem(tx.db, at, { ...settled, settled_at: tx.clock.now() });
}

async function finish(ctx: Ctx, importId: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const row = await findImport(tx.db, importId, { lock: true });
    if (row?.state !== 'importing') return;
    await forgetTexts(tx.db, importId);
    await updateImport(tx.db, importId, { state: 'done', finished_at: tx.clock.now() });
    const counts = (await countsOf(tx.db, [importId])).get(importId) ?? new Map<string, number>();
    recordImport(tx, 'import.finished', row, Object.fromEntries(counts));
  });
}

async function importer(ctx: Ctx, row: ImportRow): Promise<AccountActor | null> {
  try {
    return await actorOfAccount(ctx.db, row.created_by, { ip: null });
  } catch (error) {
    if (error instanceof AppError && error.status === 404) return null;
    throw error;
  }
}
