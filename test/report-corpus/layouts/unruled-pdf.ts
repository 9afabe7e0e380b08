import { typeset } from '../../../src/files/readers/test/print-pdf.ts';
import { type ReportDocument, titleLines } from '../../../src/files/report-document.ts';
import type { TableCell, TableSpec } from '../../../src/files/table-spec.ts';

/** The report as PDF whose tables have no rulings: columns are told by their places alone. */
export function unruledPdf(document: ReportDocument): Uint8Array {
  const title = titleLines(document).map((line) => `#align(center)[#text(size: 16pt)[#${quoted(line)}]]`);
  const blocks = document.blocks.map((block) => {
    if (block.kind === 'table') return table(block.table);
    if (block.kind === 'signature') return `#align(right)[#${quoted(block.agency)}]`;
    return `#par(first-line-indent: ${block.kind === 'paragraph' ? '2em' : '0em'})[#${quoted(block.text)}]`;
  });
  return typeset(`#set page(margin: 18mm)\n${[...title, ...blocks].join('\n\n')}`);
}

function table(spec: TableSpec): string {
  const widths = spec.columnWidths.map((width) => `${width}fr`).join(', ');
  const cells = spec.rows.flat().map((cell) => `${placed(cell)}[#${quoted(cell.text)}]`);
  return `#text(size: 7pt)[#table(columns: (${widths}), stroke: none, inset: 3pt, ${cells.join(', ')})]`;
}

function placed({ colSpan = 1, rowSpan = 1, role }: TableCell): string {
  const align = role === 'rowHeader' ? 'left + horizon' : 'center + horizon';
  return `table.cell(colspan: ${colSpan}, rowspan: ${rowSpan}, align: ${align})`;
}

function quoted(text: string): string {
  return JSON.stringify(text);
}
