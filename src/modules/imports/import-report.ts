import type { Ctx } from '../../platform/context.ts';
import { writeCsv } from '../../files/csv-writer.ts';
import { type SheetColumn, writeXlsxOf } from '../../files/xlsx-writer.ts';
import { itemsOf } from '../publishing/publishing.queries.ts';
import { ITEM_STATE_LABELS, sourceLabel } from './import-items.content.ts';
import { viewItems } from './import-view.ts';
import { loadImport } from './imports.ts';
import { itemsAfter } from './import-items.repository.ts';
import { problemsOf } from './read-import.ts';

const AT_ONCE = 500;

interface ReportRow {
  readonly number: string;
  readonly place: string;
  readonly result: string;
  readonly reason: string;
  readonly title: string;
  readonly column: string;
  readonly documentNumber: string;
  readonly writtenOn: string;
  readonly publishedOn: string;
  readonly attachments: string;
  readonly notes: string;
  readonly oldAddress: string;
  readonly newAddress: string;
}

const COLUMNS: readonly SheetColumn<ReportRow>[] = [
  ['序号', ({ number }) => number],
  ['来源位置', ({ place }) => place],
  ['结果', ({ result }) => result],
  ['原因', ({ reason }) => reason],
  ['标题', ({ title }) => title],
  ['栏目', ({ column }) => column],
  ['文号', ({ documentNumber }) => documentNumber],
  ['成文日期', ({ writtenOn }) => writtenOn],
  ['原公开日期', ({ publishedOn }) => publishedOn],
  ['附件', ({ attachments }) => attachments],
  ['请核对', ({ notes }) => notes],
  ['原网址', ({ oldAddress }) => oldAddress],
  ['现网址', ({ newAddress }) => newAddress],
];

/** What became of every item of an import, and of what is no item; for people, and for who keeps old addresses alive. */
export async function importItemsReport(
  ctx: Ctx,
  input: { readonly importId: string; readonly format: 'xlsx' | 'csv' },
): Promise<{ fileName: string; bytes: Buffer }> {
  const row = await loadImport(ctx, input.importId, 'read');
  const rows: ReportRow[] = [];
  for (let after = 0; ;) {
    const items = await itemsAfter(ctx.db, { importId: row.id, after, state: null, limit: AT_ONCE });
    const views = await viewItems(ctx, row, items);
    const published = new Map(
      (
        await itemsOf(
          ctx.db,
          views.flatMap(({ documentId }) => documentId ?? []),
        )
      ).map((one) => [one.document_id, one]),
    );
    for (const [index, view] of views.entries()) {
      const item = published.get(view.documentId ?? '');
      rows.push({
        number: String(view.position),
        place: view.place,
        result: ITEM_STATE_LABELS[view.state],
        reason: view.reason,
        title: view.title,
        column: view.columnName,
        documentNumber: view.documentNumber,
        writtenOn: view.writtenOn ?? '',
        publishedOn: view.publishedOn ?? '',
        attachments: view.attachments.join('\n'),
        notes: view.notes.join('\n'),
        oldAddress: items[index]?.old_path ?? '',
        newAddress: item?.state === 'public' ? item.path : '',
      });
    }
    const last = items.at(-1);
    if (items.length < AT_ONCE || last === undefined) break;
    after = last.position;
  }
  for (const problem of problemsOf(row)) rows.push({ ...EMPTY, result: '说明', reason: problem });
  const fileName = `导入情况-${sourceLabel(row.source)}.${input.format}`;
  if (input.format === 'xlsx')
    return { fileName, bytes: await writeXlsxOf({ sheetName: '导入情况', columns: COLUMNS, items: rows }) };
  const lines = [
    COLUMNS.map(([heading]) => heading),
    ...rows.map((one) => COLUMNS.map(([, cell]) => String(cell(one)))),
  ];
  return { fileName, bytes: Buffer.from(writeCsv(lines), 'utf8') };
}

const EMPTY: ReportRow = {
  number: '',
  place: '',
  result: '',
  reason: '',
  title: '',
  column: '',
  documentNumber: '',
  writtenOn: '',
  publishedOn: '',
  attachments: '',
  notes: '',
  oldAddress: '',
  newAddress: '',
};
