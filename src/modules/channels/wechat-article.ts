import { load, type CheerioAPI } from 'cheerio';
import type { Element } from 'domhandler';
import { escapeHtml } from '../../portal/html.ts';
import { WECHAT_LIMITS } from './wechat-limits.ts';

/** What an article is made of: a public item with its text. */
export interface ArticleSource {
  readonly bodyHtml: string;
  readonly summary: string;
  readonly publisher: string;
  /** 'YYYY-MM-DD' */
  readonly publishedOn: string;
  readonly documentNumber: string;
  readonly indexNumber: string;
  /** Names of files that stay on the portal. */
  readonly files: readonly string[];
}

/** An article as the platform shows it. */
export interface WechatArticleText {
  /** Pictures still name their attachment: `data-attachment-id`. */
  readonly html: string;
  /** The whole text is too long for the platform: this is the summary that leads to it. */
  readonly shortened: boolean;
}

const TEXT = 'font-size:16px;line-height:1.8;color:#222222;';
const STYLES: Readonly<Record<string, string>> = {
  p: `margin:0 0 1em;text-align:justify;${TEXT}`,
  h2: 'margin:1.4em 0 0.7em;font-size:18px;line-height:1.5;font-weight:bold;color:#1d4f91;',
  h3: 'margin:1.2em 0 0.6em;font-size:17px;line-height:1.5;font-weight:bold;color:#222222;',
  h4: 'margin:1em 0 0.5em;font-size:16px;line-height:1.5;font-weight:bold;color:#222222;',
  ul: `margin:0 0 1em;padding-left:1.5em;${TEXT}`,
  ol: `margin:0 0 1em;padding-left:1.5em;${TEXT}`,
  li: 'margin:0 0 0.3em;',
  blockquote: `margin:0 0 1em;padding:0.4em 1em;border-left:3px solid #cccccc;${TEXT}`,
  table: 'width:100%;border-collapse:collapse;margin:0;line-height:1.5;color:#222222;',
  caption: 'padding:0.4em 0;font-size:15px;font-weight:bold;text-align:center;',
  th: 'border:1px solid #999999;padding:4px;background-color:#eef3fa;text-align:center;word-break:break-all;',
  td: 'border:1px solid #999999;padding:4px;word-break:break-all;',
  img: 'max-width:100%;height:auto;display:block;margin:0 auto 1em;',
};
const ALIGNMENTS: Readonly<Record<string, string>> = {
  'align-left': 'text-align:left;',
  'align-center': 'text-align:center;',
  'align-right': 'text-align:right;',
};
const KEPT: ReadonlySet<string> = new Set([
  'colspan',
  'rowspan',
  'start',
  'data-attachment-id',
  'alt',
  'href',
]);
/** The platform lets an article lead only to other articles. */
const OWN_LINK = /^https:\/\/mp\.weixin\.qq\.com\//;
/** Columns that stand beside each other on a telephone; more get smaller letters. */
const COLUMNS_FULL_SIZE = 3;
const COLUMNS_MIDDLE_SIZE = 5;

/** The article of cleaned rich text, with styles in its elements alone: nothing else survives on the platform. */
export function wechatArticle(source: ArticleSource): WechatArticleText {
  const whole = `${bodyOf(source.bodyHtml)}${footOf(source)}`;
  if (fits(whole)) return { html: whole, shortened: false };
  const short = `<p style="${STYLES['p']}">${escapeHtml(source.summary)}</p><p style="${STYLES['p']}">全文较长，请点击文末“阅读原文”查看。</p>${footOf(source)}`;
  return { html: short, shortened: true };
}

/** Pictures that an article shows, by their attachment, in order. */
export function picturesIn(html: string): string[] {
  const $ = load(html, null, false);
  const ids = $('img[data-attachment-id]')
    .toArray()
    .map((image) => $(image).attr('data-attachment-id') ?? '');
  return [...new Set(ids)];
}

