import type { Ctx } from '../../platform/context.ts';
import { dayInShanghai, toChinese } from '../../law/dates.ts';
import { CONCLUSION_LABELS } from '../../law/inspection/hand-checks.ts';
import type { IndicatorEffect } from '../../law/inspection/indicators.ts';
import { columnHeader, dataCell, rowHeader, type TableCell, type TableSpec } from '../../files/table-spec.ts';
import type { TablesDocument } from '../../files/tables-document.ts';
import { writeTablesDocx } from '../../files/tables-docx.ts';
import { writeTablesHtml } from '../../files/tables-html.ts';
import { writeTablesXlsx } from '../../files/tables-xlsx.ts';
import {
  findingWords,
  handCheckWords,
  JUDGED_WORDS,
  refutedWords,
  STATE_WORDS,
  verdictOf,
} from './inspection-words.ts';
import { openInspection, type KeptHandCheck, type KeptInspection, type KeptLine } from './kept-inspection.ts';

/** In which forms a report is taken along. */
export const REPORT_FORMATS = ['docx', 'xlsx', 'html'] as const;
/** One of the forms. */
export type ReportFormat = (typeof REPORT_FORMATS)[number];

const MEDIA_TYPES: Readonly<Record<ReportFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  html: 'text/html; charset=utf-8',
};

/** A report in the form that inspectors use: an indicator a row, measured and by hand side by side, then the places. */
export async function inspectionReport(
  ctx: Ctx,
  input: { readonly inspectionId: string; readonly format: ReportFormat },
): Promise<{ fileName: string; mediaType: string; bytes: Buffer }> {
  const kept = await openInspection(ctx, input);
  const document = reportOf(kept);
  const { format } = input;
  const bytes =
    format === 'docx'
      ? await writeTablesDocx(document)
      : format === 'xlsx'
        ? writeTablesXlsx(document)
        : Buffer.from(writeTablesHtml(document));
  return {
    fileName: `${document.title}（${kept.day}）.${format}`,
    mediaType: MEDIA_TYPES[format],
    bytes,
  };
}

const EFFECTS: readonly { readonly effect: IndicatorEffect; readonly heading: string }[] = [
  { effect: 'veto', heading: '单项否决指标' },
  { effect: 'deduction', heading: '扣分指标' },
  { effect: 'alert', heading: '提醒' },
];

/** A kept inspection as a document. */
export function reportOf(kept: KeptInspection): TablesDocument {
  const { lines, agencyName, day } = kept;
  const tables = [
    conclusionTable(kept),
    ...EFFECTS.map(({ effect, heading }) =>
      resultsTable(
        heading,
        lines.filter(({ result }) => result.indicator.effect === effect),
      ),
    ),
    placesTable(lines),
    checksTable(lines),
  ].filter(({ rows, headerRows }) => rows.length > headerRows);
  return {
    agencyName,
    title: `${agencyName}网站检查情况`,
    day,
    opening: [],
    sections: tables.map((table, index) => ({
      heading: `${'一二三四五六'.charAt(index)}、${table.caption}`,
      sheetName: table.caption,
      table,
    })),
  };
}

/** Stands in a table: a workbook has nothing beside its tables. */
function conclusionTable(kept: KeptInspection): TableSpec {
  const { settled, day, by } = kept;
  const rows: readonly (readonly [string, string])[] = [
    ['检查日期', toChinese(day)],
    ['发起人', by],
    ['结论', CONCLUSION_LABELS[settled.conclusion]],
    ['说明', verdictOf(kept)],
  ];
  return {
    caption: '检查结论',
    columnWidths: [14, 94],
    headerRows: 0,
    fontSize: 9,
    rows: rows.map(([what, said]) => [rowHeader(what), left(said)]),
  };
}

function resultsTable(caption: string, lines: readonly KeptLine[]): TableSpec {
  return tableOf(
    caption,
    { 序号: 5, 指标: 13, 标准与依据: 29, 系统监测: 22, 人工检查: 25, 结果: 8, 扣分: 6 },
    lines.map(({ result, check, judged, awaited }, index) => {
      const { indicator, state, finding } = result;
      const certain = indicator.certain ? '' : '，数值待核实，可由本单位设定';
      const measured = `${STATE_WORDS[state]}。${finding === '未发现。' ? '' : finding}`;
      return [
        dataCell(String(index + 1)),
        left(indicator.name),
        left(`${indicator.sentence}（${indicator.source}${certain}）`),
        left(state === 'unknown' ? finding : measured),
        left(lineOf([check === null ? '' : handCheckWords(check), awaited ? '待人工检查' : ''])),
        dataCell(awaited && judged.state === 'fine' ? JUDGED_WORDS.unknown : JUDGED_WORDS[judged.state]),
        dataCell(judged.deducted === 0 ? '' : String(judged.deducted)),
      ];
    }),
  );
}

function placesTable(lines: readonly KeptLine[]): TableSpec {
  const rows = lines.flatMap(({ result, check }) => [
    ...result.places
      .map(({ what, href }) => [what, href, '系统监测'])
      .map((cells) => [result, cells] as const),
    ...placesByHand(check).map((cells) => [result, cells] as const),
  ]);
  return tableOf(
    '问题清单',
    { 序号: 6, 指标: 18, 问题: 42, 网页: 28, 来源: 14 },
    rows.map(([{ indicator }, cells], index) => [
      dataCell(String(index + 1)),
      left(indicator.name),
      ...cells.map(left),
    ]),
  );
}

function placesByHand(check: KeptHandCheck | null): string[][] {
  if (check === null || check.outcome !== 'found') return [];
  const { words, addresses, places, checkedBy } = check;
  const all = places > addresses.length ? `${words}（共 ${places} 处）` : words;
  return (addresses.length === 0 ? [''] : addresses).map((address, index) => [
    index === 0 ? all : '同上',
    address,
    `人工检查（${checkedBy}）`,
  ]);
}

/** Everything that was recorded by hand, corrected or not. */
function checksTable(lines: readonly KeptLine[]): TableSpec {
  const all = lines
    .flatMap(({ result, check: last, checks }) =>
      checks.map((check) => ({ check, name: result.indicator.name, holds: check === last })),
    )
    .toSorted((a, b) => a.check.seq - b.check.seq);
  return tableOf(
    '人工检查记录',
    { 序号: 6, 指标: 18, 内容: 38, '检查人、日期': 16, '填写人、日期': 16, 更正的理由: 14 },
    all.map(({ check, name, holds }) => [
      dataCell(String(check.seq)),
      left(name),
      left(lineOf([findingWords(check), refutedWords(check), holds ? '' : '（已更正，见后）'])),
      left(`${check.checkedBy}\n${toChinese(check.checkedOn)}`),
      left(`${check.by}\n${toChinese(dayInShanghai(check.at))}`),
      left(check.correction),
    ]),
  );
}

/** A table with its columns by name and width; without rows it is left out. */
function tableOf(
  caption: string,
  columns: Readonly<Record<string, number>>,
  rows: readonly (readonly TableCell[])[],
): TableSpec {
  return {
    caption,
    columnWidths: Object.values(columns),
    headerRows: 1,
    fontSize: 9,
    rows: [Object.keys(columns).map((name) => columnHeader(name)), ...rows],
  };
}

function lineOf(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n');
}

function left(text: string): TableCell {
  return dataCell(text, { align: 'left' });
}
