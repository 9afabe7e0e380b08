import type { Appearance, PublicationFollower, TxCtx } from '../../platform/context.ts';
import { must } from '../../platform/errors.ts';
import { dayInShanghai, type PlainDate } from '../../law/dates.ts';
import { itemOfDocument } from '../../law/obligations/document-duty.ts';
import { periodMetBy } from '../../law/obligations/settle-periods.ts';
import { currentDatedEdition } from '../documents/documents.queries.ts';
import { idsLeadingInTheEndTo, itemOf, withdrawalChain } from '../publishing/publishing.queries.ts';
import { calendarOf } from '../requests/request-calendar.ts';
import { columnItem, columnsWithItems, type ColumnWithItems } from './columns-with-items.ts';
import { isRevocation } from './disclosure-rule.ts';
import { settleWithdrawn, type CeasingDecision } from './follow-withdrawal.ts';
import { obligationsOf } from './new-obligation.ts';
import {
  dutiesOfDocument,
  findObligation,
  insertObligations,
  openPeriodsOf,
  type ObligationRow,
} from './obligations.repository.ts';
import { meetAllNamed, type Published } from './meet-all-named.ts';
import { followVoiding } from './post-for-duty.ts';
import { nilPeriodOfColumn } from './refuted-nil.ts';
import { reopenRevoked } from './revoked-penalty.ts';
import { meet } from './settle-obligation.ts';
import type { ItemRow } from './standard-items.repository.ts';

/**
 * Obligations are met by what becomes public, and open again when it is withdrawn as if it had never been rightly public, or when the
 * record of the sheet that met them is struck out: in the same transaction. Who decides on 动态调整 stands above and is asked by what is given here.
 */
export function obligationsFollow(above: { readonly ceasingDecision: CeasingDecision }): PublicationFollower {
  return {
    appeared: settlePublished,
    withdrawn: async (tx, document) => settleWithdrawn(tx, document, { ...above, isNew: true }),
    withdrawalChanged: async (tx, document) => {
      await settleWithdrawn(tx, document, { ...above, isNew: false });
      const { end } = await withdrawalChain(tx.db, document.documentId);
      if (end !== null) await meetThoseLeadingTo(tx, end.document_id);
    },
    postingVoided: followVoiding,
  };
}

/**
 * A document has become public: it meets the obligations that it was named for; one that is back meets them from its first
 * day. It also meets, where its column (or the nearest above it that has items) has a single item, the oldest open period of
 * that item that had begun when it was written with its first publication, or with an edition dated within an open period; where there
 * is none, the period of its day that was signed as having nothing to publish; or the twenty working days since its own 成文日期. Where the column has several items a person says which.
 */
async function settlePublished(
  tx: TxCtx,
  { documentId, how }: { readonly documentId: string; readonly how: Appearance },
): Promise<void> {
  const published = await itemOf(tx.db, documentId);
  if (published === undefined || published.state !== 'public') return;
  const on = dayInShanghai(how === 'edition' ? tx.clock.now() : published.published_at);
  await reopenRevoked(tx, documentId);
  const named = await meetAllNamed(tx, published, how);
  await meetThoseLeadingTo(tx, documentId);
  const column = (await columnsWithItems(tx, published.agency_id)).get(published.node_id);
  if (column === undefined || named.some(({ node_id: node }) => node === column.nodeId)) return;
  const appeared = { how, on, writtenOn: published.written_on };
  const period =
    (await periodOfColumn(tx, column, appeared)) ?? (await nilPeriodOfColumn(tx, column.items, appeared));
  if (period !== null) await meet(tx, period, { documentId, on });
  else await meetOwnDuty(tx, published, { items: column.items, how, on });
}

/** What a withdrawn document met is met again, from its first day, once what it leads to is public. */
async function meetThoseLeadingTo(tx: TxCtx, documentId: string): Promise<void> {
  for (const id of await idsLeadingInTheEndTo(tx.db, documentId)) {
    const item = await itemOf(tx.db, id);
    if (item !== undefined) await meetAllNamed(tx, item, 'restored');
  }
}

/** The open period that a publication in a column meets, where it has one item that goes by periods. */
async function periodOfColumn(
  tx: TxCtx,
  { nodeId }: ColumnWithItems,
  { how, on, writtenOn }: { how: Appearance; on: PlainDate; writtenOn: PlainDate | null },
): Promise<ObligationRow | null> {
  if (how === 'restored') return null;
  const open = await openPeriodsOf(tx.db, nodeId);
  if (new Set(open.map(({ item_id: item }) => item)).size !== 1) return null;
  // An edition may be a correction: only one that bears a day of the period is about it.
  const about = how === 'first' ? open : open.filter((row) => isDatedIn(row, writtenOn));
  const periods = about.map((row) => ({ id: row.id, from: row.period_from ?? row.triggered_on, row }));
  return periodMetBy(periods, { publishedOn: on, writtenOn })?.row ?? null;
}

function isDatedIn({ period_from: from, period_to: to }: ObligationRow, day: PlainDate | null): boolean {
  return day !== null && from !== null && to !== null && from <= day && day <= to;
}

/**
 * Enters the duty that a document's own 成文日期 brings, met on the day on which it came out: on time or late. What was public elsewhere
 * before it was taken over came out then.
 */
async function meetOwnDuty(
  tx: TxCtx,
  published: Published,
  { items, how, on }: { items: readonly ItemRow[]; how: Appearance; on: PlainDate },
): Promise<void> {
  const { document_id: documentId, edition_id: editionId, written_on: writtenOn, title } = published;
  const { publicBefore = null, countedFrom = null } = (await currentDatedEdition(tx.db, documentId)) ?? {};
  if (how === 'first' && publicBefore !== null) return;
  const before = (await dutiesOfDocument(tx.db, documentId)).filter((duty) => !isRevocation(duty));
  const days = before.map((duty) => duty.triggered_on);
  // An earlier edition may have been public without a duty, above all one that was taken over.
  if (how === 'edition' && countedFrom !== null) days.push(countedFrom);
  const candidates = items.map((row) => ({ ...columnItem(row), row }));
  const item = itemOfDocument(candidates, {
    writtenOn,
    publishedOn: on,
    how,
    countedFrom: days.toSorted().at(-1) ?? null,
  });
  if (item === null || item.rule === null || writtenOn === null) return;
  const { row } = item;
  const at = tx.clock.now();
  const [duty] = obligationsOf(
    {
      agencyId: row.agency_id,
      unitId: row.unit_id,
      responsibleId: row.responsible_id,
      nodeId: row.node_id,
      itemId: row.id,
      workItemId: null,
      stage: '',
      duty: `edition:${editionId}`,
      what: `${row.category}：${row.name}（${title}）`,
      rule: item.rule,
    },
    { since: writtenOn, today: dayInShanghai(at), endedOn: null, calendar: await calendarOf(tx.db), at },
  );
  const { id } = must(duty, 'the duty');
  if ((await insertObligations(tx.db, [must(duty, 'the duty')])) === 0) return;
  await meet(tx, must(await findObligation(tx.db, id), 'the obligation'), { documentId, on });
}
