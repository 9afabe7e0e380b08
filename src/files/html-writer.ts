import { type PlacedCell, type TableGrid, type TableSpec, headersOf, layOutTable } from './table-spec.ts';
import { type ReportBlock, type ReportDocument, titleLines, writtenDate } from './report-document.ts';

/** How a fragment is fitted into the page around it. */
export interface HtmlOptions {
  /** Put before every id, so that two documents can stand on one page. Letters, digits and strokes. */
  readonly idPrefix?: string;
  /** Level of the title's heading; 0 leaves the title to the page around it, whose own heading is level 1. */
  readonly titleLevel?: 0 | 1 | 2;
}

/** The document as a semantic fragment without styles or scripts; each figure has its name in `data-cell`. */
export function writeHtmlFragment(document: ReportDocument, options: HtmlOptions = {}): string {
  const titleLevel = options.titleLevel ?? 1;
  const prefix = options.idPrefix ?? '';
  // Without a title of its own the parts stand right below the page's heading.
  const base = Math.max(titleLevel, 1);
  let tables = 0;
  const body = document.blocks.map((block) => {
    if (block.kind === 'table') tables += 1;
    return writeBlock(block, { base, tableId: `${prefix}table${tables}` });
  });
  const title = [
    ...(document.masthead === undefined ? [] : [writeMasthead(document.masthead)]),
    ...(titleLevel === 0 ? [] : [writeTitle(document, titleLevel)]),
  ];
  return `<article class="official-document" lang="zh-CN">\n${[...title, ...body].join('\n')}\n</article>`;
}

/** The document as a page of its own: readable in every browser, printable, without scripts or outside files. */
export function writeHtmlPage(document: ReportDocument): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="author" content="${escapeHtml(document.agencyName)}">
<title>${escapeHtml(document.title)}</title>
<style>
${PAGE_STYLE}
</style>
</head>
<body>
<main>
${writeHtmlFragment(document)}
</main>
</body>
</html>
`;
}

/** A table with caption, scopes, and on every figure the ids of its headings. */
export function writeHtmlTable(spec: TableSpec, tableId: string): string {
  const table = layOutTable(spec);
  const rows = table.rows.map((cells) => {
    const written = cells.map((cell) => writeCell(table, cell, tableId));
    return `<tr>${written.join('')}</tr>`;
  });
  const head = rows.slice(0, spec.headerRows);
  const body = rows.slice(spec.headerRows);
  return [
    `<section class="table-scroll" tabindex="0" aria-label="${escapeHtml(spec.caption)}">`,
    `<table id="${tableId}" class="statutory-table columns-${spec.columnWidths.length}">`,
    `<caption class="visually-hidden">${escapeHtml(spec.caption)}</caption>`,
    ...(head.length > 0 ? ['<thead>', ...head, '</thead>'] : []),
    '<tbody>',
    ...body,
    '</tbody>',
    '</table>',
    '</section>',
  ].join('\n');
}

/** Text as HTML text or attribute value. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function writeMasthead(head: { name: string; number: string }): string {
  return `<p class="masthead">${escapeHtml(head.name)}</p>\n<p class="reference">${escapeHtml(head.number)}</p>`;
}

function writeTitle(document: ReportDocument, level: number): string {
  return `<h${level} class="document-title">${titleLines(document).map(escapeHtml).join('<br>')}</h${level}>`;
}

function writeBlock(block: ReportBlock, place: { base: number; tableId: string }): string {
  switch (block.kind) {
    case 'heading': {
      const level = place.base + block.level;
      return `<h${level}>${escapeHtml(block.text)}</h${level}>`;
    }
    case 'paragraph':
      return `<p>${escapeHtml(block.text).replaceAll('\n', '<br>')}</p>`;
    case 'table':
      return writeHtmlTable(block.table, place.tableId);
    case 'reference':
    case 'addressee':
    case 'right':
      return `<p class="${block.kind}">${escapeHtml(block.text)}</p>`;
    case 'signature':
      return `<p class="signature">${escapeHtml(block.agency)}<br><time datetime="${escapeHtml(block.date)}">${writtenDate(block.date)}</time></p>`;
  }
}

function writeCell(table: TableGrid, cell: PlacedCell, tableId: string): string {
  const attributes = [
    ...(cell.colSpan > 1 ? [`colspan="${cell.colSpan}"`] : []),
    ...(cell.rowSpan > 1 ? [`rowspan="${cell.rowSpan}"`] : []),
  ];
  if (cell.role === 'data') {
    const headers = headersOf(table, cell).map((header) => cellId(header, tableId));
    if (headers.length > 0) attributes.push(`headers="${headers.join(' ')}"`);
    if (cell.name !== undefined) attributes.push(`data-cell="${escapeHtml(cell.name)}"`);
    return `<td${attributes.map((text) => ` ${text}`).join('')}>${escapeHtml(cell.text).replaceAll('\n', '<br>')}</td>`;
  }
  attributes.push(`id="${cellId(cell, tableId)}"`, `scope="${cell.role === 'rowHeader' ? 'row' : 'col'}"`);
  return `<th ${attributes.join(' ')}>${escapeHtml(cell.text)}</th>`;
}

function cellId(cell: PlacedCell, tableId: string): string {
  return `${tableId}-r${cell.row + 1}c${cell.column + 1}`;
}

const PAGE_STYLE = `
:root { color-scheme: light; }
body { margin: 0; background: #fff; color: #1a1a1a; font: 1.125rem/1.9 "FangSong", "FangSong_GB2312", "STFangsong", "Noto Serif SC", serif; }
main { max-width: 54rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; }
h1 { font: 600 1.75rem/1.5 "FZXiaoBiaoSong-B05S", "Noto Serif SC", "SimSun", serif; text-align: center; margin: 0 0 2rem; }
h2 { font: 600 1.25rem/1.8 "SimHei", "Noto Sans SC", sans-serif; margin: 2rem 0 .5rem; }
h3 { font: 600 1.125rem/1.8 "KaiTi", "STKaiti", serif; margin: 1rem 0 .25rem; }
p { margin: .25rem 0; text-indent: 2em; text-align: justify; }
.signature { margin-top: 2.5rem; text-align: right; text-indent: 0; padding-right: 2em; }
.reference, .masthead { text-align: center; text-indent: 0; }
.masthead { color: #c00; font-size: 2rem; }
.addressee { text-indent: 0; }
.right { text-align: right; text-indent: 0; }
.table-scroll { overflow-x: auto; margin: 1rem 0; }
.table-scroll:focus-visible { outline: 3px solid #0b57d0; outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; font: .875rem/1.5 "SimSun", "Noto Serif SC", serif; }
.columns-10, .columns-15 { min-width: 46rem; }
th, td { border: 1px solid #333; padding: .3rem .4rem; text-align: center; font-weight: 400; }
thead th { background: #f3f5f8; }
th[scope=row] { text-align: left; }
td { font-variant-numeric: tabular-nums; }
.visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media print { main { max-width: none; padding: 0; } .table-scroll { overflow: visible; } .columns-10, .columns-15 { min-width: 0; } thead { display: table-header-group; } tr { break-inside: avoid; } h2, h3 { break-after: avoid; } }
`.trim();
