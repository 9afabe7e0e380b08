import type { Cheerio, CheerioAPI } from 'cheerio';
import type { AnyNode, Element } from 'domhandler';

/** Where CMS of Chinese government sites put the text of an article, the likeliest first. */
const BODIES = [
  '.document-body',
  '#UCAP-CONTENT',
  '#zoomcon',
  '#zoom',
  '.TRS_Editor',
  '.trs_editor_view',
  '.TRS_UEDITOR',
  '.view.TRS_UEDITOR',
  '#artContent',
  '#articleContent',
  '#content-text',
  '.article-content',
  '.article_content',
  '.articleContent',
  '.pages_content',
  '.content-txt',
  '.conTxt',
  '.con_text',
  '.news_content',
  '.wzcon',
  '.detail-content',
];
/** What stands around a text on every page. */
const AROUND =
  'nav,header,footer,aside,form,[role="navigation"],[role="banner"],[role="contentinfo"],[role="search"],[class*="breadcrumb" i],[class*="crumb" i],[class*="menu" i],[class*="sidebar" i],[class*="share" i],[id*="share" i],[class*="footer" i],[id*="footer" i],[class*="copyright" i],[class*="related" i],[class*="position" i],[class*="pagination" i],[class*="qrcode" i],[id*="qrcode" i],[id*="header" i],[class*="header" i],[class*="toolbar" i],[class*="print" i]';
const CONTAINERS = 'article,main,section,div,td';
const AROUND_WORDS =
  /^(?:您?(?:的|所在的?)?(?:当前|现在)?位置|当前位置|打印|关闭|分享|字体|【|上一篇|下一篇|扫一扫|版权所有|主办单位)/u;
const LEAST_TEXT = 20;
const MOST_CANDIDATES = 3_000;

/** The part of the page that is the article's text; the page without what stands around where none stands out. */
export function bodyOf($: CheerioAPI): Cheerio<AnyNode> {
  for (const selector of BODIES) {
    const found = $<Element, string>(selector).filter((_, node) => holdsSomething($, node));
    if (found.length > 0) return found.first();
  }
  $(AROUND)
    .filter((_, node) => !isMost($, node))
    .remove();
  removeLines($);
  return densest($) ?? $('body').contents();
}

function holdsSomething($: CheerioAPI, node: Element): boolean {
  const found = $(node);
  return found.text().trim().length > 0 || found.find('img,table').length > 0;
}

/** Names say little: what holds most of the page's text isn't beside it. */
function isMost($: CheerioAPI, node: Element): boolean {
  const own = $(node).text().trim().length;
  return own > 200 && own * 2 > $('body').text().trim().length;
}

function removeLines($: CheerioAPI): void {
  $('p,div,span,li,td')
    .filter((_, node) => {
      const text = $(node).text().trim();
      return text.length < 60 && AROUND_WORDS.test(text) && $(node).find('img,table').length === 0;
    })
    .remove();
}

/** The container with most words of its own paragraphs, links counted against it. */
function densest($: CheerioAPI): Cheerio<AnyNode> | null {
  let best: { readonly node: Element; readonly score: number } | null = null;
  for (const node of $(CONTAINERS).toArray().slice(0, MOST_CANDIDATES)) {
    const score = scoreOf($, node);
    if (score >= LEAST_TEXT && (best === null || score > best.score)) best = { node, score };
  }
  return best === null ? null : $(best.node);
}

/** Words in direct children that are text, paragraphs or tables: what holds other containers only passes theirs on in part. */
function scoreOf($: CheerioAPI, node: Element): number {
  let own = 0;
  for (const child of node.children) {
    if (child.type === 'text') own += child.data.trim().length;
    else if (child.type === 'tag') own += wordsOf($, child) * (isBlock(child) ? 1 : 0.5);
  }
  return own;
}

function wordsOf($: CheerioAPI, node: Element): number {
  const found = $(node);
  const links = found.is('a') ? found.text() : found.find('a').text();
  return Math.max(0, found.text().trim().length - 2 * links.trim().length);
}

function isBlock(node: Element): boolean {
  return /^(?:p|h[1-6]|table|ul|ol|blockquote|pre|span|strong|b|font|center|br)$/u.test(node.name);
}
