import { toChinese } from '../dates.ts';
import type { Letter, LetterBlock } from './letter.ts';

/** The letter as plain text, a line for each block and row: what is kept, searched and checked. */
export function letterText(letter: Letter): string {
  return blocksText(letter.blocks);
}

/** The text of some blocks, likewise. */
export function blocksText(blocks: readonly LetterBlock[]): string {
  return blocks.flatMap(linesOf).join('\n');
}

function linesOf(block: LetterBlock): readonly string[] {
  switch (block.kind) {
    case 'form':
    case 'table':
      return block.rows.map((row) => row.map((cell) => cell.replaceAll('\n', ' ')).join('　'));
    case 'signature':
      return [block.agency, toChinese(block.date)];
    case 'title':
    case 'number':
    case 'addressee':
    case 'heading':
    case 'paragraph':
    case 'right':
      return [block.text];
  }
}
