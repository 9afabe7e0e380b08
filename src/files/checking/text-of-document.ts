import type { SourceDocument, SourcePlace } from '../../law/annual-report/reading/source-document.ts';
import type { TextBlock } from '../../text/checked-text.ts';
import type { BlockedText } from './text-of-html.ts';

/** A file's text, with where each part of it stands in the file. */
export interface PlacedText extends BlockedText {
  /** One for each block. */
  readonly places: readonly SourcePlace[];
  /** Lines are those of a page and may break within a sentence. */
  readonly wrapped: boolean;
}

const LONGEST_HEADING = 40;
const ORDINAL =
  /^(?:第[一二三四五六七八九十百]+[章节编部分]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)])/u;

/** The words of a file that was read, a line for each paragraph and each cell. */
export function textOfDocument(document: SourceDocument): PlacedText {
  const blocks: TextBlock[] = [];
  const places: SourcePlace[] = [];
  let text = '';
  let tables = 0;
  const add = (
    words: string,
    place: SourcePlace,
    as: Pick<TextBlock, 'kind' | 'table' | 'row' | 'column'>,
  ): void => {
    if (words.trim() === '') return;
    if (text !== '') text += '\n';
    blocks.push({ ...as, start: text.length, end: text.length + words.length });
    places.push(place);
    text += words;
  };
  for (const block of document.blocks) {
    if (block.kind === 'text') {
      add(block.text, block.place, { kind: isHeading(block.text) ? 'heading' : 'paragraph' });
      continue;
    }
    for (const cell of block.cells)
      add(cell.text, cell.place, { kind: 'cell', table: tables, row: cell.row, column: cell.column });
    tables += 1;
  }
  return { text, blocks, places, wrapped: document.format === 'pdf' || document.format === 'ofd' };
}

function isHeading(line: string): boolean {
  const trimmed = line.trim();
  return ORDINAL.test(trimmed) && trimmed.length <= LONGEST_HEADING && !/[，；：。]/u.test(trimmed);
}
