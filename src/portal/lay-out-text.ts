const TAGS = /<(\/?)(table|ul|ol|blockquote|figure)\b[^>]*>|<p>((?:(?!<\/?p\b)[\s\S])*)<\/p>/g;

interface Paragraph {
  readonly at: number;
  readonly whole: string;
  readonly content: string;
  readonly text: string;
}

/**
 * Gives the plain paragraphs of a sanitised body the look of a 公文 (GB/T 9704): who it is addressed to stands without
 * indent, who signed it and when stands at the right, the number of an article stands out. Only the first line's
 * indent is the style sheet's; one typed with spaces is taken away for it. Paragraphs that say themselves how they
 * stand, and those in tables, lists and quotations, stay as they are. No word is changed.
 */
export function layOutText(body: string): string {
  const paragraphs = plainParagraphs(body);
  const signed = signatureOf(paragraphs);
  let laidOut = '';
  let from = 0;
  for (const [index, paragraph] of paragraphs.entries()) {
    laidOut +=
      body.slice(from, paragraph.at) + shape(paragraph, { first: index === 0, signed: signed.has(index) });
    from = paragraph.at + paragraph.whole.length;
  }
  return laidOut + body.slice(from);
}

function plainParagraphs(body: string): Paragraph[] {
  const found: Paragraph[] = [];
  let depth = 0;
  for (const match of body.matchAll(TAGS)) {
    const [whole, closing, container, content] = match;
    if (container !== undefined) depth += closing === '' ? 1 : -1;
    else if (depth === 0 && content !== undefined) {
      found.push({ at: match.index, whole, content, text: textOf(content) });
    }
  }
  return found;
}

/** Tags and space at both ends don't count. */
function textOf(content: string): string {
  return content
    .replace(/<[^>]*>/g, '')
    .replaceAll('&nbsp;', ' ')
    .trim();
}

const DATE =
  /^(?:\d{4}年\d{1,2}月\d{1,2}日|[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,4}日)$/;
const MOST_SIGNERS = 4;
const LONGEST_NAME = 40;

/** The date among the last paragraphs, and the names right above it. */
function signatureOf(paragraphs: readonly Paragraph[]): ReadonlySet<number> {
  const last = paragraphs.findLastIndex(({ text }) => DATE.test(text));
  if (last < 0 || last < paragraphs.length - 3) return new Set();
  const signed = new Set([last]);
  for (let at = last - 1; at > 0 && at >= last - MOST_SIGNERS; at -= 1) {
    const { text } = paragraphs[at] ?? { text: '' };
    if (text === '' || text.length > LONGEST_NAME || /[。；：！？，、.;:]/.test(text)) break;
    signed.add(at);
  }
  return signed;
}

const ADDRESSED = /^[^。；！？]{2,80}：$/;
const LEADS_IN = /如下|下列|以下|根据|按照|为了|现将|现就|现予|通知|公告|公示/;

function shape(paragraph: Paragraph, place: { first: boolean; signed: boolean }): string {
  const content = paragraph.content.replace(/^(?:[\s\u3000\u00A0]|&nbsp;)+/, '');
  if (place.signed) return `<p class="signature">${content}</p>`;
  if (place.first && ADDRESSED.test(paragraph.text) && !LEADS_IN.test(paragraph.text)) {
    return `<p class="indent-0">${content}</p>`;
  }
  return `<p>${content.replace(/^第[一二三四五六七八九十百零〇]+条(?=[\s\u3000])/, '<strong>$&</strong>')}</p>`;
}
