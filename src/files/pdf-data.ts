import {
  PAPER,
  SEAL,
  SIZES,
  documentDay,
  mastheadSize,
  printable,
  sealedIndents,
  signatureIndents,
} from './official-layout.ts';
import { type ReportBlock, type ReportDocument, titleLines, writtenDate } from './report-document.ts';
import { type TableSpec, isShortGroup, layOutTable, staysTogether } from './table-spec.ts';

/** What the Typst template reads: the document as plain data, nothing of it markup. */
export function pdfData(document: ReportDocument): string {
  const day = documentDay(document);
  return JSON.stringify({
    title: printable(document.title),
    author: printable(document.agencyName),
    masthead:
      document.masthead === undefined
        ? null
        : {
            name: printable(document.masthead.name),
            number: printable(document.masthead.number),
            size: mastheadSize(document.masthead.name),
          },
    titleLines: titleLines(document).map(printable),
    day: day === null ? null : dayParts(day),
    layout: {
      width: PAPER.widthMm,
      height: PAPER.heightMm,
      top: PAPER.topMm,
      bottom: PAPER.bottomMm,
      left: PAPER.leftMm,
      right: PAPER.rightMm,
      ...SIZES,
    },
    blocks: document.blocks.map((block, index) => blockData(block, document.blocks[index + 1])),
  });
}

function blockData(block: ReportBlock, next: ReportBlock | undefined): object {
  switch (block.kind) {
    case 'heading':
      return { kind: 'heading', level: block.level, lines: linesOf(block.text) };
    case 'paragraph':
      return { kind: 'paragraph', lines: linesOf(block.text), stays: next?.kind === 'signature' };
    case 'reference':
    case 'addressee':
    case 'right':
      return {
        kind: block.kind,
        text: printable(block.text),
        stays: next?.kind === 'signature' || next?.kind === 'right',
      };
    case 'table':
      return { kind: 'table', ...tableData(block.table) };
    case 'signature': {
      const date = writtenDate(block.date);
      const indents = (block.sealed === true ? sealedIndents : signatureIndents)(block.agency, date);
      return {
        kind: 'signature',
        agency: printable(block.agency),
        date,
        linesAbove: block.sealed === true ? SEAL.linesAbove : 1,
        agencyIndent: indents.agency,
        dateIndent: indents.date,
      };
    }
  }
}

/** Above and below the text of a cell unless the table says otherwise, in points. */
const PADDING = 2.6;

/** A table as the templates read it. */
export function tableData(spec: TableSpec): object {
  const cells = layOutTable(spec)
    .rows.flat()
    .map((cell) => ({
      row: cell.row,
      column: cell.column,
      rowSpan: cell.rowSpan,
      colSpan: cell.colSpan,
      align: cell.align ?? 'center',
      breakable: cell.rowSpan > 1 && !isShortGroup(cell),
      text: printable(cell.text),
    }));
  const { columnWidths, headerRows, fontSize, caption, rowHeights } = spec;
  return {
    columnWidths,
    rowHeights: rowHeights ?? [],
    headerRows,
    fontSize,
    padding: spec.padding ?? PADDING,
    caption: printable(caption),
    breakable: !staysTogether(spec),
    cells,
  };
}

function linesOf(text: string): string[] {
  return text.split('\n').map(printable);
}

function dayParts(day: string): { year: number; month: number; day: number } {
  const [year, month, date] = day.split('-').map(Number);
  return { year: year ?? 0, month: month ?? 0, day: date ?? 0 };
}
