import { inTransaction, type Ctx } from '../../platform/context.ts';
import { writeXlsxOf, type SheetColumn } from '../../files/xlsx-writer.ts';
import { agencyById } from '../agencies/agencies.queries.ts';
import { allLateDocuments, type LateDocument, type LateFilter } from './late-documents.ts';

/** Late documents as a workbook, a row each, with what the filter asks for; the latest first. */
export async function exportLateDocuments(
  ctx: Ctx,
  filter: LateFilter,
): Promise<{ fileName: string; bytes: Buffer }> {
  const items = await allLateDocuments(ctx, filter);
  const { agencyId, ...asked } = filter;
  const agency = await agencyById(ctx.db, agencyId);
  await inTransaction(ctx, async (tx) =>
    tx.record({
      type: 'obligation.late_exported',
      agencyId,
      subject: { kind: 'agency', id: agencyId, title: agency.name },
      after: { ...asked, rows: items.length },
    }),
  );
  const bytes = await writeXlsxOf({ sheetName: '逾期文稿', columns: COLUMNS, items });
  return { fileName: `${agency.shortName}${fileWords(filter)}.xlsx`, bytes };
}

function fileWords({ year, month, reach }: LateFilter): string {
  const when = month === undefined ? `${year}年` : `${year}年${month}月`;
  return `${reach === 'below' ? '及下级机构' : ''}逾期文稿（${when}）`;
}

const COLUMNS: readonly SheetColumn<LateDocument>[] = [
  ['机构', ({ agencyName }) => agencyName],
  ['文稿', ({ title }) => title],
  ['栏目', ({ nodeName }) => nodeName],
  ['成文日期', ({ writtenOn }) => writtenOn],
  ['最迟公开', ({ lastDay }) => lastDay],
  ['依据', ({ article }) => article],
  ['实际公开', ({ publicOn }) => publicOn],
  ['逾期天数', ({ daysLate }) => daysLate],
];
