import type { z } from 'zod';
import { authorise, nameOf } from '../../platform/actor.ts';
import { inTransaction, type Ctx, type TxCtx } from '../../platform/context.ts';
import { notFound } from '../../platform/errors.ts';
import type { ResponseOf } from '../../platform/http/endpoint.ts';
import { newId } from '../../platform/ids.ts';
import { addDays, dayInShanghai, type PlainDate } from '../../law/dates.ts';
import { writeReportDocx } from '../../files/docx-writer.ts';
import { columnHeader, dataCell } from '../../files/table-spec.ts';
import { writeXlsxOf } from '../../files/xlsx-writer.ts';
import { agencyById, placeOf } from '../agencies/agencies.queries.ts';
import { itemsOf, publicInPeriod } from '../publishing/publishing.queries.ts';
import { siteUrlOf } from '../publishing/site-frames.ts';
import { changedMeanwhile, faulty } from './channels.errors.ts';
import { channelsPolicy } from './channels.policy.ts';
import { changeRecord, insertRecords, lockHeld, recordsOfTarget } from './channel-records.repository.ts';
import { deliveryEntry, type deliveriesApi } from './deliveries.api.ts';
import {
  deliveredBefore,
  deliveriesOf,
  findDelivery,
  insertDelivery,
  updateDelivery,
  type DeliveryRow,
} from './deliveries.repository.ts';
import { SUPERSEDED } from './outdated.ts';
import { isUnnamed, type PublicItem } from './public-item.ts';

type Entry = z.output<typeof deliveryEntry>;
type Wanted = z.output<NonNullable<typeof deliveriesApi.make.body>>;
type Receipt = z.output<NonNullable<typeof deliveriesApi.record.body>>;

const MOST_DOCUMENTS = 2_000;

/** An agency's lists for archives and libraries. */
export async function listDeliveries(
  ctx: Ctx,
  input: { readonly agencyId: string },
): Promise<ResponseOf<typeof deliveriesApi.list>> {
  const place = await placeOf(ctx.db, input.agencyId);
  authorise(channelsPolicy.read(ctx.actor, place));
  return {
    items: (await deliveriesOf(ctx.db, input.agencyId)).map((row) => ({
      id: row.id,
      recipientKind: row.recipient_kind,
      recipient: row.recipient,
      number: row.number,
      from: row.from_day,
      to: row.to_day,
      copies: row.copies,
      documents: row.documents,
      madeBy: row.made_by_name,
      deliveredOn: row.delivered_on,
      receivedOn: row.received_on,
      receiver: row.receiver,
      receipt: row.receipt,
      version: row.version,
    })),
    may: { keep: channelsPolicy.keep(ctx.actor, place) === true },
  };
}

/**
 * Lists what was published or changed in a period and doesn't stand on a list for this recipient yet as it is now (条例第25条: 及时提供): an
 * edition that came later is delivered with the list for its own time. Throws `common.invalid_input` where there is nothing.
 */
export async function makeDelivery(
  ctx: Ctx,
  input: Wanted,
): Promise<{ deliveryId: string; number: number; documents: number }> {
  return inTransaction(ctx, async (tx) => {
    const { agencyId, recipient, recipientKind, from, to, copies } = input;
    authorise(channelsPolicy.keep(tx.actor, await placeOf(tx.db, agencyId)));
    if (to < from) throw faulty('to', '截止日期不能早于起始日期。');
    const { number, revisions } = await deliveredBefore(tx.db, input);
    const found = await publicInPeriod(tx.db, {
      agencyId,
      kinds: input.kinds,
      from: startOf(from),
      until: startOf(addDays(to, 1)),
      limit: MOST_DOCUMENTS + 1,
    });
    const items = found.filter((item) => !revisions.has(item.revision_id));
    if (items.length === 0) throw faulty('from', '这段时间没有还没移送的文稿。');
    if (found.length > MOST_DOCUMENTS)
      throw faulty('to', `这段时间的文稿超过 ${MOST_DOCUMENTS} 份，请缩短时间。`);
    const at = tx.clock.now();
    const id = newId(at.getTime());
    const siteUrl = await siteUrlOf(tx, agencyId);
    const entries = items.map((item) => entryOf(item, siteUrl));
    await insertDelivery(tx.db, {
      id,
      agency_id: agencyId,
      recipient_kind: recipientKind,
      recipient,
      number,
      from_day: from,
      to_day: to,
      copies,
      entries: JSON.stringify(entries),
      made_at: at,
      made_by_name: nameOf(tx.actor),
      delivered_on: null,
      received_on: null,
    });
    await enterRecords(tx, items, { id, recipient, recipientKind, number, agencyId });
    tx.record({
      type: 'channel.delivery_made',
      agencyId,
      subject: { kind: 'channel', id, title: titleOf({ recipient, number }) },
      after: { from, to, documents: items.length, copies },
    });
    return { deliveryId: id, number, documents: items.length };
  });
}

