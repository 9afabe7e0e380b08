import { load } from 'cheerio';
import sanitize from 'sanitize-html';
import { plainText } from './plain-text.ts';
import { tidyWord } from './tidy-word.ts';

/** Cleaned rich text. */
export interface CleanHtml {
  readonly html: string;
  /** Its text, a line for each block. */
  readonly text: string;
  /** What was taken away, for whoever wrote it; each kind once. */
  readonly notices: readonly string[];
}

const ALIGNMENTS = ['align-left', 'align-center', 'align-right', 'align-justify'];
const INDENTS = ['indent-0', 'indent-1', 'indent-2', 'indent-3', 'indent-4'];
const BLOCK_CLASSES = [...ALIGNMENTS, ...INDENTS];
/** Classes and attributes with which an annual report's own text and tables are laid out. */
const REPORT_CLASSES = ['official-document', 'signature', 'table-scroll', 'figures'];
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const CELL_NAME = /^t[234]\.[A-Za-z.]{2,40}$/;
const ELEMENT_ID = /^[a-z][a-z0-9-]{0,40}(?: [a-z][a-z0-9-]{0,40}){0,12}$/;

const BLOCK_TAGS = 'article section div p h2 h3 h4 ul ol li blockquote hr br'.split(' ');
const TABLE_TAGS = 'table caption colgroup col thead tbody tfoot tr th td'.split(' ');
const INLINE_TAGS = 'strong em u s sub sup a img time'.split(' ');

/** The one allow-list. Everything that isn't here is taken away; its text stays, unless it is no text for readers. */
const OPTIONS: sanitize.IOptions = {
  allowedTags: [...BLOCK_TAGS, ...TABLE_TAGS, ...INLINE_TAGS],
  allowedAttributes: {
    a: ['href'],
    img: ['data-attachment-id', 'alt'],
    ol: ['start'],
    col: ['span'],
    time: ['datetime'],
    th: ['colspan', 'rowspan', 'scope', 'id', 'headers', 'data-cell'],
    td: ['colspan', 'rowspan', 'id', 'headers', 'data-cell'],
    table: ['id'],
    div: ['role', 'tabindex', 'aria-labelledby'],
    article: ['lang'],
  },
  allowedClasses: {
    p: [...BLOCK_CLASSES, ...REPORT_CLASSES],
    h2: BLOCK_CLASSES,
    h3: BLOCK_CLASSES,
    h4: BLOCK_CLASSES,
    td: ALIGNMENTS,
    th: ALIGNMENTS,
    div: [...REPORT_CLASSES],
    article: REPORT_CLASSES,
    section: REPORT_CLASSES,
    table: REPORT_CLASSES,
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesAppliedToAttributes: ['href'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  nonTextTags: [
    'script',
    'style',
    'textarea',
    'option',
    'noscript',
    'iframe',
    'object',
    'embed',
    'svg',
    'math',
    'template',
    'title',
  ],
  transformTags: { b: 'strong', i: 'em', strike: 's', del: 's', ins: 'u', h1: 'h2', h5: 'h4', h6: 'h4' },
};

/**
 * Cleans rich text from an editor, from Word or from a web page by one strict allow-list. Cleaning twice changes nothing
 * more. Pictures stay only when they are attachments; links only to web pages, mail and telephones. Throws `TooDeeplyNested`.
 */
export function sanitiseHtml(dirty: string): CleanHtml {
  const notices = new Set<string>();
  for (const { pattern, notice } of TAKEN_AWAY) if (pattern.test(dirty)) notices.add(notice);
  let clean = cleanOnce(dirty, notices);
  // What one passage takes away may leave something that the next sees differently: on to the text that stays.
  for (
    let again = cleanOnce(clean, notices), rounds = 0;
    again !== clean && rounds < MOST_PASSAGES;
    rounds += 1
  ) {
    clean = again;
    again = cleanOnce(clean, notices);
  }
  return { html: clean, text: plainText(clean), notices: [...notices] };
}

const MOST_PASSAGES = 8;

function cleanOnce(html: string, notices: Set<string>): string {
  return finish(sanitize(tidyWord(html), OPTIONS), notices);
}

const TAKEN_AWAY: readonly { pattern: RegExp; notice: string }[] = [
  { pattern: /<script\b/i, notice: '已去掉脚本，公开的网页不允许运行脚本。' },
  { pattern: /<[^<>]+\son[a-z]+\s*=/i, notice: '已去掉内容中附带的事件代码。' },
  { pattern: /javascript:/i, notice: '已去掉不安全的链接。' },
  {
    pattern: /<(?:iframe|object|embed|video|audio)\b/i,
    notice: '已去掉嵌入的网页或音视频，请改为附件或链接。',
  },
  { pattern: /<(?:form|input|button|select)\b/i, notice: '已去掉表单，请改用文字说明。' },
];

/** What the allow-list can't say: values of attributes, empty paragraphs, pictures without attachment. */
function finish(html: string, notices: Set<string>): string {
  const $ = load(`<body>${html}`);
  $('img').each((_, element) => {
    const image = $(element);
    if (UUID.test(image.attr('data-attachment-id') ?? '')) return;
    image.remove();
    notices.add('有图片没有上传，已去掉。请把图片作为附件上传后再插入正文。');
  });
  $('[data-cell]').each((_, element) => dropUnless($(element), 'data-cell', CELL_NAME));
  for (const name of ['id', 'headers', 'aria-labelledby']) {
    $(`[${name}]`).each((_, element) => dropUnless($(element), name, ELEMENT_ID));
  }
  for (const name of ['colspan', 'rowspan', 'span', 'start']) {
    $(`[${name}]`).each((_, element) => dropUnless($(element), name, /^[1-9]\d{0,2}$/));
  }
  $('[scope]').each((_, element) => dropUnless($(element), 'scope', /^(?:row|col|rowgroup|colgroup)$/));
  $('[tabindex]').each((_, element) => dropUnless($(element), 'tabindex', /^0$/));
  $('[role]').each((_, element) => dropUnless($(element), 'role', /^region$/));
  $('a').each((_, element) => {
    const link = $(element);
    if ((link.attr('href') ?? '') === '') link.replaceWith(link.contents());
  });
  $('[class=""]').removeAttr('class');
  // A division that says nothing of itself only wraps.
  $('div:not([class]),section:not([class])').each(
    (_, element) => void $(element).replaceWith($(element).contents()),
  );
  // A hundred empty lines are no layout. From the last to the first: taking the last child away costs nothing.
  for (const element of $('p,h2,h3,h4,li,blockquote').toArray().toReversed()) {
    const block = $(element);
    if (block.text().replace(/[\s\u00A0\u3000]/g, '') === '' && block.find('img,br,table').length === 0)
      block.remove();
  }
  return ($('body').html() ?? '').trim();
}

type Selection = ReturnType<ReturnType<typeof load>>;

function dropUnless(element: Selection, name: string, pattern: RegExp): void {
  if (!pattern.test(element.attr(name) ?? '')) element.removeAttr(name);
}
