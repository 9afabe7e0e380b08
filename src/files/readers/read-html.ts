import { load } from 'cheerio';
import type { Element } from 'domhandler';
import type {
  SourceBlock,
  SourceDocument,
  SourcePlace,
} from '../../law/annual-report/reading/source-document.ts';
import { refuseDeepNesting, TooDeeplyNested } from '../html-nesting.ts';
import { decodeText } from './decode-text.ts';
import { mainOf, removeMenus } from './read-html-main.ts';
import { pageMeta } from './read-html-meta.ts';
import { nameTables } from './read-html-roles.ts';
import { isLayoutTable, tableRows } from './read-html-table.ts';
import { removeUnseen } from './read-html-unseen.ts';
import { LineGatherer, linesIn, type LineSink } from './read-html-words.ts';
import { textBlocks } from './read-text.ts';
import { buildTable, cutNotes } from './table-builder.ts';
import { UnreadableFile } from './unreadable-file.ts';

/** Larger pages are no reports; a parser takes many times their size. */
const MOST_CHARACTERS = 12_000_000;
const ELSEWHERE =
  'img,iframe,object,embed,a[href$=".pdf" i],a[href$=".doc" i],a[href$=".docx" i],a[href$=".wps" i],a[href$=".xls" i],a[href$=".xlsx" i],a[href$=".ofd" i]';

/**
 * The paragraphs and tables of a web page: as CMS make them, as Word saves them, with layout by tables. Menus, headers and what
 * isn't shown are left out; a table that only lays out others dissolves into what stands in it. Throws `UnreadableFile` for pages
 * beyond all measure.
 */
export function readHtml(bytes: Uint8Array): SourceDocument {
  const { text } = decodeText(bytes);
  if (text.length > MOST_CHARACTERS) throw new UnreadableFile('网页过大，没有读取。请只保存报告正文后再试。');
  refuseNesting(text);
  const $ = load(text);
  const holdsOthers = $(ELSEWHERE).length > 0;
  removeUnseen($);
  nameTables($);
  const meta = pageMeta($);
  removeMenus($);
  const page = new Page();
  const gatherer = new LineGatherer(page);
  gatherer.walk(mainOf($).toArray());
  gatherer.endLine();
  if (page.tables === 0 && holdsOthers)
    page.notes.push(
      '网页正文里没有表格，只有图片、附件或者嵌入的文件，其中的内容没有读取。请下载附件，检查附件本身。',
    );
  return { format: 'html', blocks: page.blocks, meta, notes: page.notes };
}

function refuseNesting(text: string): void {
  try {
    refuseDeepNesting(text);
  } catch (error) {
    if (!(error instanceof TooDeeplyNested)) throw error;
    throw new UnreadableFile('网页的层次异常，没有读取。请另存为 Word 或者 PDF 后再试。', { cause: error });
  }
}

/** Characters are counted from the beginning of a file; those of a page's element aren't. */
function withoutCharacters(block: SourceBlock): SourceBlock {
  const place = ({ from: _from, to: _to, ...rest }: SourcePlace): SourcePlace => rest;
  if (block.kind === 'text') return { ...block, place: place(block.place) };
  const cells = block.cells.map((cell) => ({ ...cell, place: place(cell.place) }));
  return { ...block, cells, place: place(block.place) };
}

/** The blocks of a page, as they come. */
class Page implements LineSink {
  readonly blocks: SourceBlock[] = [];
  readonly notes: string[] = [];
  tables = 0;

  line(text: string): void {
    this.blocks.push({ kind: 'text', text, place: {} });
  }

  preformatted(text: string): boolean {
    if (!/\S[ \t]*\n/u.test(text)) return false;
    for (const block of textBlocks(text, this.tables)) {
      if (block.kind === 'table') this.tables += 1;
      this.blocks.push(withoutCharacters(block));
    }
    return true;
  }

  table(node: Element): boolean {
    if (isLayoutTable(node)) return false;
    this.tables += 1;
    for (const child of node.children) {
      if (child.type !== 'tag' || child.name !== 'caption') continue;
      const caption = linesIn(child.children).join('');
      // Captions tell those who can't see what the table shows; only a heading among them is one of the report.
      if (/^[一二三四五六]、/u.test(caption)) this.line(caption);
    }
    const rows = tableRows(node);
    const table = buildTable(rows, this.tables);
    this.blocks.push(table);
    this.notes.push(...cutNotes(rows, table));
    return true;
  }
}
