import { authorise } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { must } from '../../platform/errors.ts';
import { dayInShanghai } from '../../law/dates.ts';
import { writeReportDocx } from '../../files/docx-writer.ts';
import { columnHeader, dataCell } from '../../files/table-spec.ts';
import { writeXlsxOf } from '../../files/xlsx-writer.ts';
import { agencyById, placeOf } from '../agencies/agencies.queries.ts';
import { channelsPolicy } from './channels.policy.ts';
import { faulty } from './channels.errors.ts';
import { deliveryEntry } from './deliveries.api.ts';
import { findDelivery } from './deliveries.repository.ts';
import { outdatedRecords } from './outdated-records.ts';
import { isUnnamed } from './public-item.ts';

/** What a recipient is asked to give back: where it stands on which list, and what may be told of it. */
interface Recalled {
  readonly list: string;
  readonly title: string;
  readonly documentNumber: string;
  readonly indexNumber: string;
  readonly withdrawnOn: string;
}

/**
 * What was delivered to a recipient and is withdrawn here since (DOCX to be sent, XLSX to be worked with). No provision says what becomes of
 * such copies: a library, which shows them to the public, is asked to give them back; an archive keeps what it has and is told. Where not
 * even the name may be told, the place on the list and the 索引号 say which it is.
 */
export async function recallFile(
  ctx: Ctx,
  input: { readonly agencyId: string; readonly recipient: string; readonly format: 'docx' | 'xlsx' },
): Promise<{ name: string; bytes: Buffer }> {
  const { agencyId, recipient, format } = input;
  authorise(channelsPolicy.read(ctx.actor, await placeOf(ctx.db, agencyId)));
  const found = (await outdatedRecords(ctx.db, agencyId)).filter(
    ({ record, outdated }) =>
      outdated === 'withdrawn' &&
      (record.channel === 'archive' || record.channel === 'library') &&
      record.target_name === recipient,
  );
  if (found.length === 0) throw faulty('recipient', '没有要向这个单位收回或者告知的政府信息。');
  const rows: Recalled[] = [];
  for (const { record, item } of found) {
    const list = must(await findDelivery(ctx.db, record.target_id), 'list of the record');
    const entries = deliveryEntry.array().parse(list.entries);
    const at = entries.findIndex(({ documentId }) => documentId === item.document_id);
    const entry = must(entries[at], 'entry of the record');
    const unnamed = isUnnamed(item);
    rows.push({
      list: `第${list.number}号清单第${at + 1}项`,
      title: unnamed ? '（标题不公开）' : entry.title,
      documentNumber: unnamed ? '' : entry.documentNumber,
      indexNumber: entry.indexNumber,
      withdrawnOn: dayInShanghai(item.withdrawn_at ?? item.changed_at),
    });
  }
  const agency = await agencyById(ctx.db, agencyId);
  const isArchive = found.every(({ record }) => record.channel === 'archive');
  const what = isArchive ? '撤下告知清单' : '收回清单';
  const bytes =
    format === 'xlsx'
      ? await xlsxOf(rows, what)
      : await docxOf(rows, {
          agencyName: agency.name,
          recipient,
          what,
          on: dayInShanghai(ctx.clock.now()),
          asks: isArchive
            ? '请知悉，已移送的由你单位按照档案管理的规定处理。'
            : '请停止提供查阅，并将已移送的退回我单位。',
        });
  return { name: `${agency.shortName}向${recipient}的${what}.${format}`, bytes };
}

async function xlsxOf(rows: readonly Recalled[], sheetName: string): Promise<Buffer> {
  return writeXlsxOf<Recalled & { readonly at: number }>({
    sheetName,
    columns: [
      ['序号', ({ at }) => at],
      ['原移送清单', ({ list }) => list],
      ['标题', ({ title }) => title],
      ['文号', ({ documentNumber }) => documentNumber],
      ['索引号', ({ indexNumber }) => indexNumber],
      ['网站撤下日期', ({ withdrawnOn }) => withdrawnOn],
    ],
    items: rows.map((row, index) => ({ ...row, at: index + 1 })),
  });
}

async function docxOf(
  rows: readonly Recalled[],
  letter: {
    readonly agencyName: string;
    readonly recipient: string;
    readonly what: string;
    readonly on: string;
    readonly asks: string;
  },
): Promise<Buffer> {
  const head = ['序号', '原移送清单', '标题', '文号、索引号', '撤下日期'].map((text) => columnHeader(text));
  return writeReportDocx({
    title: `${letter.agencyName}政府信息${letter.what}`,
    agencyName: letter.agencyName,
    blocks: [
      { kind: 'addressee', text: `${letter.recipient}：` },
      {
        kind: 'paragraph',
        text: `下列 ${rows.length} 件向你单位移送的政府信息，已从我单位网站撤下。${letter.asks}`,
      },
      {
        kind: 'table',
        table: {
          caption: letter.what,
          columnWidths: [7, 18, 25, 36, 14],
          headerRows: 1,
          fontSize: 9,
          rows: [
            head,
            ...rows.map((row, index) => [
              dataCell(String(index + 1)),
              dataCell(row.list),
              dataCell(row.title, { align: 'left' }),
              dataCell([row.documentNumber, row.indexNumber].filter((part) => part !== '').join('\n')),
              dataCell(row.withdrawnOn),
            ]),
          ],
        },
      },
      { kind: 'paragraph', text: '经办人（签字）：　　　　　　　　日期：' },
      { kind: 'signature', agency: letter.agencyName, date: letter.on, sealed: true },
    ],
  });
}
