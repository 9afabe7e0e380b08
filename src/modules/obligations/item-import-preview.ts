import type { z } from 'zod';
import type { Ctx } from '../../platform/context.ts';
import type { SourcePlace } from '../../law/annual-report/reading/source-document.ts';
import {
  ITEM_OUTCOMES,
  type ComparedRow,
  type ImportChoices,
  type ItemOutcome,
} from '../../law/obligations/item-tables/compare-items.ts';
import { fieldName } from '../../law/obligations/item-tables/field-of-words.ts';
import { limitWords } from '../../law/obligations/standard-item-limits.ts';
import { writeXlsxOf, type SheetColumn } from '../../files/xlsx-writer.ts';
import { compareImport } from './compare-import.ts';
import type { importPreview } from './item-imports.api.ts';
import { loadImport } from './item-imports.ts';
import { storedCatalogue } from './stored-catalogue.ts';

type Preview = z.input<typeof importPreview>;

const NO_CHOICES: ImportChoices = { sections: {}, rows: {} };

/** What each row of a file would become with the decisions made so far. Nothing is written. */
export async function previewItemImport(
  ctx: Ctx,
  input: { readonly importId: string; readonly choices: ImportChoices },
): Promise<Preview> {
  const row = await loadImport(ctx, input.importId);
  const reading = storedCatalogue(row.reading);
  const { rows, absent } = await compareImport(ctx, row, input.choices);
  return {
    id: row.id,
    fileName: row.file_name,
    sha256: row.sha256,
    readByName: row.read_by_name,
    readAt: row.read_at.toISOString(),
    appliedByName: row.applied_by_name,
    appliedAt: row.applied_at?.toISOString() ?? null,
    sections: reading.sections.map(({ heading, field, rows: own }) => ({
      heading,
      field,
      fieldName: field === null ? '' : fieldName(field),
      rows: own.length,
    })),
    rows: rows.map((each) => shownRow(each)),
    counts: countsOf(rows),
    absent: absent.map(({ id, category, name }) => ({ id, category, name })),
    remarks: [...reading.remarks],
    problems: [...reading.problems],
  };
}

/** What was found in a file, row by row, as a workbook: what became of each, what isn't certain, and the source's own words. */
export async function importReport(
  ctx: Ctx,
  input: { readonly importId: string },
): Promise<{ fileName: string; bytes: Buffer }> {
  const row = await loadImport(ctx, input.importId);
  const { rows } = await compareImport(ctx, row, NO_CHOICES);
  const bytes = await writeXlsxOf({ sheetName: '导入情况', columns: REPORT_COLUMNS, items: rows });
  return { fileName: `标准目录导入情况（${row.file_name.replace(/\.[^.]*$/u, '')}）.xlsx`, bytes };
}

/** What becomes of a row, in words. */
const OUTCOME_LABELS: Readonly<Record<ItemOutcome, string>> = {
  added: '新增',
  changed: '修改',
  unchanged: '没有变化',
  unclear: '需要选择',
  incomplete: '内容不全',
  elsewhere: '由其他层级公开',
  repeated: '文件中重复',
  skipped: '不导入',
};

const REPORT_COLUMNS: readonly SheetColumn<ComparedRow>[] = [
  ['结果', ({ outcome }) => OUTCOME_LABELS[outcome]],
  ['位置', ({ read }) => placeWords(read.place)],
  ['领域', ({ item }) => (item === null ? '' : fieldName(item.field))],
  ['一级事项', ({ read }) => read.item.category],
  ['二级事项', ({ read }) => read.item.name],
  ['存疑和说明', ({ doubts }) => doubts.map(({ message }) => message).join('\n')],
  [
    '改动',
    ({ changes }) => changes.map(({ label, before, after }) => `${label}：${before} → ${after}`).join('\n'),
  ],
  ['原文：公开内容', ({ read }) => read.words.content],
  ['原文：公开依据', ({ read }) => read.words.basis],
  ['原文：公开时限', ({ read }) => read.words.limit],
  ['原文：公开主体', ({ read }) => read.words.discloser],
  ['原文：公开渠道和载体', ({ read }) => read.words.channels],
];

function shownRow({
  index,
  section,
  outcome,
  read,
  changes,
  doubts,
  choices,
  item,
}: ComparedRow): Preview['rows'][number] {
  return {
    index,
    section,
    place: placeWords(read.place),
    outcome,
    category: read.item.category,
    name: read.item.name,
    limitText: read.item.limitText,
    counted: item === null || item.rule === null ? '' : limitWords(item.rule),
    changes: [...changes],
    doubts: doubts.map(({ weight, message }) => ({ weight, message })),
    choices: [...choices],
  };
}

function countsOf(rows: readonly ComparedRow[]): Preview['counts'] {
  const count = (wanted: ItemOutcome): number => rows.filter(({ outcome }) => outcome === wanted).length;
  return Object.fromEntries(ITEM_OUTCOMES.map((outcome) => [outcome, count(outcome)])) as Preview['counts'];
}

function placeWords({ page, sheet, table, row }: SourcePlace): string {
  return [
    page === undefined ? '' : `第${page}页`,
    sheet === undefined ? '' : `工作表“${sheet}”`,
    sheet !== undefined || table === undefined ? '' : `第${table}张表`,
    row === undefined ? '' : `第${row}行`,
  ].join('');
}
