import { load, type CheerioAPI } from 'cheerio';
import { refuseDeepNesting, TooDeeplyNested } from '../html-nesting.ts';
import { decodeText } from '../readers/decode-text.ts';
import { removeUnseen } from '../readers/read-html-unseen.ts';
import { UnreadableFile } from '../readers/unreadable-file.ts';
import { sanitiseHtml } from '../sanitise-html.ts';
import type { ReadArticle } from './article.ts';
import { bodyOf } from './article-body.ts';
import { pageFacts } from './article-facts.ts';
import { markFiles } from './article-links.ts';
import { documentNumberIn, titleIn, writtenDayIn } from './article-words.ts';

const MOST_CHARACTERS = 12_000_000;
/** More words than an office writes: beyond it a text can't be stored. */
const MOST_BODY = 2_000_000;

/**
 * A web page as an article: what its meta tags say (国办发〔2017〕47号: ArticleTitle, PubDate, ContentSource, ColumnName …), the facts
 * that stand on it (索引号、文号、成文日期 …), and its text without menus, heads and feet. Throws `UnreadableFile`.
 */
export function articleOfPage(bytes: Uint8Array, name: string): ReadArticle {
  const { text } = decodeText(bytes);
  if (text.length > MOST_CHARACTERS) throw new UnreadableFile('网页过大，没有读取。');
  refuseNesting(text);
  const $ = load(text);
  const facts = pageFacts($);
  const heading = headingOf($);
  removeUnseen($);
  const body = bodyOf($);
  const { files, external } = markFiles($, body, facts.url);
  const clean = sanitiseHtml(
    body
      .map((_, node) => $.html(node))
      .get()
      .join('\n'),
  );
  if (clean.html.length > MOST_BODY) throw new UnreadableFile('网页的正文过长，没有读取。');
  const lines = clean.text.split('\n');
  const found = facts.title === '' && heading === '' ? titleIn(lines) : null;
  const title = [facts.title, heading, found?.title ?? ''].find((each) => each !== '') ?? '';
  const windowTitle = withoutSite($('title').first().text());
  return {
    ...facts,
    title: title === '' ? (windowTitle === '' ? name.replace(/\.[^.]+$/u, '') : windowTitle) : title,
    isTitleGuessed: title === '',
    bodyHtml: withoutByline(withoutHeading(clean.html, title)),
    documentNumber: facts.documentNumber === '' ? documentNumberIn(lines) : facts.documentNumber,
    writtenOn: facts.writtenOn ?? writtenDayIn(lines),
    files,
    hasText: clean.text !== '',
    notes: [...clean.notices.filter((notice) => !notice.includes('图片')), ...external],
  };
}

function refuseNesting(text: string): void {
  try {
    refuseDeepNesting(text);
  } catch (error) {
    if (!(error instanceof TooDeeplyNested)) throw error;
    throw new UnreadableFile('网页的层次异常，没有读取。', { cause: error });
  }
}

const HEADINGS = ['article h1', 'h1', '.article-title', '.con-title', '[class*="articletitle" i]'];

function headingOf($: CheerioAPI): string {
  const texts = HEADINGS.map((selector) => $(selector).first().text().replaceAll(/\s+/gu, ' ').trim());
  return texts.find((text) => text.length >= 2 && text.length <= 300) ?? '';
}

/** `标题_栏目_站点名` is what windows are called. */
function withoutSite(title: string): string {
  return (title.split(/[_|]|\s-\s/u)[0] ?? '').replaceAll(/\s+/gu, ' ').trim();
}

/** A heading at the top of the text that says the title once more. */
function withoutHeading(html: string, title: string): string {
  const first = /^<(h2|h3|p)\b[^>]*>(.*?)<\/\1>\s*/su.exec(html);
  if (first === null || title === '') return html;
  const plain = (first[2] ?? '').replaceAll(/<[^>]*>/gu, '');
  return squeezed(plain) === squeezed(title) ? html.slice(first[0].length) : html;
}

/** What is labelled so, or ends in a bare day as our own packages write it, is no part of the text. */
const BYLINE =
  /(?:发布时间|发布日期|信息来源|来源|浏览次数|点击|阅读)\s*[：:]|(?:^|\u3000)\d{4}-\d{2}-\d{2}$/u;
const LONGEST_BYLINE = 120;

/** A line at the top of the text that says who published it and when. */
function withoutByline(html: string): string {
  const first = /^<p\b[^>]*>(.*?)<\/p>\s*/su.exec(html);
  if (first === null) return html;
  const plain = (first[1] ?? '').replaceAll(/<[^>]*>/gu, '').trim();
  const isByline = plain.length <= LONGEST_BYLINE && BYLINE.test(plain) && !/[。；！？]/u.test(plain);
  return isByline ? html.slice(first[0].length) : html;
}

function squeezed(text: string): string {
  return text.replaceAll(/&nbsp;|\s/gu, '').replaceAll('&amp;', '&');
}
