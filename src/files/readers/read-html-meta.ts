import type { CheerioAPI } from 'cheerio';
import type { SourceDocument } from '../../law/annual-report/reading/source-document.ts';

const DAY = /\d{4}\D{1,2}\d{1,2}\D{1,2}\d{1,2}/u;
const SAID = /(?:发布|公开|公布)(?:日期|时间)[：:\s]*(\d{4}[-年/.]\d{1,2}[-月/.]\d{1,2}日?)/u;
const PUBLISHED = ['pubdate', 'publishdate', 'publish_date', 'article:published_time'];

/**
 * What a page says of itself: its title as the CMS has it, else that of its window; the day it was published as it is written
 * in the head, else beside 发布日期 on the page. Empty where it says nothing.
 */
export function pageMeta($: CheerioAPI): SourceDocument['meta'] {
  const said = new Map<string, string>();
  for (const { attribs } of $('meta[content]').toArray()) {
    const name = (attribs['name'] ?? attribs['property'] ?? '').toLowerCase();
    const content = (attribs['content'] ?? '').trim();
    if (content !== '' && !said.has(name)) said.set(name, content);
  }
  return {
    title: said.get('articletitle') ?? $('title').first().text().trim(),
    published:
      PUBLISHED.map((name) => said.get(name) ?? '').find((day) => DAY.test(day)) ??
      SAID.exec($('body').text())?.[1] ??
      '',
  };
}
