import { TableCell, TableHeader } from '@tiptap/extension-table';
import { alignmentAsClass } from './block-layout.ts';

/** Cells of a table as pasted tables have them: the alignment of a cell is kept as a class, as that of a paragraph is. */
export const AlignedCell = TableCell.extend({
  addAttributes() {
    return { ...this.parent?.(), align: { default: null, ...alignmentAsClass } };
  },
});

/** The same for heading cells. */
export const AlignedHeader = TableHeader.extend({
  addAttributes() {
    return { ...this.parent?.(), align: { default: null, ...alignmentAsClass } };
  },
});
