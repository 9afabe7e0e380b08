import type { ReportBlock, ReportDocument } from '../../src/files/report-document.ts';
import {
  type TableCell,
  type TableSpec,
  dataCell,
  layOutTable,
  columnHeader,
} from '../../src/files/table-spec.ts';
import type { Random } from './random.ts';

/** A way in which offices depart from the form; what it leaves of a cell's number is what the cell says. */
export interface Departure {
  readonly name: string;
  /** Whether every check must still find nothing: some departures are faults themselves. */
  readonly isFault: boolean;
  change(document: ReportDocument, random: Random): ReportDocument;
}

/** Departures that nothing was tuned for. */
export const DEPARTURES: readonly Departure[] = [
  departure('other words in labels', (document, random) =>
    inTables(document, (spec) => reworded(spec, random)),
  ),
  departure('blanks within labels', (document) =>
    inTables(document, (spec) => mapLabels(spec, (text) => [...text].join(' '))),
  ),
  departure('footnotes below tables', (document) =>
    afterTables(document, [
      '注：1.本表统计口径为全年数据。2.“其他”指未列明的情形。',
      '填表人：办公室　审核：办公室',
    ]),
  ),
  departure('a line above tables', (document) =>
    beforeTables(document, ['单位：件', '（统计时间：1月1日至12月31日）']),
  ),
  departure('a column of notes', (document) => inThird(document, withNotes)),
  departure('merged labels lost', (document) => inThird(document, withoutMerging)),
  departure('total before the kinds of applicant', (document) => inThird(document, totalFirst)),
  departure('units in headings', (document) =>
    inThird(document, (spec) =>
      mapLabels(spec, (text) => (text === '自然人' || text === '总计' ? `${text}（件）` : text)),
    ),
  ),
  departure('serial numbers before rows', (document) => inThird(document, withSerials)),
  departure('an empty row between', (document) => inThird(document, withEmptyRow)),
  departure('the heading of table three twice', (document) =>
    inThird(document, (spec) => ({ ...spec, rows: [...spec.rows.slice(0, 3), ...spec.rows] })),
  ),
  {
    ...departure('units in cells', (document) =>
      inThird(document, (spec) => mapFigures(spec, (text) => `${text}件`)),
    ),
    isFault: true,
  },
  {
    ...departure('separators of thousands', (document) =>
      inTables(document, (spec) => mapFigures(spec, grouped)),
    ),
    isFault: true,
  },
  {
    ...departure('零 for nought', (document) =>
      inThird(document, (spec) => mapFigures(spec, (text) => (text === '0' ? '零' : text))),
    ),
    isFault: true,
  },
  {
    ...departure('full-width digits', (document) => inTables(document, (spec) => mapFigures(spec, widened))),
    isFault: true,
  },
];

function departure(name: string, change: Departure['change']): Departure {
  return { name, isFault: false, change };
}

function inTables(
  document: ReportDocument,
  change: (spec: TableSpec, index: number) => TableSpec,
): ReportDocument {
  let index = 0;
  return {
    ...document,
    blocks: document.blocks.map((block): ReportBlock => {
      if (block.kind !== 'table') return block;
      index += 1;
      return { ...block, table: change(block.table, index - 1) };
    }),
  };
}

function inThird(document: ReportDocument, change: (spec: TableSpec) => TableSpec): ReportDocument {
  return inTables(document, (spec, index) => (index === 1 ? change(spec) : spec));
}

function afterTables(document: ReportDocument, lines: readonly string[]): ReportDocument {
  return aroundTables(document, (table) => [table, ...lines.map(paragraph)]);
}

function beforeTables(document: ReportDocument, lines: readonly string[]): ReportDocument {
  return aroundTables(document, (table) => [...lines.map(paragraph), table]);
}

function aroundTables(
  document: ReportDocument,
  around: (table: ReportBlock) => ReportBlock[],
): ReportDocument {
  return {
    ...document,
    blocks: document.blocks.flatMap((block) => (block.kind === 'table' ? around(block) : [block])),
  };
}

function paragraph(text: string): ReportBlock {
  return { kind: 'paragraph', text };
}

function mapCells(spec: TableSpec, change: (cell: TableCell) => TableCell): TableSpec {
  return { ...spec, rows: spec.rows.map((row) => row.map(change)) };
}

function mapLabels(spec: TableSpec, change: (text: string) => string): TableSpec {
  return mapCells(spec, (cell) => (cell.role === 'data' ? cell : { ...cell, text: change(cell.text) }));
}

