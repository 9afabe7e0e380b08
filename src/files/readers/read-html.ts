import { type Cheerio, type CheerioAPI, load } from 'cheerio';
import type { AnyNode, Element } from 'domhandler';
import type { SourceBlock, SourceDocument } from '../../law/annual-report/reading/source-document.ts';
import { decodeText } from './decode-text.ts';
import { buildTable, type LaidOutCell } from './table-builder.ts';
import { UnreadableFile } from './unreadable-file.ts';

type Nodes = Cheerio<AnyNode>;

/** Larger pages are no reports; a parser takes many times their size. */
const MOST_CHARACTERS = 12_000_000;
/** Deeper nesting is made to break readers. */
const DEEPEST = 400;

/** What stands on a page and is none of its text. */
const APART =
  'script,style,noscript,template,iframe,object,svg,nav,header,footer,aside,form,select,button,[hidden]';
/** Elements that begin a line of their own. */
const BLOCKS: ReadonlySet<string> = new Set(
  'address,article,blockquote,body,center,dd,div,dl,dt,fieldset,figcaption,figure,h1,h2,h3,h4,h5,h6,hr,li,main,ol,p,pre,section,table,tbody,tfoot,thead,tr,ul,caption'.split(
    ',',
  ),
);
const MENU =
  /(?:^|[-_\s])(?:nav|navigation|menu|breadcrumb|crumb|footer|header|sidebar|share|related|copyright|friend-?link|position|location)(?:$|[-_\s\d])/iu;

/**
 * The paragraphs and tables of a web page: as CMS make them, as Word saves them, with layout by tables. Menus, headers and what
 * isn't shown are left out; a table that only lays out others dissolves into what stands in it. Throws `UnreadableFile` for pages
 * beyond all measure.
 */
export function readHtml(bytes: Uint8Array): SourceDocument {
  const { text } = decodeText(bytes);
  if (text.length > MOST_CHARACTERS) throw new UnreadableFile('网页过大，没有读取。请只保存报告正文后再试。');
  refuseDepth(text);
  const $ = load(text);
  const meta = metaOf($);
  $(APART).remove();
  $('*')
    .filter((_, node) => isMenu($, node))
    .remove();
  const blocks: SourceBlock[] = [];
  const root = mainOf($);
  const walker = new Walker($, blocks);
  walker.walk(root.toArray());
  walker.endLine();
  return { format: 'html', blocks, meta, notes: [] };
}

/** Open tags beyond any page; parsing them would exhaust the stack. */
function refuseDepth(text: string): void {
  let depth = 0;
  for (const tag of text.matchAll(/<(\/?)(div|span|table|b|i|font|p|td|ul|section|a)\b/giu)) {
    depth += tag[1] === '' ? 1 : -1;
    if (depth > DEEPEST * 10)
      throw new UnreadableFile('网页的层次异常，没有读取。请另存为 Word 或者 PDF 后再试。');
  }
}

/** The smallest part of the page that holds all tables of a report, or the page. */
function mainOf($: CheerioAPI): Nodes {
  const tables = $('table').filter((_, node) => /[一二三四五六]|\d/u.test($(node).text())).length;
  const candidates = [
    'article',
    'main',
    '[role="main"]',
    '#UCAP-CONTENT',
    '#zoom',
    '.TRS_Editor',
    '#content',
    '.content',
  ];
  for (const selector of candidates) {
    const found = $(selector).first();
    if (found.length === 0) continue;
    const inside = found.find('table').filter((_, node) => /[一二三四五六]|\d/u.test($(node).text())).length;
    const holdsTitle = /政府信息公开/u.test(found.text());
    if (inside === tables && holdsTitle && found.text().length > 400) return withTitle($, found);
  }
  return $('body');
}

/** The headline often stands above the container of the text. */
function withTitle($: CheerioAPI, main: Nodes): Nodes {
  const headline = $('h1')
    .filter((_, node) => main.find(node).length === 0 && /报告/u.test($(node).text()))
    .first();
  return headline.length === 0 ? main : headline.add(main);
}

function isMenu($: CheerioAPI, node: AnyNode): boolean {
  if (node.type !== 'tag') return false;
  const style = (node.attribs['style'] ?? '').replaceAll(/\s/gu, '').toLowerCase();
  if (/display:none|visibility:hidden|mso-hide:all/u.test(style)) return true;
  const names = `${node.attribs['class'] ?? ''} ${node.attribs['id'] ?? ''}`;
  // A container that is called after a place may hold everything.
  return MENU.test(names) && $(node).find('table').length === 0 && $(node).text().length < 3_000;
}

