import type { Ctx } from '../../platform/context.ts';
import { toChinese } from '../../law/dates.ts';
import type { IndicatorEffect } from '../../law/inspection/indicators.ts';
import type { IndicatorResult, Inspection } from '../../law/inspection/inspect.ts';
import { columnHeader, dataCell, type TableSpec } from '../../files/table-spec.ts';
import type { TablesDocument } from '../../files/tables-document.ts';
import { writeTablesDocx } from '../../files/tables-docx.ts';
import { writeTablesHtml } from '../../files/tables-html.ts';
import { writeTablesXlsx } from '../../files/tables-xlsx.ts';
import { openInspection, type KeptInspection } from './make-inspection.ts';

/** In which forms a report is taken along. */
export const REPORT_FORMATS = ['docx', 'xlsx', 'html'] as const;
/** One of the forms. */
export type ReportFormat = (typeof REPORT_FORMATS)[number];

const MEDIA_TYPES: Readonly<Record<ReportFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  html: 'text/html; charset=utf-8',
};

/** A report in the form that inspectors use: an indicator a row, 未发现 or the problem, then the places. */
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
    fileName: `${document.title}（${kept.inspection.day}）.${format}`,
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
export function reportOf(kept: Pick<KeptInspection, 'agencyName' | 'by' | 'inspection'>): TablesDocument {
  const { inspection, agencyName } = kept;
  const parts = EFFECTS.flatMap(({ effect, heading }) => {
    const results = inspection.results.filter(({ indicator }) => indicator.effect === effect);
    return results.length === 0
      ? []
      : [{ heading, sheetName: heading, table: resultsTable(heading, results) }];
  });
  const found = inspection.results.filter(({ places }) => places.length > 0);
  const all =
    found.length === 0
      ? parts
      : [...parts, { heading: '问题清单', sheetName: '问题清单', table: placesTable(found) }];
  return {
    agencyName,
    title: `${agencyName}网站检查情况`,
    day: inspection.day,
    opening: [`检查日期：${toChinese(inspection.day)}。检查人：${kept.by}。`, verdictOf(inspection)],
    sections: all.map((section, index) => ({
      ...section,
      heading: `${'一二三四'.charAt(index)}、${section.heading}`,
    })),
  };
}

/** The result in a sentence. It never says that there is no 单项否决: of those that no program measures a person must look. */
export function verdictOf({ vetoed, score, results }: Inspection): string {
  const unknown = results.filter(({ state }) => state === 'unknown');
  const vetoes = unknown.flatMap(({ indicator }) => (indicator.effect === 'veto' ? [indicator.name] : []));
  const left = unknown.length === 0 ? '' : `另有 ${unknown.length} 项没有监测，没有计入。`;
  const byHand =
    vetoes.length === 0 ? '' : `其中单项否决指标 ${vetoes.length} 项，请人工检查：${vetoes.join('；')}。`;
  return vetoed
    ? `有单项否决指标，按照指标为不合格；扣分指标得 ${score} 分。${left}${byHand}`
    : `已监测的没有单项否决，扣分指标得 ${score} 分。${left}${byHand}`;
}

const STATE_WORDS = { fine: '未发现', found: '有问题', unknown: '没有监测' } as const;

function resultsTable(caption: string, results: readonly IndicatorResult[]): TableSpec {
  return {
    caption,
    columnWidths: [5, 16, 40, 10, 30, 7],
    headerRows: 1,
    fontSize: 9,
    rows: [
      ['序号', '指标', '标准与依据', '结果', '检查情况', '扣分'].map((text) => columnHeader(text)),
      ...results.map(({ indicator, state, finding, deducted }, index) => [
        dataCell(String(index + 1)),
        dataCell(indicator.name, { align: 'left' }),
        dataCell(
          `${indicator.sentence}（${indicator.source}${indicator.certain ? '' : '，数值待核实，可由本单位设定'}）`,
          { align: 'left' },
        ),
        dataCell(STATE_WORDS[state]),
        dataCell(finding, { align: 'left' }),
        dataCell(deducted === 0 ? '' : String(deducted)),
      ]),
    ],
  };
}

function placesTable(results: readonly IndicatorResult[]): TableSpec {
  const rows = results.flatMap(({ indicator, places }) => places.map((place) => ({ indicator, place })));
  return {
    caption: '问题清单',
    columnWidths: [6, 20, 50, 32],
    headerRows: 1,
    fontSize: 9,
    rows: [
      ['序号', '指标', '问题', '网页'].map((text) => columnHeader(text)),
      ...rows.map(({ indicator, place }, index) => [
        dataCell(String(index + 1)),
        dataCell(indicator.name, { align: 'left' }),
        dataCell(place.what, { align: 'left' }),
        dataCell(place.href, { align: 'left' }),
      ]),
    ],
  };
}
