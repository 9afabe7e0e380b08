import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  LineRuleType,
  Paragraph,
  Table,
  TableCell as DocxCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { TEXT_WIDTH_PT, printable } from './official-layout.ts';
import { type CellAlign, type PlacedCell, type TableSpec, layOutTable, staysWithNext } from './table-spec.ts';

const TWIPS = 20;
const LINE = 1.3;
const HALF_POINTS = 2;
const PADDING = { vertical: 1.5, ofSize: 0.35 };
const BORDER = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;

const ALIGNMENTS: Readonly<Record<CellAlign, (typeof AlignmentType)[keyof typeof AlignmentType]>> = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
};

/** How a table stands on its page. */
export interface DocxTableOptions {
  /** In points; the text area of an official document when left out. */
  readonly widthPt?: number;
  /** A page may end between any two rows, as in lists whose rows are high. */
  readonly breaksAnywhere?: boolean;
}

/** A table as wide as the text area, with fixed columns, real merged cells and header rows that repeat on each page. */
export function writeDocxTable(spec: TableSpec, options: DocxTableOptions = {}): Table {
  const table = layOutTable(spec);
  const { rows } = table;
  const { widthPt = TEXT_WIDTH_PT, breaksAnywhere = false } = options;
  const columns = columnTwips(spec.columnWidths, Math.floor(widthPt * TWIPS));
  return new Table({
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    width: { size: sum(columns), type: WidthType.DXA },
    columnWidths: columns,
    borders: {
      top: BORDER,
      bottom: BORDER,
      left: BORDER,
      right: BORDER,
      insideHorizontal: BORDER,
      insideVertical: BORDER,
    },
    margins: { ...paddingOf(spec), marginUnitType: WidthType.DXA },
    rows: rows.map(
      (cells, index) =>
        new TableRow({
          ...(index < spec.headerRows && { tableHeader: true }),
          cantSplit: true,
          ...heightOf(spec, index),
          children: cells.map((cell) =>
            writeCell(cell, {
              spec,
              columns,
              keepNext: !breaksAnywhere && staysWithNext(spec, table, index),
            }),
          ),
        }),
    ),
  });
}

/** Whole twips for relative widths; their sum is exactly `total`. */
export function columnTwips(widths: readonly number[], total: number): number[] {
  const all = sum(widths);
  const edges = widths.map((_, index) => Math.round((sum(widths.slice(0, index + 1)) / all) * total));
  return edges.map((edge, index) => edge - (edges[index - 1] ?? 0));
}

function writeCell(
  cell: PlacedCell,
  table: { spec: TableSpec; columns: readonly number[]; keepNext: boolean },
): DocxCell {
  const { fontSize } = table.spec;
  return new DocxCell({
    columnSpan: cell.colSpan,
    rowSpan: cell.rowSpan,
    width: {
      size: sum(table.columns.slice(cell.column, cell.column + cell.colSpan)),
      type: WidthType.DXA,
    },
    verticalAlign: VerticalAlignTable.CENTER,
    children: [
      new Paragraph({
        alignment: ALIGNMENTS[cell.align ?? 'center'],
        ...(table.keepNext && { keepNext: true }),
        spacing: { line: Math.round(fontSize * LINE * TWIPS), lineRule: LineRuleType.EXACT },
        children: cell.text.split('\n').map(
          (line, index) =>
            new TextRun({
              text: printable(line),
              ...(index > 0 && { break: 1 }),
              font: {
                ascii: 'Times New Roman',
                hAnsi: 'Times New Roman',
                eastAsia: '宋体',
                cs: 'Times New Roman',
              },
              size: fontSize * HALF_POINTS,
            }),
        ),
      }),
    ],
  });
}

function heightOf(
  spec: TableSpec,
  row: number,
): { height?: { value: number; rule: typeof HeightRule.ATLEAST } } {
  const points = spec.rowHeights?.[row];
  return points === undefined
    ? {}
    : { height: { value: Math.round(points * TWIPS), rule: HeightRule.ATLEAST } };
}

/** Larger text stands further from its borders. */
function paddingOf(spec: TableSpec): { top: number; bottom: number; left: number; right: number } {
  const vertical = (spec.padding ?? PADDING.vertical) * TWIPS;
  const side = Math.round(spec.fontSize * PADDING.ofSize * TWIPS);
  return { top: vertical, bottom: vertical, left: side, right: side };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