function metaOf($: CheerioAPI): SourceDocument['meta'] {
  const named = (name: string): string =>
    $('meta')
      .toArray()
      .filter((node) => (node.attribs['name'] ?? '').toLowerCase() === name)
      .map((node) => $(node).attr('content') ?? '')
      .find((content) => content.trim() !== '') ?? '';
  return {
    title: named('articletitle') || $('title').first().text().trim(),
    published: named('pubdate') || named('publishdate'),
  };
}

/** Goes through a page in order, gathering lines. */
class Walker {
  readonly #$: CheerioAPI;
  readonly #blocks: SourceBlock[];
  #line = '';
  #tables = 0;

  constructor($: CheerioAPI, blocks: SourceBlock[]) {
    this.#$ = $;
    this.#blocks = blocks;
  }

  walk(nodes: readonly AnyNode[], depth = 0): void {
    if (depth > DEEPEST)
      throw new UnreadableFile('网页的层次异常，没有读取。请另存为 Word 或者 PDF 后再试。');
    for (const node of nodes) {
      if (node.type === 'text') this.#line += node.data;
      else if (node.type === 'tag') this.#element(node, depth);
    }
  }

  endLine(): void {
    const text = lineText(this.#line);
    if (text !== '') this.#blocks.push({ kind: 'text', text, place: {} });
    this.#line = '';
  }

  #element(node: Element, depth: number): void {
    if (node.name === 'br' || node.name === 'hr') this.endLine();
    else if (node.name === 'table' && !isLayout(this.#$, node)) this.#table(node);
    else if (BLOCKS.has(node.name) || node.name === 'td' || node.name === 'th') {
      this.endLine();
      this.walk(node.children, depth + 1);
      this.endLine();
    } else this.walk(node.children, depth + 1);
  }

  #table(node: Element): void {
    this.endLine();
    this.#tables += 1;
    const caption = lineText(this.#$(node).children('caption').text());
    // Captions tell those who can't see what the table shows; only a heading among them is one of the report.
    if (/^[一二三四五六]、/u.test(caption)) this.#blocks.push({ kind: 'text', text: caption, place: {} });
    this.#blocks.push(buildTable(rowsOf(this.#$, node), this.#tables));
  }
}

/** A table that holds others only lays them out; so does one of a single cell with paragraphs. */
function isLayout($: CheerioAPI, node: Element): boolean {
  const table = $(node);
  if (table.find('table').length > 0) {
    // A small table within a cell of a real one doesn't make that one layout.
    const inner = table.find('table').find('td,th').length;
    const all = table.find('td,th').length;
    return inner * 2 >= all;
  }
  const cells = table.find('td,th');
  return cells.length <= 1 && table.text().length > 200;
}

function rowsOf($: CheerioAPI, node: Element): LaidOutCell[][] {
  return $(node)
    .find('tr')
    .toArray()
    .filter((row) => $(row).closest('table').is(node))
    .map((row) =>
      $(row)
        .children('td,th')
        .toArray()
        .map((cell) => ({
          text: cellText($, cell),
          rowspan: Number($(cell).attr('rowspan') ?? 1),
          colspan: Number($(cell).attr('colspan') ?? 1),
        })),
    );
}

/** Paragraphs of a cell are lines; blanks between words of Word's making are one. */
function cellText($: CheerioAPI, cell: Element): string {
  const lines: string[] = [];
  let line = '';
  const end = (): void => {
    if (line.trim() !== '') lines.push(spaced(line));
    line = '';
  };
  const walk = (nodes: readonly AnyNode[], depth: number): void => {
    if (depth > DEEPEST) return;
    for (const node of nodes) {
      if (node.type === 'text') line += node.data;
      else if (node.type !== 'tag') continue;
      else if (node.name === 'br') end();
      else if (BLOCKS.has(node.name)) {
        end();
        walk(node.children, depth + 1);
        end();
      } else walk(node.children, depth + 1);
    }
  };
  walk($(cell).contents().toArray(), 0);
  end();
  return lines.join('\n');
}

function lineText(text: string): string {
  return spaced(text).trim();
}

/** Line breaks in the source of a page are blanks; between Chinese characters they are nothing. */
function spaced(text: string): string {
  return text
    .replaceAll(
      /(?<=[\p{sc=Han}，。；：、（）“”])[ \t]*[\r\n]+[ \t\r\n]*(?=[\p{sc=Han}，。；：、（）“”])/gu,
      '',
    )
    .replaceAll(/[ \t\r\n]+/gu, ' ')
    .trim();
}
