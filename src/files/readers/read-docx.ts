import { type CheerioAPI, load } from 'cheerio';
import type { AnyNode, Element } from 'domhandler';
import type { SourceBlock, SourceDocument } from '../../law/annual-report/reading/source-document.ts';
import { type Numbering, numberingOf } from './docx-numbering.ts';
import { officeParts } from './office-package.ts';
import { buildTable, type LaidOutCell } from './table-builder.ts';
import { UnreadableFile } from './unreadable-file.ts';

const DEEPEST = 60;

/**
 * The paragraphs and tables of a Word file as a person reads them: merged cells, numbers that Word makes itself, text boxes;
 * without what was struck out or hidden. Throws `UnreadableFile`.
 */
export function readDocx(bytes: Uint8Array): SourceDocument {
  const parts = officeParts(bytes, /^(?:word\/(?:document\d?|numbering|styles)\.xml|docProps\/core\.xml)$/u);
  const main = parts.get('word/document.xml') ?? parts.get('word/document2.xml');
  if (main === undefined)
    throw new UnreadableFile('这不是 Word 文档，或者文件不完整。请另存为 DOCX 后再试。');
  const $ = load(main, { xml: true });
  const core = load(parts.get('docProps/core.xml') ?? '', { xml: true });
  const reader = new Reader($, numberingOf(parts.get('word/numbering.xml') ?? ''), listsOfStyles(parts));
  reader.body($('w\\:body').contents().toArray());
  return {
    format: 'docx',
    blocks: reader.blocks,
    meta: { title: core('dc\\:title').first().text().trim(), published: '' },
    notes: [],
  };
}

interface ListPlace {
  readonly list: string;
  readonly level: number;
}

/** Styles of headings that bring their list along. */
function listsOfStyles(parts: ReadonlyMap<string, string>): ReadonlyMap<string, ListPlace> {
  const $ = load(parts.get('word/styles.xml') ?? '', { xml: true });
  return new Map(
    $('w\\:style')
      .toArray()
      .flatMap((style) => {
        const list = $(style).find('w\\:numPr > w\\:numId').attr('w:val');
        const level = Number($(style).find('w\\:numPr > w\\:ilvl').attr('w:val') ?? 0);
        return list === undefined ? [] : [[$(style).attr('w:styleId') ?? '', { list, level }] as const];
      }),
  );
}

class Reader {
  readonly blocks: SourceBlock[] = [];
  readonly #$: CheerioAPI;
  readonly #numbering: Numbering;
  readonly #styles: ReadonlyMap<string, ListPlace>;
  #tables = 0;

  constructor($: CheerioAPI, numbering: Numbering, styles: ReadonlyMap<string, ListPlace>) {
    this.#$ = $;
    this.#numbering = numbering;
    this.#styles = styles;
  }

  body(nodes: readonly AnyNode[], depth = 0): void {
    if (depth > DEEPEST) throw new UnreadableFile('文件的层次异常，没有读取。请用办公软件另存后再试。');
    for (const node of nodes) {
      if (node.type !== 'tag') continue;
      if (node.name === 'w:p') this.#paragraph(node, depth);
      else if (node.name === 'w:tbl') this.#table(node, depth);
      else if (/^w:(?:sdt|sdtContent|ins|smartTag|customXml)$/u.test(node.name))
        this.body(node.children, depth + 1);
    }
  }

  #paragraph(node: Element, depth: number): void {
    const text = this.#numbered(node);
    if (text.trim() !== '') this.blocks.push({ kind: 'text', text: text.trim(), place: {} });
    // What stands in a text box is read behind the paragraph that it hangs on.
    for (const box of this.#boxesIn(node)) this.body(box.children, depth + 1);
  }

