import { load, type Cheerio, type CheerioAPI } from 'cheerio';
import type { AnyNode, Element } from 'domhandler';
import { columnHeader, dataCell, type TableCell, type TableSpec } from './table-spec.ts';

/** A piece of cleaned rich text, for writers that know no HTML. */
export type TextBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly lines: readonly string[] }
  /** `text` begins with its mark, `depth` counts from 0. */
  | { readonly kind: 'item'; readonly text: string; readonly depth: number }
  | { readonly kind: 'table'; readonly table: TableSpec }
  | { readonly kind: 'picture'; readonly attachmentId: string; readonly alt: string };

const TABLE_FONT = 14;
const WALKED = new Set(['article', 'section', 'div', 'blockquote']);

/** The pieces of cleaned rich text in their order: nothing of its words is lost. */
export function htmlBlocks(html: string): TextBlock[] {
  const $ = load(html, null, false);
  return walk($, $.root().contents());
}

function walk($: CheerioAPI, nodes: Cheerio<AnyNode>): TextBlock[] {
  const blocks: TextBlock[] = [];
  let loose = '';
  const settle = (): void => {
    if (loose.trim() !== '') blocks.push(paragraph(loose));
    loose = '';
  };
  for (const node of nodes.toArray()) {
    if (node.type === 'text') loose += node.data;
    if (node.type !== 'tag') continue;
    if (INLINE.has(node.name)) {
      loose += node.name === 'br' ? '\n' : $(node).text();
      continue;
    }
    settle();
    blocks.push(...blocksOf($, node));
  }
  settle();
  return blocks;
}

const INLINE = new Set(['strong', 'em', 'u', 's', 'sub', 'sup', 'a', 'br', 'time', 'span']);

function blocksOf($: CheerioAPI, node: Element): TextBlock[] {
  if (WALKED.has(node.name)) return walk($, $(node).contents());
  switch (node.name) {
    case 'h2':
    case 'h3':
    case 'h4':
      return [{ kind: 'heading', text: $(node).text().trim() }];
    case 'ul':
    case 'ol':
      return items($, node, 0);
    case 'table':
      return [{ kind: 'table', table: tableOf($, node) }];
    case 'img':
      return [pictureOf($, node)];
    case 'hr':
      return [];
    default:
      return withPictures($, node);
  }
}

function withPictures($: CheerioAPI, node: Element): TextBlock[] {
  const pictures = $(node)
    .find('img')
    .toArray()
    .map((image) => pictureOf($, image));
  const text = textWithBreaks($, node);
  return [...(text.trim() === '' ? [] : [paragraph(text)]), ...pictures];
}

function pictureOf($: CheerioAPI, image: Element): TextBlock {
  return {
    kind: 'picture',
    attachmentId: $(image).attr('data-attachment-id') ?? '',
    alt: $(image).attr('alt') ?? '',
  };
}

function items($: CheerioAPI, list: Element, depth: number): TextBlock[] {
  const start = Number($(list).attr('start') ?? '1');
  return $(list)
    .children('li')
    .toArray()
    .flatMap((item, index) => {
      const mark = list.name === 'ol' ? `${start + index}. ` : '• ';
      const own = $(item).clone();
      own.find('ul, ol').remove();
      const nested = $(item)
        .children('ul, ol')
        .toArray()
        .flatMap((inner) => items($, inner, depth + 1));
      return [{ kind: 'item' as const, text: `${mark}${squeeze(own.text())}`, depth }, ...nested];
    });
}

function tableOf($: CheerioAPI, table: Element): TableSpec {
  const rows = $(table).find('tr').toArray();
  const cells = rows.map((row) =>
    $(row)
      .children('th, td')
      .toArray()
      .map((cell): TableCell => {
        const spans = {
          colSpan: span($(cell).attr('colspan')),
          rowSpan: span($(cell).attr('rowspan')),
        };
        const text = textWithBreaks($, cell).trim();
        return cell.name === 'th' ? columnHeader(text, spans) : dataCell(text, { ...spans, align: 'left' });
      }),
  );
  const columns = Math.max(1, ...cells.map((row) => row.reduce((sum, cell) => sum + (cell.colSpan ?? 1), 0)));
  const headed = $(table).find('thead tr').length;
  return {
    caption: squeeze($(table).children('caption').text()),
    columnWidths: Array.from({ length: columns }, () => 1),
    headerRows: Math.min(headed, Math.max(0, cells.length - 1)),
    fontSize: TABLE_FONT,
    rows: filledUp(cells, columns),
  };
}

/** Authors leave cells out at the end of rows; a sheet wants a full grid, and spans within it. */
function filledUp(rows: readonly (readonly TableCell[])[], columns: number): TableCell[][] {
  const hanging = Array.from({ length: columns }, () => 0);
  return rows.map((row, at) => {
    const filled: TableCell[] = [];
    const left = rows.length - at;
    let column = 0;
    const queue = [...row];
    while (column < columns) {
      if ((hanging[column] ?? 0) > 0) {
        hanging[column] = (hanging[column] ?? 0) - 1;
        column += 1;
        continue;
      }
      const next = queue.shift() ?? dataCell('');
      const room = hanging.slice(column).findIndex((rest) => rest > 0);
      const widest = room < 0 ? columns - column : room;
      const colSpan = Math.min(next.colSpan ?? 1, widest);
      const rowSpan = Math.min(next.rowSpan ?? 1, left);
      filled.push({ ...next, colSpan, rowSpan });
      for (let over = column; over < column + colSpan; over += 1) hanging[over] = rowSpan - 1;
      column += colSpan;
    }
    return filled;
  });
}

const MOST_SPAN = 100;

function span(written: string | undefined): number {
  const count = Number(written ?? '1');
  return Number.isInteger(count) && count >= 1 ? Math.min(count, MOST_SPAN) : 1;
}

function textWithBreaks($: CheerioAPI, node: Element): string {
  const copy = $(node).clone();
  copy.find('br').replaceWith('\n');
  copy.find('p').after('\n');
  return copy.text();
}

function paragraph(text: string): TextBlock {
  const lines = text
    .split('\n')
    .map(squeeze)
    .filter((line) => line !== '');
  return { kind: 'paragraph', lines };
}

function squeeze(text: string): string {
  return text.replace(/[\s\u3000]+/g, ' ').trim();
}