/** Puts the addresses that the platform gave in place of the attachments; a picture without one becomes words. */
export function withPictures(html: string, addresses: ReadonlyMap<string, string>): string {
  const $ = load(html, null, false);
  for (const image of $('img').toArray()) {
    const address = addresses.get($(image).attr('data-attachment-id') ?? '');
    if (address === undefined) {
      const alt = $(image).attr('alt') ?? '';
      $(image).replaceWith(`<span>（图片${alt === '' ? '' : `：${escapeHtml(alt)}`}，见原文）</span>`);
    } else {
      $(image).attr('src', address).removeAttr('data-attachment-id');
    }
  }
  return $.html();
}

/** Whether the platform takes a text of this length. */
export function fits(html: string): boolean {
  // Addresses of pictures are longer than what stands in their place now.
  const pictures = (html.match(/<img/g)?.length ?? 0) * LONGEST_ADDRESS;
  return (
    [...html].length + pictures < WECHAT_LIMITS.contentCharacters &&
    Buffer.byteLength(html) + pictures < WECHAT_LIMITS.contentBytes
  );
}

const LONGEST_ADDRESS = 300;

function bodyOf(bodyHtml: string): string {
  const $ = load(bodyHtml, null, false);
  for (const link of $('a').toArray()) asText($, link);
  for (const table of $('table').toArray()) narrow($, table);
  for (const element of $('*').toArray()) if (element.type === 'tag') restyle($, element);
  // Frames without a meaning of their own there.
  for (const frame of $('article, section[class], div').toArray()) frame.name = 'section';
  return $.html();
}

function asText($: CheerioAPI, link: Element): void {
  const href = $(link).attr('href') ?? '';
  if (OWN_LINK.test(href)) return;
  const text = $(link).text();
  const told = href === '' || text.includes(href) || !/^https?:/.test(href) ? '' : `（${escapeHtml(href)}）`;
  $(link).replaceWith(`${$(link).html() ?? ''}${told}`);
}

function narrow($: CheerioAPI, table: Element): void {
  const columns = Math.max(
    1,
    ...$(table)
      .find('tr')
      .toArray()
      .map((row) => $(row).children('td, th').length),
  );
  const size = columns <= COLUMNS_FULL_SIZE ? 15 : columns <= COLUMNS_MIDDLE_SIZE ? 13 : 11;
  $(table).wrap('<section style="overflow-x:auto;margin:0 0 1em;"></section>');
  $(table).attr('data-size', String(size));
}

function restyle($: CheerioAPI, element: Element): void {
  const classes = ($(element).attr('class') ?? '').split(' ');
  const size = $(element).attr('data-size');
  const own = element.name === 'section' ? $(element).attr('style') : STYLES[element.name];
  const style = [
    own ?? '',
    size === undefined ? '' : `font-size:${size}px;`,
    ...classes.map((name) => ALIGNMENTS[name] ?? ''),
  ].join('');
  for (const name of Object.keys(element.attribs)) if (!KEPT.has(name)) $(element).removeAttr(name);
  if (element.name !== 'img') $(element).removeAttr('alt').removeAttr('data-attachment-id');
  if (style !== '') $(element).attr('style', style);
}

function footOf(source: ArticleSource): string {
  const small = 'margin:0 0 0.4em;font-size:14px;line-height:1.6;color:#555555;';
  const lines = [
    ...(source.files.length === 0
      ? []
      : [`附件 ${source.files.length} 个（${source.files.join('、')}），请点击文末“阅读原文”下载。`]),
    `来源：${source.publisher}　发布日期：${source.publishedOn}`,
    [source.documentNumber === '' ? '' : `文号：${source.documentNumber}`, `索引号：${source.indexNumber}`]
      .filter((part) => part !== '')
      .join('　'),
  ];
  return `<section style="margin:1.5em 0 0;padding:0.8em 0 0;border-top:1px solid #dddddd;">${lines
    .map((line) => `<p style="${small}">${escapeHtml(line)}</p>`)
    .join('')}</section>`;
}