  #table(node: Element, depth: number): void {
    this.#tables += 1;
    const nested: Element[] = [];
    this.blocks.push(buildTable(this.#rows(node, nested), this.#tables));
    for (const table of nested) if (depth < DEEPEST) this.#table(table, depth + 1);
  }

  #rows(table: Element, nested: Element[]): (LaidOutCell & { at: number })[][] {
    const rows: { text: string; rowspan: number; colspan: number; at: number }[][] = [];
    /** The cell that a merge downwards goes on from, by the column in which it begins. */
    const open = new Map<number, { rowspan: number }>();
    for (const row of childrenOf(this.#$, table, 'w:tr')) {
      const cells: { text: string; rowspan: number; colspan: number; at: number }[] = [];
      let column = numberAt(this.#$, row, 'w\\:trPr > w\\:gridBefore');
      for (const cell of childrenOf(this.#$, row, 'w:tc')) {
        const properties = this.#$(cell).children('w\\:tcPr');
        const colspan = Math.max(1, Number(properties.children('w\\:gridSpan').attr('w:val') ?? 1) || 1);
        const merge = properties.children('w\\:vMerge');
        const above = open.get(column);
        if (merge.length > 0 && merge.attr('w:val') !== 'restart' && above !== undefined) above.rowspan += 1;
        else {
          nested.push(...this.#$(cell).children('w\\:tbl').toArray());
          const begun = { text: this.#cell(cell), rowspan: 1, colspan, at: column };
          cells.push(begun);
          if (merge.length > 0) open.set(column, begun);
          else open.delete(column);
        }
        column += colspan;
      }
      rows.push(cells);
    }
    return rows;
  }

  #cell(cell: Element): string {
    const lines = this.#paragraphsIn(cell.children).map((paragraph) => this.#numbered(paragraph).trim());
    return lines.filter((line) => line !== '').join('\n');
  }

  #paragraphsIn(nodes: readonly AnyNode[]): Element[] {
    return nodes.flatMap((node) => {
      if (node.type !== 'tag') return [];
      if (node.name === 'w:p') return [node];
      return /^w:(?:sdt|sdtContent|ins|smartTag|customXml)$/u.test(node.name)
        ? this.#paragraphsIn(node.children)
        : [];
    });
  }

  #numbered(paragraph: Element): string {
    const text = textOf(paragraph.children);
    const properties = this.#$(paragraph).children('w\\:pPr');
    const own = properties.find('w\\:numPr > w\\:numId').attr('w:val');
    const styled = this.#styles.get(properties.children('w\\:pStyle').attr('w:val') ?? '');
    const list = own ?? styled?.list;
    if (list === undefined || list === '0' || text.trim() === '') return text;
    const level = Number(properties.find('w\\:numPr > w\\:ilvl').attr('w:val') ?? styled?.level ?? 0);
    return `${this.#numbering.next(list, level)}${text}`;
  }

  #boxesIn(paragraph: Element): Element[] {
    return this.#$(paragraph)
      .find('w\\:txbxContent')
      .toArray()
      .filter((box) => this.#$(box).closest('mc\\:Fallback').length === 0);
  }
}

/** The text of runs, as shown: struck-out and hidden text left out, what was inserted kept, text boxes elsewhere. */
function textOf(nodes: readonly AnyNode[]): string {
  return nodes.map(pieceOf).join('');
}

function pieceOf(node: AnyNode): string {
  if (node.type !== 'tag') return '';
  switch (node.name) {
    case 'w:t':
      return node.children.map((child) => (child.type === 'text' ? child.data : '')).join('');
    case 'w:tab':
      return '\t';
    case 'w:br':
    case 'w:cr':
      return '\n';
    case 'w:noBreakHyphen':
      return '-';
    case 'w:r':
      return isHidden(node) ? '' : textOf(node.children);
    case 'w:del':
    case 'w:moveFrom':
    case 'w:pPr':
    case 'w:rPr':
    case 'w:instrText':
    case 'w:drawing':
    case 'w:pict':
    case 'mc:AlternateContent':
      return '';
    default:
      return textOf(node.children);
  }
}

function isHidden(run: Element): boolean {
  return run.children.some(
    (properties) =>
      properties.type === 'tag' &&
      properties.name === 'w:rPr' &&
      properties.children.some(
        (each) =>
          each.type === 'tag' &&
          each.name === 'w:vanish' &&
          !/^(?:0|false|off)$/u.test(each.attribs['w:val'] ?? ''),
      ),
  );
}

/** Rows and cells, also within what wraps them. */
function childrenOf($: CheerioAPI, node: Element, name: string): Element[] {
  return $(node)
    .children()
    .toArray()
    .flatMap((child) => {
      if (child.name === name) return [child];
      return /^w:(?:sdt|sdtContent|ins|customXml)$/u.test(child.name) ? childrenOf($, child, name) : [];
    });
}

function numberAt($: CheerioAPI, node: Element, path: string): number {
  const number = Number(
    $(node).children('w\\:trPr').length === 0 ? 0 : ($(node).find(path).attr('w:val') ?? 0),
  );
  return Number.isInteger(number) && number >= 0 && number < 100 ? number : 0;
}
