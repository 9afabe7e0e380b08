import type { Ctx, TxCtx } from '../../platform/context.ts';
import type { Insertable } from 'kysely';
import type { Tables } from '../../platform/database/tables.ts';
import { markWithdrawn } from '../documents/documents.publication.ts';
import type { LockedDocument } from '../documents/documents.types.ts';
import { applyTransition } from '../review/review.steps.ts';
import { unindexDocument } from '../search/index-document.ts';
import { logWithdrawal } from './log-remains.ts';
import { emitRendering } from './make-public.ts';
import { settleSchedules } from './publication-schedules.repository.ts';
import { itemByPath, markItemWithdrawn } from './published-items.repository.ts';
import { leadsNowhere } from './publishing.errors.ts';
import type { Withdrawal } from './withdrawal.kinds.ts';
import { loadSites } from './sites.repository.ts';
import { urlOfSite } from './sites.ts';

/** What a withdrawal writes into the public item. */
export type ItemWithdrawal = Pick<
  Insertable<Tables['published_items']>,
  'withdrawal_kind' | 'withdrawal_reason' | 'redirect_to'
> & { readonly title_hidden: boolean };

/**
 * What a person chose as it is written down. Throws `publishing.leads_nowhere` for an address at which no other public
 * document of this site stands: a redirect must never lead into the void, and so none can lead to itself.
 */
export async function itemWithdrawal(
  ctx: Pick<Ctx, 'config'> & Pick<TxCtx, 'db'>,
  input: { documentId: string; withdrawal: Withdrawal },
): Promise<ItemWithdrawal> {
  const { kind, publicNotice, hideTitle, redirectPath } = input.withdrawal;
  if (kind !== 'redirect') {
    return {
      withdrawal_kind: kind,
      withdrawal_reason: publicNotice,
      redirect_to: null,
      title_hidden: hideTitle,
    };
  }
  const { all } = await loadSites(ctx.db);
  const own = [...all.values()].map((site) => urlOfSite(site, ctx.config.siteUrl));
  const siteUrl = own.find((url) => redirectPath.startsWith(`${url}/`)) ?? '';
  const path = redirectPath.slice(siteUrl.length);
  const target = await itemByPath(ctx.db, path.replace(/[?#].*$/s, ''));
  if (target?.state !== 'public' || target.document_id === input.documentId) throw leadsNowhere(redirectPath);
  return {
    withdrawal_kind: kind,
    withdrawal_reason: publicNotice,
    redirect_to: target.document_id,
    title_hidden: hideTitle,
  };
}

/**
 * Takes what is public of a document from lists, search and its own page, in the transaction that holds its lock. Throws
 * `review.not_now` when nothing of it is public, `common.forbidden` for whoever may not.
 */
export async function takeDown(
  tx: TxCtx,
  input: {
    locked: LockedDocument;
    event: 'withdraw' | 'vanish';
    reason: string;
    item: ItemWithdrawal;
    after?: Readonly<Record<string, unknown>>;
  },
): Promise<void> {
  const { locked, event, reason, item } = input;
  const documentId = locked.document.id;
  const { withdrawal_kind: kind, title_hidden: titleHidden } = item;
  const edition = await applyTransition(tx, {
    locked,
    event,
    reason,
    after: { titleHidden, kind, ...input.after },
  });
  const at = tx.clock.now();
  const notice = item.withdrawal_reason ?? '';
  await markWithdrawn(tx, { documentId, editionId: edition.id, at, reason: notice });
  await markItemWithdrawn(tx.db, { documentId, at, item });
  await logWithdrawal(tx, documentId);
  await unindexDocument(tx.db, documentId);
  await settleSchedules(tx.db, {
    documentId,
    action: 'withdraw',
    note: '文稿已经撤下，不再需要定时。',
    at,
  });
  await emitWithdrawal(tx, documentId);
  for (const follower of tx.publicationFollowers) await follower.withdrawn(tx, { documentId, reason });
}

/** Asks for the pages of a withdrawn document, and for what servers are told of its address. */
export async function emitWithdrawal(tx: TxCtx, documentId: string): Promise<void> {
  await emitRendering(tx, documentId);
  tx.emit({ kind: 'write.addresses' });
}
