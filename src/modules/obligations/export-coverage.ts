import type { z } from 'zod';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { writeXlsxOf, type SheetColumn } from '../../files/xlsx-writer.ts';
import { agencyById } from '../agencies/agencies.queries.ts';
import {
  absenceWords,
  ROWS_BY,
  cellWords,
  periodWords,
  type CoverageBy,
  type CoverageCell,
  type CoverageRow,
  type coverageFilter,
} from './coverage.api.ts';
import { coverageMap } from './coverage-map.ts';

/** The coverage map as a workbook, as it is shown: a row a row, a column a month, with the periods. */
export async function exportCoverage(
  ctx: Ctx,
  filter: z.output<typeof coverageFilter>,
): Promise<{ fileName: string; bytes: Buffer }> {
  const { agencyId, ...asked } = filter;
  const { rows } = await coverageMap(ctx, filter);
  const agency = await agencyById(ctx.db, agencyId);
  await inTransaction(ctx, async (tx) =>
    tx.record({
      type: 'obligation.coverage_exported',
      agencyId,
      subject: { kind: 'agency', id: agencyId, title: agency.name },
      after: { ...asked, rows: rows.length },
    }),
  );
  const bytes = await writeXlsxOf({
    sheetName: `${filter.year}年公开情况分布图`,
    columns: columnsOf(filter.by),
    items: rows,
  });
  return { fileName: `${agency.shortName}${filter.year}年公开情况分布图.xlsx`, bytes };
}

function columnsOf(by: CoverageBy): readonly SheetColumn<CoverageRow>[] {
  return [
    [ROWS_BY[by], ({ name }) => name],
    ...Array.from({ length: 12 }, (_, index): SheetColumn<CoverageRow> => [
      `${index + 1}月`,
      ({ months }) => words(months[index], { dated: false }),
    ]),
    ['次年到期', ({ nextYear }) => words(nextYear, { dated: true })],
    ['待放假安排', ({ undated }) => words(undated, { dated: false })],
    ['到期', ({ timeliness }) => timeliness.due],
    ['按期', ({ timeliness }) => timeliness.onTime],
    ['逾期公开', ({ timeliness }) => timeliness.late],
    ['未公开', ({ timeliness }) => timeliness.missing],
    ['按期率', ({ timeliness: { rate } }) => (rate === null ? '' : `${Math.round(rate * 100)}%`)],
    by === 'source'
      ? ['没有义务的事项', ({ absence }) => (absence === null ? '' : absenceWords(absence))]
      : ['没有登记过的事项', ({ items }) => items?.neverRaised ?? 0],
    ...(by === 'source'
      ? []
      : [['现行事项', ({ items }) => items?.inForce ?? 0] satisfies SheetColumn<CoverageRow>]),
  ];
}

function words(cell: CoverageCell | undefined, { dated }: { readonly dated: boolean }): string {
  if (cell === undefined) return '';
  const parts = [cellWords(cell), periodWords(cell), dated ? (cell.dueOn ?? '') : ''];
  return parts.filter((part) => part !== '').join(' ');
}
