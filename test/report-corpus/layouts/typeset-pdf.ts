import { typeset } from '../../../src/files/readers/test/print-pdf.ts';
import { type ReportDocument, titleLines } from '../../../src/files/report-document.ts';
import type { TableCell, TableSpec } from '../../../src/files/table-spec.ts';

/** How the tables of a typeset report look. */
export interface PdfLook {
  /** The stroke of all borders in Typst's words; columns are told by their places alone where there is none. */
  readonly stroke?: string;
  /** Between text and border, in points: tall rows put a table on more pages. */
  readonly inset?: number;
  readonly figures?: 'center' | 'right';
  /** Leaves noughts blank. */
  readonly blankZeros?: boolean;
  /** Stands large under the text of each page. */
  readonly watermark?: string;
}

/** The report as PDF, typeset in a look of its own. */
export function typesetPdf(document: ReportDocument, look: PdfLook = {}): Uint8Array {
  const title = titleLines(document).map((line) => `#align(center)[#text(size: 16pt)[#${quoted(line)}]]`);
  const blocks = document.blocks.map((block) => {
    if (block.kind === 'table') return table(block.table, look);
    if (block.kind === 'signature') return `#align(right)[#${quoted(block.agency)}]`;
    return `#par(first-line-indent: ${block.kind === 'paragraph' ? '2em' : '0em'})[#${quoted(block.text)}]`;
  });
  return typeset(`#set page(margin: 18mm${background(look)})\n${[...title, ...blocks].join('\n\n')}`);
}

function background({ watermark }: PdfLook): string {
  if (watermark === undefined) return '';
  return `, background: text(size: 60pt, fill: luma(225))[#${quoted(watermark)}]`;
}

function table(spec: TableSpec, look: PdfLook): string {
  const widths = spec.columnWidths.map((width) => `${width}fr`).join(', ');
  const cells = spec.rows.flat().map((cell) => `${placed(cell, look)}[#${quoted(textOf(cell, look))}]`);
  const { stroke = 'none', inset = 3 } = look;
  return `#text(size: 7pt)[#table(columns: (${widths}), stroke: ${stroke}, inset: ${inset}pt, ${cells.join(', ')})]`;
}

function textOf({ role, text }: TableCell, { blankZeros = false }: PdfLook): string {
  return blankZeros && role === 'data' && text === '0' ? '' : text;
}

function placed(
  { colSpan = 1, rowSpan = 1, role }: TableCell,
  { figures = 'center', inset = 3 }: PdfLook,
): string {
  const sides = { rowHeader: 'left', columnHeader: 'center', data: figures };
  // In narrow columns a figure at the very edge would be nearer to the next heading.
  const pad = role === 'data' && figures === 'right' ? `, inset: (x: 6pt, y: ${inset}pt)` : '';
  return `table.cell(colspan: ${colSpan}, rowspan: ${rowSpan}, align: ${sides[role]} + horizon${pad})`;
}

function quoted(text: string): string {
  return JSON.stringify(text);
}
