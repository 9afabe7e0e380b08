import type { CheerioAPI } from 'cheerio';
import { readDate } from '../../law/clock/ledger-dates.ts';
import { normaliseDocumentNumber } from '../../law/document-number.ts';
import type { ReadArticle } from './article.ts';

/** What a page says of its article besides the text. */
export type PageFacts = Pick<
  ReadArticle,
  | 'title'
  | 'isArticle'
  | 'summary'
  | 'documentNumber'
  | 'indexNumber'
  | 'writtenOn'
  | 'publishedOn'
  | 'columns'
  | 'contentSource'
  | 'keywords'
  | 'url'
>;

/** Longest values that the document takes; longer ones on a page are something else. */
const LONGEST_LINE = 100;
const LONGEST_SUMMARY = 2_000;
const MOST_KEYWORDS = 10;
const LONGEST_KEYWORD = 30;
const DAY = /\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?/u;
/** Where a page says something of itself outside of its text. */
const FACT_PLACES = 'table,dl,ul,.byline,header,p,div';
const MOST_PLACES = 400;
const LONGEST_PLACE = 1_500;
const TRAIL =
  '[class*="breadcrumb" i],[class*="crumb" i],[class*="position" i],[class*="location" i],[class*="dqwz" i],[class*="weizhi" i]';

/** Reads the meta tags of the page, then what is written on it. */
export function pageFacts($: CheerioAPI): PageFacts {
  const meta = metaOf($);
  const said = (...names: string[]): string =>
    names.map((name) => meta.get(name) ?? '').find((text) => text !== '') ?? '';
  const written = factsWritten($);
  const title = said('articletitle', 'og:title');
  const pubDate = dayIn(said('pubdate', 'publishdate', 'publish_date', 'article:published_time'));
  return {
    title: oneLine(title, 300),
    isArticle: said('articletitle') !== '' || pubDate !== null,
    summary: oneLine(said('description'), LONGEST_SUMMARY),
    documentNumber: normaliseDocumentNumber(written('发文字号|文\\s*号')) ?? '',
    indexNumber: written('索\\s*引\\s*号').slice(0, LONGEST_LINE),
    writtenOn: dayIn(written('成文日期|成文时间|生成日期|发文日期')),
    publishedOn: pubDate ?? dayIn(written('发布日期|发布时间|公开日期|公布日期')),
    columns: columnsOf($, said('columnname')),
    contentSource: oneLine(said('contentsource'), LONGEST_LINE),
    keywords: keywordsIn(said('keywords')),
    url: addressIn(said('url', 'og:url'), $('link[rel="canonical"]').attr('href') ?? ''),
  };
}

function metaOf($: CheerioAPI): Map<string, string> {
  const meta = new Map<string, string>();
  for (const { attribs } of $('meta[content]').toArray()) {
    const name = (attribs['name'] ?? attribs['property'] ?? '').trim().toLowerCase();
    const content = (attribs['content'] ?? '').trim();
    if (content !== '' && !meta.has(name)) meta.set(name, content);
  }
  return meta;
}

/** Finds the value behind a label such as 文号： in the first of the short places that has it. */
function factsWritten($: CheerioAPI): (label: string) => string {
  const texts = $(FACT_PLACES)
    .toArray()
    .slice(0, MOST_PLACES)
    .filter((node) => saysSomething($(node).text()))
    .map((node) => {
      const copy = $(node).clone();
      copy.find('script,style').remove();
      copy.find('td,th,dd,li,p,div,br,span,dt').after('\n');
      return copy.text();
    });
  return (label) => {
    const pattern = new RegExp(
      `(?:^|[\\s\\[【|])(?:${label})\\s*[\\]】]?\\s*[：:]?\\s*\\n?\\s*([^\\n|]{2,100})`,
      'u',
    );
    for (const text of texts) {
      const found = pattern.exec(text)?.[1]?.trim() ?? '';
      if (found !== '' && !/[：:]$/u.test(found)) return found;
    }
    return '';
  };
}

/** Whether a place may hold one of the facts; those that can't need no closer look. */
function saysSomething(text: string): boolean {
  return text.length <= LONGEST_PLACE && /索\s*引\s*号|文\s*号|字号|日期|时间/u.test(text);
}

/** From the trail above the text, else as the page names its column. */
function columnsOf($: CheerioAPI, columnName: string): string[] {
  const trail = $(TRAIL)
    .first()
    .find('a')
    .toArray()
    .map((node) => $(node).text().trim())
    .filter((text) => text !== '' && !/^(?:首页|网站首页|主页)$/u.test(text));
  const name = oneLine(columnName, LONGEST_LINE);
  if (name === '') return trail.slice(-4);
  const at = trail.lastIndexOf(name);
  return at >= 0 ? trail.slice(0, at + 1) : [name];
}

function keywordsIn(text: string): string[] {
  const words = text
    .split(/[,，;；、\s]+/u)
    .map((word) => word.trim())
    .filter((word) => word !== '' && word.length <= LONGEST_KEYWORD);
  return [...new Set(words)].slice(0, MOST_KEYWORDS);
}

function addressIn(...said: readonly string[]): string {
  return said.find((text) => URL.canParse(text) && /^https?:$/u.test(new URL(text).protocol)) ?? '';
}

function dayIn(text: string): string | null {
  const found = DAY.exec(text);
  return found === null ? null : readDate(found[0].replaceAll(/\s/gu, ''));
}

function oneLine(text: string, longest: number): string {
  const line = text.replaceAll(/\s+/gu, ' ').trim();
  return line.length > longest ? '' : line;
}
