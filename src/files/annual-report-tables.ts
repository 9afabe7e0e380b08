import {
  APPLICANTS_LABEL,
  DISPUTE_COLUMNS,
  DISPUTE_COLUMN_LABELS,
  DISPUTE_KINDS,
  DISPUTE_KIND_LABELS,
  ORGANISATIONS_LABEL,
  REQUEST_COLUMNS,
  REQUEST_COLUMN_LABELS,
  REQUEST_ROWS,
  REQUEST_ROW_LABELS,
  type RequestRow,
  SUITS_LABEL,
  TABLE2_BLOCKS,
  TABLE2_CONTENT_LABEL,
  TABLE2_ROW_LABELS,
  TABLE3_CAPTION,
  type Table2Block,
} from '../law/annual-report/form.ts';
import { type ReportTables, getCell, isCellName } from '../law/annual-report/tables.ts';
import { type TableCell, type TableSpec, columnHeader, dataCell, rowHeader } from './table-spec.ts';

/** Columns of the three tables' grids. */
const TABLE2_WIDTH = 4;
const TABLE3_LABEL_COLUMNS = 3;

/** The three tables of 国办公开办函〔2021〕30号, filled in: parts two, three and four of the report. */
export function annualReportTables(tables: ReportTables): readonly [TableSpec, TableSpec, TableSpec] {
  return [tableTwo(tables), tableThree(tables), tableFour(tables)];
}

function tableTwo(tables: ReportTables): TableSpec {
  return {
    caption: '主动公开政府信息情况统计表',
    columnWidths: [25, 25, 25, 25],
    headerRows: 0,
    fontSize: 12,
    rows: TABLE2_BLOCKS.flatMap((block) => tableTwoBlock(block, tables)),
  };
}

function tableTwoBlock(block: Table2Block, tables: ReportTables): TableCell[][] {
  // The first column is always one wide; the last takes what the block's other columns leave.
  const spanOf = (index: number): number =>
    index === block.columns.length - 1 ? TABLE2_WIDTH - block.columns.length : 1;
  return [
    [columnHeader(block.title, { colSpan: TABLE2_WIDTH })],
    [
      columnHeader(TABLE2_CONTENT_LABEL),
      ...block.columns.map(({ label }, index) => columnHeader(label, { colSpan: spanOf(index) })),
    ],
    ...block.rows.map((row) => [
      rowHeader(TABLE2_ROW_LABELS[row]),
      ...block.columns.map(({ key }, index) => figure(tables, `t2.${row}.${key}`, spanOf(index))),
    ]),
  ];
}

function tableThree(tables: ReportTables): TableSpec {
  const organisations = REQUEST_COLUMNS.slice(1, -1);
  return {
    caption: '收到和处理政府信息公开申请情况统计表',
    columnWidths: [9, 10, 32, ...REQUEST_COLUMNS.map(() => 7)],
    headerRows: 3,
    fontSize: 9,
    rows: [
      [
        columnHeader(TABLE3_CAPTION, { colSpan: TABLE3_LABEL_COLUMNS, rowSpan: 3 }),
        columnHeader(APPLICANTS_LABEL, { colSpan: REQUEST_COLUMNS.length }),
      ],
      [
        columnHeader(REQUEST_COLUMN_LABELS.natural, { rowSpan: 2 }),
        columnHeader(ORGANISATIONS_LABEL, { colSpan: organisations.length }),
        columnHeader(REQUEST_COLUMN_LABELS.total, { rowSpan: 2 }),
      ],
      organisations.map((column) => columnHeader(REQUEST_COLUMN_LABELS[column])),
      ...REQUEST_ROWS.map((row) => [
        ...requestRowHeaders(row),
        ...REQUEST_COLUMNS.map((column) => figure(tables, `t3.${row}.${column}`)),
      ]),
    ],
  };
}

/** The headings that begin in this row: those of a group or section stand only beside its first row. */
function requestRowHeaders(row: RequestRow): TableCell[] {
  const { group, section, label } = REQUEST_ROW_LABELS[row];
  const cells: TableCell[] = [];
  if (group !== null) {
    const rows = REQUEST_ROWS.filter((other) => REQUEST_ROW_LABELS[other].group === group);
    if (rows[0] === row) cells.push(rowHeader(group, { rowSpan: rows.length }));
  }
  if (section !== null) {
    const rows = REQUEST_ROWS.filter((other) => REQUEST_ROW_LABELS[other].section === section);
    if (rows[0] === row) cells.push(rowHeader(section, { rowSpan: rows.length }));
  }
  const taken = Number(group !== null) + Number(section !== null);
  cells.push(rowHeader(label, { colSpan: TABLE3_LABEL_COLUMNS - taken }));
  return cells;
}

function tableFour(tables: ReportTables): TableSpec {
  const width = DISPUTE_COLUMNS.length;
  const suits = DISPUTE_KINDS.slice(1);
  const headings = (spans: { rowSpan?: number }): TableCell[] =>
    DISPUTE_COLUMNS.map((column) => columnHeader(DISPUTE_COLUMN_LABELS[column], spans));
  return {
    caption: '政府信息公开行政复议、行政诉讼情况统计表',
    columnWidths: DISPUTE_KINDS.flatMap(() => DISPUTE_COLUMNS.map(() => 1)),
    headerRows: 3,
    fontSize: 9,
    rows: [
      [
        columnHeader(DISPUTE_KIND_LABELS.review, { colSpan: width }),
        columnHeader(SUITS_LABEL, { colSpan: width * suits.length }),
      ],
      [
        ...headings({ rowSpan: 2 }),
        ...suits.map((kind) => columnHeader(DISPUTE_KIND_LABELS[kind], { colSpan: width })),
      ],
      suits.flatMap(() => headings({})),
      DISPUTE_KINDS.flatMap((kind) =>
        DISPUTE_COLUMNS.map((column) => figure(tables, `t4.${kind}.${column}`)),
      ),
    ],
  };
}

function figure(tables: ReportTables, name: string, colSpan = 1): TableCell {
  if (!isCellName(name)) throw new RangeError(`no such cell: ${name}`);
  return dataCell(String(getCell(tables, name)), { name, colSpan });
}
