import type { Node } from '@tiptap/pm/model';
import { TableMap } from '@tiptap/pm/tables';
import type { TextBlock } from '../../../../src/text/checked-text.ts';

/** The words of an editor's document, a line for each paragraph, heading and cell, with the way back. */
export interface EditorText {
  readonly text: string;
  readonly blocks: readonly TextBlock[];
  /** The position in the document at which a character stands; null between the parts. */
  positionOf(offset: number): number | null;
}

/** A run of characters that stand one after the other in the document. */
interface Run {
  readonly start: number;
  readonly end: number;
  readonly position: number;
}

type Cell = Pick<TextBlock, 'table' | 'row' | 'column'>;

/** The same text that the server makes of the saved HTML: a line break between parts and for each break, nothing for a picture. */
export function textOfEditor(document: Node): EditorText {
  const blocks: TextBlock[] = [];
  const runs: Run[] = [];
  let text = '';
  let tables = 0;
  const addBlock = (node: Node, position: number, cell: Cell | null): void => {
    if (node.textContent.trim() === '') return;
    if (text !== '') text += '\n';
    const start = text.length;
    node.forEach((child, offset) => {
      const words = child.isText ? (child.text ?? '') : child.type.name === 'hardBreak' ? '\n' : '';
      if (words === '') return;
      runs.push({ start: text.length, end: text.length + words.length, position: position + 1 + offset });
      text += words;
    });
    const kind = node.type.name === 'heading' ? 'heading' : 'paragraph';
    blocks.push({ start, end: text.length, ...(cell === null ? { kind } : { kind: 'cell', ...cell }) });
  };
  const walk = (node: Node, position: number, cell: Cell | null): void => {
    if (node.isTextblock) {
      addBlock(node, position, cell);
    } else if (node.type.name === 'table') {
      const table = tables;
      tables += 1;
      const map = TableMap.get(node);
      node.forEach((row, rowOffset) => {
        row.forEach((each, offset) => {
          const inTable = rowOffset + 1 + offset;
          const { top, left } = map.findCell(inTable);
          walk(each, position + 1 + inTable, { table, row: top, column: left });
        });
      });
    } else {
      node.forEach((child, offset) => walk(child, position + 1 + offset, cell));
    }
  };
  // The document itself has no opening of its own.
  document.forEach((child, offset) => walk(child, offset, null));
  return {
    text,
    blocks,
    positionOf: (offset) => {
      const run = runs.find(({ start, end }) => start <= offset && offset <= end);
      return run === undefined ? null : run.position + offset - run.start;
    },
  };
}