function mapFigures(spec: TableSpec, change: (text: string) => string): TableSpec {
  return mapCells(spec, (cell) =>
    cell.role === 'data' && !(cell.name?.endsWith('.amount') ?? false)
      ? { ...cell, text: change(cell.text) }
      : cell,
  );
}

const OTHER_LABELS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^一、本年新收政府信息公开申请数量$/u, ['一、本年新收申请数', '一、新收政府信息公开申请件数']],
  [/^二、上年结转政府信息公开申请数量$/u, ['二、上年度结转申请数量', '二、上年结转政府信息公开申请件数']],
  [/（区分处理的，只计这一情形，不计其他情形）/u, ['', '（区分处理的，只计这一情形）']],
  [/^1\.属于国家秘密$/u, ['（1）属于国家秘密', '1．国家秘密']],
  [/^8\.属于行政查询事项$/u, ['8、行政查询事项', '8.属于行政查询类事项']],
  [/^2\.没有现成信息需要另行制作$/u, ['2.需要另行制作', '2．没有现成信息、需要另行制作']],
  [/^1\.信访举报投诉类申请$/u, ['1.信访、举报、投诉类申请', '1.属于信访举报投诉类']],
  [/^（七）总计$/u, ['（七）合计', '（七）总 计']],
  [/^四、结转下年度继续办理$/u, ['四、结转下年度继续办理数量', '四、结转下年继续办理']],
  [/^社会公益组织$/u, ['公益组织', '社会公益\n组织']],
  [/^商业企业$/u, ['企业', '商业\n企业']],
];

function reworded(spec: TableSpec, random: Random): TableSpec {
  return mapLabels(spec, (text) => {
    for (const [pattern, others] of OTHER_LABELS)
      if (pattern.test(text)) return text.replace(pattern, random.pick(others));
    return text;
  });
}

function isHeadOf(spec: TableSpec, row: number): boolean {
  return row < spec.headerRows;
}

function withNotes(spec: TableSpec): TableSpec {
  return {
    ...spec,
    columnWidths: [...spec.columnWidths, 12],
    rows: spec.rows.map((row, at) => {
      if (at === 0) return [...row, columnHeader('备注', { rowSpan: spec.headerRows })];
      return isHeadOf(spec, at) ? row : [...row, dataCell(at % 5 === 0 ? '含网上申请' : '')];
    }),
  };
}

/** Every label stands in every row it holds for, as after sorting in a spreadsheet. */
function withoutMerging(spec: TableSpec): TableSpec {
  const { grid } = layOutTable(spec);
  return {
    ...spec,
    rows: grid.map((line, row) =>
      isHeadOf(spec, row)
        ? (spec.rows[row] ?? [])
        : line.map(({ text, role, name }) => ({ text, role, ...(name === undefined ? {} : { name }) })),
    ),
  };
}

function totalFirst(spec: TableSpec): TableSpec {
  return {
    ...spec,
    rows: spec.rows.map((row) => {
      const total = row.find((cell) => cell.text === '总计' || (cell.name?.endsWith('.total') ?? false));
      if (total === undefined) return row;
      const rest = row.filter((cell) => cell !== total);
      const at = rest.findIndex((cell) => cell.role === 'data' || cell.text === '自然人');
      return [...rest.slice(0, at), total, ...rest.slice(at)];
    }),
  };
}

function withSerials(spec: TableSpec): TableSpec {
  return {
    ...spec,
    columnWidths: [4, ...spec.columnWidths],
    rows: spec.rows.map((row, at) => {
      if (at === 0) return [columnHeader('序号', { rowSpan: spec.headerRows }), ...row];
      if (isHeadOf(spec, at)) return row;
      const serial: TableCell = { text: String(at - spec.headerRows + 1), role: 'rowHeader' };
      return [serial, ...row];
    }),
  };
}

function withEmptyRow(spec: TableSpec): TableSpec {
  const empty = spec.columnWidths.map(() => dataCell(''));
  return { ...spec, rows: [...spec.rows.slice(0, 5), empty, ...spec.rows.slice(5)].map((row) => [...row]) };
}

function grouped(text: string): string {
  return text.replace(/^(\d{1,3})(\d{3})$/u, '$1,$2').replace(/^(\d{1,3})(\d{3})(\d{3})$/u, '$1,$2,$3');
}

function widened(text: string): string {
  return text.replaceAll(/\d/gu, (digit) => String.fromCodePoint((digit.codePointAt(0) ?? 0) + 0xfe_e0));
}