/** Records that the list was delivered, and by whom it was received. */
export async function recordDelivery(
  ctx: Ctx,
  input: Receipt & { readonly deliveryId: string },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const row = await findDelivery(tx.db, input.deliveryId, { lock: true });
    if (row === null) throw notFound('这份移送清单');
    authorise(channelsPolicy.keep(tx.actor, await placeOf(tx.db, row.agency_id)));
    if (row.version !== input.version) throw changedMeanwhile('这份移送清单');
    const { deliveredOn, receivedOn, receiver, receipt } = input;
    const today = dayInShanghai(tx.clock.now());
    if (deliveredOn > today) throw faulty('deliveredOn', '日期不能晚于今天。');
    if (receivedOn !== null && (receivedOn < deliveredOn || receivedOn > today))
      throw faulty('receivedOn', '签收日期应在移送日期和今天之间。');
    if (receivedOn !== null && receiver === '') throw faulty('receiver', '请填写签收人。');
    await updateDelivery(tx.db, row.id, {
      delivered_on: deliveredOn,
      received_on: receivedOn,
      receiver,
      receipt,
      version: row.version + 1,
    });
    const entries = deliveryEntry.array().parse(row.entries);
    const documentIds = entries.map(({ documentId }) => documentId);
    const records = await recordsOfTarget(tx.db, { targetId: row.id, documentIds });
    const what =
      receivedOn === null ? `${deliveredOn} 移送` : `${deliveredOn} 移送，${receivedOn} 由${receiver}签收`;
    for (const record of records.values())
      await changeRecord(
        tx,
        record.id,
        { ...(record.state === 'waiting' && { state: 'live' }), receipt, live_since: tx.clock.now() },
        { event: receivedOn === null ? 'sent' : 'received', what },
      );
    await supersede(tx, row, documentIds);
    tx.record({
      type: 'channel.delivery_recorded',
      agencyId: row.agency_id,
      subject: { kind: 'channel', id: row.id, title: titleOf(row) },
      after: { deliveredOn, receivedOn, receipt },
    });
  });
}

/**
 * Of each document the recipient holds what was listed last: a library takes it in the place of the older edition, an archive keeps both.
 */
async function supersede(tx: TxCtx, row: DeliveryRow, documentIds: readonly string[]): Promise<void> {
  const held = await lockHeld(tx.db, { ...row, documentIds });
  const newest = new Map(held.map((record) => [record.document_id, record.id]));
  for (const record of held.filter(({ id, document_id: of }) => newest.get(of) !== id)) {
    if (row.recipient_kind === 'library')
      await changeRecord(
        tx,
        record.id,
        { state: 'takenDown', taken_down_at: tx.clock.now() },
        { event: 'takenDown', what: '由后来移送的更换' },
      );
    else if (record.known !== SUPERSEDED)
      await changeRecord(
        tx,
        record.id,
        { known: SUPERSEDED },
        { event: 'received', what: '后来移送了新的，这一份留存' },
      );
  }
}

/** The list to be printed and signed (DOCX), or to be worked with (XLSX). */
export async function deliveryFile(
  ctx: Ctx,
  input: { readonly deliveryId: string; readonly format: 'docx' | 'xlsx' },
): Promise<{ name: string; bytes: Buffer }> {
  const row = await findDelivery(ctx.db, input.deliveryId);
  if (row === null) throw notFound('这份移送清单');
  authorise(channelsPolicy.read(ctx.actor, await placeOf(ctx.db, row.agency_id)));
  const agency = await agencyById(ctx.db, row.agency_id);
  const entries = await printable(ctx, row, deliveryEntry.array().parse(row.entries));
  const name = `${agency.shortName}${titleOf(row)}`;
  const bytes =
    input.format === 'docx' ? await docxOf(row, entries, agency.name) : await xlsxOf(row, entries);
  return { name: `${name}.${input.format}`, bytes };
}

/**
 * The entries of a list; of those of which not even the name may be told any more only that they stood there. What was withdrawn before the
 * list was delivered is marked, so that it stays here.
 */
