import type {
  SourceBlock,
  SourceDocument,
  SourceTable,
} from '../../law/annual-report/reading/source-document.ts';
import { sanitiseHtml } from '../sanitise-html.ts';
import type { ReadArticle } from './article.ts';
import { documentNumberIn, titleIn, writtenDayIn } from './article-words.ts';

/**
 * A Word, PDF or text document as an article: its words and tables in their order, title, 文号 and day told by where they stand. The
 * title is taken out of the text, for it stands above it.
 */
export function articleOfDocument(document: SourceDocument, name: string): ReadArticle {
  const blocks = document.blocks.flatMap(brokenIntoLines);
  const lines = blocks.flatMap((block) => (block.kind === 'text' ? [block.text.trim()] : []));
  const found = titleIn(lines);
  const { html } = sanitiseHtml(htmlOf(withoutTitle(blocks, found)));
  return {
    title: found?.title ?? name.replace(/\.[^.]+$/u, ''),
    isTitleGuessed: found === null,
    isArticle: true,
    bodyHtml: html,
    summary: '',
    documentNumber: documentNumberIn(lines),
    indexNumber: '',
    writtenOn: writtenDayIn(lines),
    publishedOn: null,
    columns: [],
    contentSource: '',
    keywords: [],
    url: '',
    files: [],
    hasText: blocks.length > 0,
    notes: [],
  };
}

/** Paragraphs and tables as HTML. */
export function htmlOf(blocks: readonly SourceBlock[]): string {
  return blocks
    .map((block) => (block.kind === 'table' ? tableHtml(block) : `<p>${escaped(block.text.trim())}</p>`))
    .join('\n');
}

/** A paragraph of several lines, as readers of pages and of plain text give them, is as many paragraphs. */
function brokenIntoLines(block: SourceBlock): SourceBlock[] {
  if (block.kind === 'table') return [block];
  return block.text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((text) => ({ ...block, text }));
}

function withoutTitle(blocks: readonly SourceBlock[], found: ReturnType<typeof titleIn>): SourceBlock[] {
  if (found === null) return [...blocks];
  let line = -1;
  return blocks.filter((block) => {
    if (block.kind === 'table') return true;
    line += 1;
    return line < found.at || line >= found.at + found.lines;
  });
}

function tableHtml({ cells, rows }: SourceTable): string {
  const byRow = Map.groupBy(cells, ({ row }) => row);
  const lines = Array.from({ length: rows }, (_, row) => {
    const its = (byRow.get(row) ?? []).toSorted((a, b) => a.column - b.column);
    const written = its.map(
      ({ text, colspan, rowspan }) =>
        `<td${colspan > 1 ? ` colspan="${colspan}"` : ''}${rowspan > 1 ? ` rowspan="${rowspan}"` : ''}>${escaped(text.trim()).replaceAll('\n', '<br>')}</td>`,
    );
    return `<tr>${written.join('')}</tr>`;
  });
  return `<table><tbody>${lines.join('')}</tbody></table>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
