import { dayInShanghai } from '../../law/dates.ts';
import { inTransaction, type Ctx, type PublicationFollower, type TxCtx } from '../../platform/context.ts';
import { editionById, publishedContent } from '../documents/documents.queries.ts';
import { appendEntry } from '../public-log/append-entry.ts';
import { publicContent } from '../public-log/public-content.ts';
import { markValidity } from '../search/index-document.ts';
import { lockItem, setItemMarks } from './item-marks.repository.ts';
import { itemOf, itemsOf, type PublishedItem } from './published-items.repository.ts';
import { searchedValidity } from './search-entries.ts';
import { loggedOn, standingOf, validityToLog } from './standing.ts';

/**
 * What the public sees beside a text: its validity with the document that brings it about, and whether an urgent publication still
 * waits for its review.
 */

/** Whoever changes it tells of it: item and public log follow in the same transaction. */
export const marksAreEntered: PublicationFollower = {
  appeared: async () => {},
  withdrawn: async () => {},
  marked: async (tx, { documentId }) => enterMarks(tx, documentId),
};

/**
 * Brings a public item in step with its document where something beside its text changed: validity, or the end of an urgent
 * publication's review. What somebody changed is an entry of the public log; a lapse that an entry told of beforehand comes without
 * another one. Does nothing for a document that isn't public.
 */
export async function syncPublicItem(ctx: Ctx, documentId: string): Promise<void> {
  const item = await itemOf(ctx.db, documentId);
  if (item === undefined || (await changeOf(ctx, item)) === null) return;
  await inTransaction(ctx, async (tx) => enterMarks(tx, documentId));
}

/** Those of some documents whose public item isn't in step. */
export async function itemsBehind(ctx: Ctx, documentIds: readonly string[]): Promise<string[]> {
  const behind: string[] = [];
  for (const item of await itemsOf(ctx.db, documentIds))
    if ((await changeOf(ctx, item)) !== null) behind.push(item.document_id);
  return behind;
}

async function enterMarks(tx: TxCtx, documentId: string): Promise<void> {
  const item = await lockItem(tx.db, documentId);
  const change = item === undefined ? null : await changeOf(tx, item);
  if (item !== undefined && change !== null) await follow(tx, item, change);
}

type Marks = Parameters<typeof setItemMarks>[1]['marks'];

interface MarksChange {
  readonly marks: Marks;
  /** Whether the newest entry says so already. */
  readonly isLogged: boolean;
}

/** What an item should show and doesn't, or what the log should say of it and doesn't; null when all is as it should be. */
async function changeOf(ctx: Ctx | TxCtx, item: PublishedItem): Promise<MarksChange | null> {
  if (item.state !== 'public') return null;
  const on = dayInShanghai(ctx.clock.now());
  const edition = await editionById(ctx.db, item.edition_id);
  const revision = await publishedContent(ctx.db, item.revision_id);
  const around = await validityToLog(ctx.db, { kind: item.kind, revision, on });
  const { validity, changed_by, ...wanted } = around;
  const isShown = validity === item.validity && edition.pendingApproval === item.pending_approval;
  const logged = loggedOn(item, on);
  const isSame =
    logged.logged_validity === wanted.logged_validity &&
    logged.lapses_from === wanted.lapses_from &&
    edition.pendingApproval === item.pending_approval;
  // What was entered before entries told of it gets its entry when something of it changes.
  const isLogged = item.logged_validity === null ? isShown : isSame;
  // Which documents lead to each other is no matter of the log.
  if (isShown && isLogged && changed_by === item.changed_by) return null;
  const kept = isLogged ? { logged_validity: item.logged_validity, lapses_from: item.lapses_from } : wanted;
  return { marks: { validity, changed_by, pending_approval: edition.pendingApproval, ...kept }, isLogged };
}

async function follow(tx: TxCtx, item: PublishedItem, { marks, isLogged }: MarksChange): Promise<void> {
  const { document_id: documentId, index_number: indexNumber, kind, path } = item;
  await setItemMarks(tx.db, { documentId, marks });
  if (!isLogged) {
    const revision = await publishedContent(tx.db, item.revision_id);
    const content = publicContent({ indexNumber, kind }, revision, standingOf({ ...item, ...marks }));
    await appendEntry(tx, { documentId, action: 'changed', path, content });
  }
  await markValidity(tx.db, documentId, searchedValidity({ kind, validity: marks.validity }));
}