async function printable(ctx: Ctx, row: DeliveryRow, entries: readonly Entry[]): Promise<Entry[]> {
  const ids = entries.map(({ documentId }) => documentId);
  const items = new Map((await itemsOf(ctx.db, ids)).map((item) => [item.document_id, item]));
  return entries.map((entry) => {
    const item = items.get(entry.documentId);
    if (item === undefined || item.state === 'public') return entry;
    if (isUnnamed(item))
      return { ...entry, title: '（已从网站撤下，不再列名）', documentNumber: '', url: '' };
    return row.delivered_on === null ? { ...entry, title: `${entry.title}（已从网站撤下，不移送）` } : entry;
  });
}

/** The day on which it became public and, where it is an edition that came later, that day too. */
function daysOf({ publishedOn, changedOn }: Entry): string {
  return changedOn === null ? publishedOn : `${publishedOn}\n${changedOn}更新`;
}

async function xlsxOf(row: DeliveryRow, entries: readonly Entry[]): Promise<Buffer> {
  return writeXlsxOf({
    sheetName: '移送清单',
    columns: [
      ['序号', ({ at }: Entry & { at: number }) => at],
      ['标题', ({ title }) => title],
      ['文号', ({ documentNumber }) => documentNumber],
      ['索引号', ({ indexNumber }) => indexNumber],
      ['公开日期', ({ publishedOn }) => publishedOn],
      ['更新日期', ({ changedOn }) => changedOn ?? ''],
      ['份数', () => row.copies],
      ['网址', ({ url }) => url],
    ],
    items: entries.map((entry, index) => ({ ...entry, at: index + 1 })),
  });
}

async function docxOf(row: DeliveryRow, entries: readonly Entry[], agencyName: string): Promise<Buffer> {
  const head = ['序号', '标题', '文号、索引号', '公开日期', '份数'].map((text) => columnHeader(text));
  const signed = row.delivered_on ?? dayInShanghai(row.made_at);
  return writeReportDocx({
    title: `${agencyName}政府信息移送清单`,
    agencyName,
    blocks: [
      { kind: 'reference', text: `第${row.number}号` },
      { kind: 'addressee', text: `${row.recipient}：` },
      {
        kind: 'paragraph',
        text: `根据《中华人民共和国政府信息公开条例》第二十五条，现将我单位 ${row.from_day} 至 ${row.to_day} 主动公开和更新的政府信息 ${entries.length} 件（每件 ${row.copies} 份）移送你单位，供公众查阅。`,
      },
      {
        kind: 'table',
        table: {
          caption: '移送的政府信息',
          // An index number of 30 characters and a day stand on one line, in a wide letter too.
          columnWidths: [7, 30, 42, 14, 7],
          headerRows: 1,
          fontSize: 9,
          rows: [
            head,
            ...entries.map((entry, index) => [
              dataCell(String(index + 1)),
              dataCell(entry.title, { align: 'left' }),
              dataCell([entry.documentNumber, entry.indexNumber].filter((part) => part !== '').join('\n')),
              dataCell(daysOf(entry)),
              dataCell(String(row.copies)),
            ]),
          ],
        },
      },
      {
        kind: 'paragraph',
        text: `接收人（签字）：${row.receiver}　　　　接收日期：${row.received_on ?? ''}`,
      },
      { kind: 'signature', agency: agencyName, date: signed, sealed: true },
    ],
  });
}

async function enterRecords(
  tx: TxCtx,
  items: readonly PublicItem[],
  list: {
    readonly id: string;
    readonly agencyId: string;
    readonly recipient: string;
    readonly recipientKind: 'archive' | 'library';
    readonly number: number;
  },
): Promise<void> {
  const at = tx.clock.now();
  const rows = items.map((item) => ({
    id: newId(at.getTime()),
    agency_id: list.agencyId,
    document_id: item.document_id,
    revision_id: item.revision_id,
    channel: list.recipientKind,
    target_id: list.id,
    target_name: list.recipient,
    state: 'waiting' as const,
    due_at: null,
    live_since: null,
    taken_down_at: null,
    created_at: at,
    changed_at: at,
  }));
  await insertRecords(tx, rows, { event: 'queued', what: `列入${titleOf(list)}` });
}

function entryOf(item: PublicItem, site: string): Entry {
  return {
    documentId: item.document_id,
    revisionId: item.revision_id,
    title: item.title,
    documentNumber: item.document_number ?? '',
    indexNumber: item.index_number,
    publishedOn: dayInShanghai(item.public_since),
    changedOn: item.changed_at > item.published_at ? dayInShanghai(item.changed_at) : null,
    url: `${site}${item.path}`,
  };
}

/** How a list is called. */
export function titleOf(list: { readonly recipient: string; readonly number: number }): string {
  return `移送${list.recipient}清单第${list.number}号`;
}

/** The moment at which a day begins in Shanghai. */
function startOf(day: PlainDate): Date {
  return new Date(`${day}T00:00:00+08:00`);
}
