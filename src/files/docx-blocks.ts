import { parsePlainDate } from '../law/dates.ts';
import { blocksText } from '../law/letters/letter-text.ts';
import type { LetterBlock } from '../law/letters/letter.ts';
import { openDocx, partText } from './docx-container.ts';
import { docxParagraphs, paragraphText, type DocxParagraph } from './docx-paragraphs.ts';

/** What of a filled Word file is set again by our own layout. */
export interface DocxText {
  readonly blocks: readonly LetterBlock[];
  readonly text: string;
}

const DOCUMENT_NUMBER = /^\S{1,20}〔\d{4}〕\d+号$/u;

/**
 * The main text of a Word file as blocks of a letter, for the PDF beside it and for the check of what it says: the first
 * centred line is the title, a line that ends in a colon before any paragraph the addressee, a date alone at the end the
 * signature with the line before it. Rows of tables become rows of a form. Headers, footers and pictures are left out.
 */
export function docxBlocks(bytes: Uint8Array): DocxText {
  const container = openDocx(bytes);
  const xml = partText(container, container.textParts[0] ?? '');
  const paragraphs = docxParagraphs(xml).toSorted((a, b) => a.start - b.start);
  const blocks: LetterBlock[] = [];
  let index = 0;
  while (index < paragraphs.length) {
    const paragraph = paragraphs[index];
    if (paragraph === undefined) break;
    if (paragraph.depth > 0) {
      const cells = takeWhile(paragraphs, index, (one) => one.depth > 0);
      blocks.push(...tablesOf(xml, cells));
      index += cells.length;
      continue;
    }
    const text = paragraphText(paragraph).trim();
    if (text !== '') blocks.push(blockOf(paragraph, text, blocks));
    index += 1;
  }
  const signed = withSignature(blocks);
  return { blocks: signed, text: blocksText(signed) };
}

function blockOf(paragraph: DocxParagraph, text: string, before: readonly LetterBlock[]): LetterBlock {
  const align = /<w:jc w:val="(\w+)"/u.exec(paragraph.properties)?.[1] ?? 'both';
  const seen = (kind: LetterBlock['kind']): boolean => before.some((block) => block.kind === kind);
  if (DOCUMENT_NUMBER.test(text) && !seen('number')) return { kind: 'number', text };
  if (!seen('title') && !seen('paragraph') && (align === 'center' || before.length === 0))
    return { kind: 'title', text };
  if (text.endsWith('：') && !seen('paragraph') && !seen('addressee')) return { kind: 'addressee', text };
  return { kind: align === 'right' || align === 'end' ? 'right' : 'paragraph', text };
}

/** The last line is the date, the one before it the agency. */
function withSignature(blocks: readonly LetterBlock[]): readonly LetterBlock[] {
  const [agency, date] = blocks.slice(-2);
  const day = date !== undefined && 'text' in date ? isoDay(date.text) : null;
  if (day === null || agency === undefined || !('text' in agency)) return blocks;
  return [...blocks.slice(0, -2), { kind: 'signature', agency: agency.text, date: day }];
}

function isoDay(text: string): string | null {
  const found = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/u.exec(text);
  if (found === null) return null;
  const [, year = '', month = '', day = ''] = found;
  return parsePlainDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

/** Rows by the ends of `w:tr` between paragraphs, cells by those of `w:tc`; neighbouring rows are one form. */
function tablesOf(xml: string, paragraphs: readonly DocxParagraph[]): readonly LetterBlock[] {
  const rows: string[][] = [[]];
  let cell: string[] = [];
  for (const [index, paragraph] of paragraphs.entries()) {
    cell.push(paragraphText(paragraph));
    const next = paragraphs[index + 1];
    const between = next === undefined ? '</w:tc></w:tr>' : xml.slice(paragraph.end, next.start);
    if (!between.includes('</w:tc>')) continue;
    rows.at(-1)?.push(cell.join('\n').trim());
    cell = [];
    if (between.includes('</w:tr>') && next !== undefined) rows.push([]);
  }
  return rows.length === 0 ? [] : [{ kind: 'form', rows }];
}

function takeWhile<T>(items: readonly T[], from: number, holds: (item: T) => boolean): readonly T[] {
  const end = items.findIndex((item, index) => index >= from && !holds(item));
  return items.slice(from, end < 0 ? items.length : end);
}
