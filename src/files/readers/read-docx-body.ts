import type { AnyNode, Element } from 'domhandler';
import type { SourceBlock } from '../../law/annual-report/reading/source-document.ts';
import type { Numbering } from './docx-numbering.ts';
import { type DocxStyles, styleOf } from './docx-styles.ts';
import { contentOf } from './docx-tree.ts';
import { isStruckOut, ownListOf, textBoxesIn, wordsOf } from './docx-words.ts';
import { type CellContent, docxRows } from './read-docx-table.ts';
import { buildTable, cutNotes } from './table-builder.ts';

/** Goes through the body of a Word file from the front, counting its lists on the way. */
export class DocxBody {
  readonly blocks: SourceBlock[] = [];
  readonly notes: string[] = [];
  tables = 0;
  readonly #numbering: Numbering;
  readonly #styles: DocxStyles;

  constructor(numbering: Numbering, styles: DocxStyles) {
    this.#numbering = numbering;
    this.#styles = styles;
  }

  /** Reads what stands in a body or a text box. */
  read(node: { readonly children: readonly AnyNode[] }): void {
    for (const child of contentOf(node)) {
      if (child.name === 'w:p') this.#paragraph(child);
      else if (child.name === 'w:tbl') this.#table(child);
    }
  }

  #paragraph(node: Element): void {
    if (this.#styles.isOfContents(styleOf(node))) return;
    const text = this.#numbered(node).trim();
    if (text !== '') this.blocks.push({ kind: 'text', text, place: {} });
    // What stands in a text box is read behind the paragraph that it hangs on.
    for (const box of textBoxesIn(node)) this.read(box);
  }

  #table(node: Element): void {
    this.tables += 1;
    const behind: Element[] = [];
    const rows = docxRows(node, (cell) => {
      const { text, apart } = this.#cell(cell);
      behind.push(...apart);
      return text;
    });
    const table = buildTable(rows, this.tables);
    this.blocks.push(table);
    this.notes.push(...cutNotes(rows, table));
    for (const apart of behind) {
      if (apart.name === 'w:tbl') this.#table(apart);
      else this.read(apart);
    }
  }

  /** Paragraphs of a cell are its lines; tables and text boxes in it are read behind its table. */
  #cell(cell: Element): CellContent {
    const content = contentOf(cell);
    const paragraphs = content.filter(({ name }) => name === 'w:p');
    const lines = paragraphs.map((paragraph) => this.#numbered(paragraph).trim());
    return {
      text: lines.filter((line) => line !== '').join('\n'),
      apart: [
        ...content.filter(({ name }) => name === 'w:tbl'),
        ...paragraphs.flatMap((paragraph) => textBoxesIn(paragraph)),
      ],
    };
  }

  #numbered(paragraph: Element): string {
    const style = styleOf(paragraph);
    const text = this.#styles.hides(style) ? '' : wordsOf(paragraph, this.#styles);
    if (text.trim() === '' && isStruckOut(paragraph)) return '';
    const own = ownListOf(paragraph);
    const styled = this.#styles.listOf(style);
    const list = own.list ?? styled?.list;
    if (list === undefined || list === '0') return text;
    const level =
      own.level ?? styled?.level ?? (own.list === undefined ? this.#numbering.levelOfStyle(list, style) : 0);
    const number = this.#numbering.next(list, Number(level ?? 0));
    // A figure of its own must not become the end of a number that Word puts before it.
    const gap = /[\dA-Za-z.．]$/u.test(number) && /^[\dA-Za-z]/u.test(text) ? ' ' : '';
    return `${number}${gap}${text}`;
  }
}
