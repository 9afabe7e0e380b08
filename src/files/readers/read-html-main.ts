import type { Cheerio, CheerioAPI } from 'cheerio';
import type { AnyNode, Element } from 'domhandler';

const CONTAINERS = 'div,ul,ol,dl,section,p,span,nav,header,footer,aside';
/** Names of what leads elsewhere. */
const MENU = /(?:^|[-_\s])(?:nav|navigation|menu|breadcrumb|crumb|sidebar|share)(?:$|[-_\s\d])/iu;
/** Names that what is around a report often has, and sometimes a part of the report itself. */
const AROUND =
  /(?:^|[-_\s])(?:footer|header|top|bottom|related|copyright|friend-?link|position|location)(?:$|[-_\s\d])/iu;
const AROUND_WORDS =
  /您(?:的|所在的?)?位置|(?:当前|所在)位置|版权所有|备案|主办单位|承办单位|技术支持|分享到|扫一扫|打印本页|copyright/iu;
const PART = /[一二三四五六]、\s*(?:总体情况|主动公开|收到|政府信息公开行政|因政府信息|存在|其他需要)/gu;
const REPORT_TITLE = /政府信息公开[^，。]{0,10}报告/u;
/** Where CMS put the text, the likeliest first. */
const MAIN =
  'article|main|[role="main"]|#UCAP-CONTENT|#zoom|.TRS_Editor|#content|.content|[id*="zoom" i]|[class*="article" i]|[class*="content" i]|[id*="content" i]|[class*="detail" i]'.split(
    '|',
  );
const MOST_CANDIDATES = 60;

/** Takes away menus, headers and footers; never what holds a table with figures or a part of a report. */
export function removeMenus($: CheerioAPI): void {
  $(CONTAINERS)
    .filter((_, node) => isAround($, node))
    .remove();
}

/** The part of the page that holds all tables and parts of a report, with its headline; the page where there is none such. */
export function mainOf($: CheerioAPI): Cheerio<AnyNode> {
  const body = $('body');
  const all = measure($, body);
  for (const selector of MAIN)
    for (const node of $(selector).toArray().slice(0, MOST_CANDIDATES)) {
      const found = $(node);
      const its = measure($, found);
      const holdsAll = its.tables === all.tables && its.parts === all.parts;
      const enough = all.parts > 0 ? its.length > 400 : its.length > all.length * 0.6;
      if (holdsAll && enough && its.speaksOfIt) return withHeadline($, found);
    }
  return body;
}

function measure(
  $: CheerioAPI,
  nodes: Cheerio<AnyNode>,
): { tables: number; parts: number; length: number; speaksOfIt: boolean } {
  const text = nodes.text();
  return {
    tables: nodes.find('table').filter((_, node) => holdsFigures($, node)).length,
    parts: [...text.matchAll(PART)].length,
    length: text.length,
    speaksOfIt: text.includes('政府信息公开'),
  };
}

/** A table with figures that doesn't lay out others. */
function holdsFigures($: CheerioAPI, table: Element): boolean {
  const found = $(table);
  return found.find('table').length === 0 && found.find('td,th').length >= 4 && /\d/u.test(found.text());
}

/** The headline often stands above the container of the text. */
function withHeadline($: CheerioAPI, main: Cheerio<AnyNode>): Cheerio<AnyNode> {
  const inOrder = $('h1,h2,h3,[class*="title" i],[id*="title" i]').add(main);
  const above = inOrder.slice(0, inOrder.index(main)).filter((_, node) => {
    const text = $(node).text().trim();
    return text.length <= 80 && REPORT_TITLE.test(text);
  });
  return above.first().add(main);
}

function isAround($: CheerioAPI, node: Element): boolean {
  const names = `${node.attribs['class'] ?? ''} ${node.attribs['id'] ?? ''}`;
  const isMenu = /^(?:nav|footer|aside)$/u.test(node.name) || MENU.test(names);
  const isHeader = node.name === 'header' && $(node).closest('article,main').length === 0;
  if (!isMenu && !isHeader && !AROUND.test(names)) return false;
  const found = $(node);
  const text = found.text();
  if (text.length > 3_000 || text.search(PART) >= 0 || REPORT_TITLE.test(withoutLinks($, found)))
    return false;
  if (found.find('table').filter((_, table) => holdsFigures($, table)).length > 0) return false;
  if (isMenu || isHeader) return true;
  return AROUND_WORDS.test(text) || withoutLinks($, found).trim().length * 2 < text.trim().length;
}

function withoutLinks($: CheerioAPI, nodes: Cheerio<Element>): string {
  const copy = nodes.clone();
  copy.find('a').remove();
  return $(copy).text();
}
