/** So long a summary made of a text's beginning is at most. */
const LONGEST = 120;

/**
 * 内容概述 as the public reads it (条例第12条 wants one of every document): what the office wrote, else the beginning of the
 * text up to the end of a sentence, else the title.
 */
export function shownSummary(page: {
  readonly summary: string;
  readonly bodyHtml: string;
  readonly title: string;
}): string {
  if (page.summary.trim() !== '') return page.summary;
  const text = plain(page.bodyHtml);
  if (text === '') return page.title;
  if (text.length <= LONGEST) return text;
  const head = text.slice(0, LONGEST);
  const end = Math.max(...['。', '；', '！', '？'].map((mark) => head.lastIndexOf(mark)));
  return end > LONGEST / 3 ? head.slice(0, end + 1) : `${[...head].slice(0, -1).join('')}…`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': ' ',
  '&amp;': '&',
};

/** Marks of what may stand within a word: they part nothing. */
const WITHIN_WORDS = /<\/?(?:a|em|s|strong|sub|sup|time|u)(?:\s[^>]*)?>/g;
/** What ends with a full-width mark needs no space before the next paragraph. */
const AFTER_MARKS = /(?<=[，。、；：？！…）》”’]) /g;

/** The words of a sanitised body, which knows no other entities. */
function plain(html: string): string {
  return html
    .replace(WITHIN_WORDS, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(?:lt|gt|quot|#39|nbsp|amp);/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(AFTER_MARKS, '')
    .trim();
}
