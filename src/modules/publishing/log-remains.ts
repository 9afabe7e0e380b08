import type { TxCtx } from '../../platform/context.ts';
import { must } from '../../platform/errors.ts';
import { appendEntry, holdLog, saysAlready } from '../public-log/append-entry.ts';
import { remainsOfNotice, remainsOfRedirect, type Remains } from '../public-log/remains.ts';
import { endsOfRedirects, withoutReplacement } from './ends-of-redirects.ts';
import { withdrawnFacts } from './page-items.ts';
import { itemOf, itemsOf, type PublishedItem } from './published-items.repository.ts';
import { idsLeadingInTheEndTo } from './withdrawal-chains.repository.ts';

/**
 * Enters into the public log that an address has lost its document, or that something else stays there now, with what a reader finds
 * there; and the same of those that lead to it.
 */
export async function logWithdrawal(tx: TxCtx, documentId: string): Promise<void> {
  // Where it leads may be withdrawn at this very moment: one of the two comes first and is seen by the other.
  await holdLog(tx);
  const item = must(await itemOf(tx.db, documentId), `item ${documentId}`);
  await logRemains(tx, item);
  await logLeading(tx, documentId);
}

/**
 * Where withdrawn documents lead, or what they say instead, changes with the one to which they lead: each gets an entry of its own where
 * that is something else now.
 * To be called after the entry of that one: nobody else writes one until the transaction ends, so what is read here stays.
 */
export async function logLeading(tx: TxCtx, documentId: string): Promise<void> {
  for (const item of await itemsOf(tx.db, await idsLeadingInTheEndTo(tx.db, documentId)))
    await logRemains(tx, item);
}

async function logRemains(tx: TxCtx, item: PublishedItem): Promise<void> {
  const { document_id: documentId, path } = item;
  if (item.withdrawal_kind === 'vanish')
    await appendEntry(tx, { documentId, action: 'vanished', path, content: null });
  else {
    const said = { documentId, action: 'withdrawn', path, content: await remainsOf(tx, item) } as const;
    if (!(await saysAlready(tx, said))) await appendEntry(tx, said);
  }
}

async function remainsOf(tx: TxCtx, item: PublishedItem): Promise<Remains> {
  if (item.withdrawal_kind !== 'redirect') return remainsOfNotice(withdrawnFacts(item));
  const end = (await endsOfRedirects(tx.db, [item])).get(item.document_id);
  return end === undefined
    ? remainsOfNotice(withdrawnFacts(withoutReplacement(item)))
    : remainsOfRedirect(end.path);
}
